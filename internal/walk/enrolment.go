package walk

import (
	"kapukod/internal/enroll"
	"kapukod/internal/guide"
)

// Hosts tells whether the step under way is one in which the enrolment's step
// is shown. A guide without an enrolment shows none.
func (w *Walk) Hosts(step enroll.Step) bool {
	return w.Enrols() && step != enroll.StepLeft && w.hosts(w.step) == stageOf(step)
}

// Waits tells whether the step under way shows something of the enrolment,
// whether or not that is its turn.
func (w *Walk) Waits() bool { return w.Enrols() && w.hosts(w.step) != anyStage }

// Follow moves the walk after the enrolment, which stands at step: forward past
// the steps that are done by it, or back to where it went back. It reports
// whether the walk moved. entry is the enrolment's, empty before it is saved.
func (w *Walk) Follow(step enroll.Step, entry string) (moved bool) {
	if !w.Enrols() || step == enroll.StepLeft {
		return false
	}
	if entry != "" {
		w.entry = entry
	}
	here, now := w.hosts(w.step), stageOf(step)
	switch {
	case here == anyStage || here == now:
		return false
	case now > here:
		return w.forward(now)
	}
	return w.backTo(now)
}

// forward goes past the steps that show what the enrolment has done already.
func (w *Walk) forward(now stage) bool {
	to := w.step
	for to+1 < len(w.guide.Steps) {
		to++
		// What is left to do on the site after the last word of the enrolment
		// is not passed over.
		if h := w.hosts(to); h == anyStage || h >= min(now, paperStage) {
			break
		}
	}
	if to == w.step {
		return false
	}
	w.move(to)
	return true
}

// backTo goes back to the nearest step that shows the stage.
func (w *Walk) backTo(now stage) bool {
	for i := w.step - 1; i >= 0; i-- {
		if w.hosts(i) == now {
			w.move(i)
			return true
		}
	}
	return false
}

// Hold keeps the walk from being ahead of the enrolment: it goes back to the
// step that is not done yet. It reports whether it moved.
func (w *Walk) Hold(step enroll.Step) (moved bool) {
	due, ok := w.due()
	return w.Enrols() && ok && due > stageOf(step) && w.backTo(stageOf(step))
}

// Settle puts a walk that was resumed to where the enrolment stands: never past
// a step of it that is not done, and past those that are. It reports whether
// it moved.
func (w *Walk) Settle(step enroll.Step, entry string) (moved bool) {
	return w.Hold(step) || w.Follow(step, entry)
}

// due is the stage without which the step under way makes no sense: that of
// the next step which shows the enrolment.
func (w *Walk) due() (stage, bool) {
	for i := w.step; i < len(w.guide.Steps); i++ {
		if h := w.hosts(i); h != anyStage {
			return h, true
		}
	}
	return anyStage, false
}

// Typing goes to the step in which the key is typed, or back to the one in which
// it is scanned, where the guide has one for it and that way to the key is
// under way. It reports whether the walk moved.
func (w *Walk) Typing(on bool) (moved bool) {
	want, here := guide.ActionScan, guide.ActionType
	if on {
		want, here = here, want
	}
	if !w.Shows(here) {
		return false
	}
	for i, step := range w.guide.Steps {
		if step.Action == want {
			w.move(i)
			return true
		}
	}
	return false
}
