// Package walk owns where a person is in a guide: which step, which way back,
// how long the site still waits, and how the enrolment that runs inside a
// guide moves its steps. It draws nothing, reads no clock and keeps no secret:
// a Place is the name of a guide, of a step and of an entry.
package walk

import (
	"slices"
	"time"

	"kapukod/internal/enroll"
	"kapukod/internal/guide"
)

// Walk is a person on the way through guides. It is used by one goroutine.
type Walk struct {
	guides []guide.Guide
	guide  guide.Guide
	step   int
	// trail are the steps to go back to, the last one last.
	trail []int
	entry string
	// opened is when the site's page was opened; zero for not yet.
	opened time.Time
}

// Start begins a guide at its first step. It reports false where there is no
// such guide.
func Start(guides []guide.Guide, id string) (*Walk, bool) {
	w := &Walk{guides: guides}
	return w, w.enter(id, "")
}

// enter begins a guide at a step, or at its first one.
func (w *Walk) enter(id, step string) bool {
	i := slices.IndexFunc(w.guides, func(g guide.Guide) bool { return g.ID == id })
	if i < 0 || len(w.guides[i].Steps) == 0 {
		return false
	}
	w.guide, w.trail, w.step = w.guides[i], nil, 0
	if at, ok := w.guide.StepAt(step); ok {
		w.step = at
	}
	return true
}

// Guide is the guide under way.
func (w *Walk) Guide() guide.Guide { return w.guide }

// Step is the step under way.
func (w *Walk) Step() guide.Step { return w.guide.Steps[w.step] }

// Number is the step's place among the guide's steps, from 1.
func (w *Walk) Number() (step, of int) { return w.step + 1, len(w.guide.Steps) }

// Entry is the entry that the guide is about; empty before there is one.
func (w *Walk) Entry() string { return w.entry }

// About says which entry the guide is about.
func (w *Walk) About(entry string) { w.entry = entry }

// AtEnd tells whether no step follows.
func (w *Walk) AtEnd() bool { return w.next() < 0 && !w.Shows(guide.ActionChoose) }

// CanGoBack tells whether there is a step to go back to.
func (w *Walk) CanGoBack() bool { return len(w.trail) > 0 || w.step > 0 }

// Next goes to the next step. At now the person says that what the step asks
// for is done: when the page is open with which the site's clock begins, it
// does so here. It reports false at the end.
func (w *Walk) Next(now time.Time) bool {
	next := w.next()
	if next < 0 {
		return false
	}
	w.startClock(guide.ActionOpen, now)
	w.move(next)
	w.arrive(now)
	return true
}

// arrive begins the site's clock at a step whose page is open when it is shown.
func (w *Walk) arrive(now time.Time) {
	if !w.Shows(guide.ActionOpen) {
		w.startClock(w.Step().Action, now)
	}
}

// startClock begins the site's clock, where the step under way says so and is
// of this action.
func (w *Walk) startClock(action guide.Action, now time.Time) {
	if w.Step().StartsClock && w.Step().Action == action {
		w.opened = now
	}
}

// next is the step that follows; negative for none. Who has scanned the key
// passes over the step in which it is typed.
func (w *Walk) next() int {
	next := w.step + 1
	if w.Shows(guide.ActionScan) && next < len(w.guide.Steps) && w.guide.Steps[next].Action == guide.ActionType {
		next++
	}
	if w.Shows(guide.ActionDone, guide.ActionChoose) || next >= len(w.guide.Steps) {
		return -1
	}
	return next
}

// Back goes to the step that was there before. It reports false at the
// beginning.
func (w *Walk) Back() bool {
	switch n := len(w.trail); {
	case n > 0:
		w.step, w.trail = w.trail[n-1], w.trail[:n-1]
	case w.step > 0:
		w.step-- // resumed: how it came here is not kept
	default:
		return false
	}
	return true
}

// Go goes at now to a step of this guide, from which Back returns. Up to the one
// with which the site's clock begins, the site is opened anew, and the old
// page's clock says nothing any more.
func (w *Walk) Go(step string, now time.Time) bool {
	i, ok := w.guide.StepAt(step)
	if !ok {
		return false
	}
	if i != w.step {
		w.move(i)
	}
	if slices.ContainsFunc(w.guide.Steps[i:], func(s guide.Step) bool { return s.StartsClock }) {
		w.opened = time.Time{}
	}
	w.arrive(now)
	return true
}

// Choose goes at now where the i-th choice of the step leads: to a step, or to
// another guide.
func (w *Walk) Choose(i int, now time.Time) bool {
	choices := w.Step().Choices
	if i < 0 || i >= len(choices) {
		return false
	}
	if choices[i].Guide != "" && choices[i].Guide != w.guide.ID {
		return w.enter(choices[i].Guide, choices[i].Step)
	}
	return w.Go(choices[i].Step, now)
}

// move goes to a step. Going to one of the trail goes back to it, so that the
// way back never turns in circles.
func (w *Walk) move(to int) {
	if i := slices.Index(w.trail, to); i >= 0 {
		w.trail = w.trail[:i]
	} else {
		w.trail = append(w.trail, w.step)
	}
	w.step = to
}

// Left is how long the site's page still waits at now, as far as is known; over
// tells that it may have given up.
func (w *Walk) Left(now time.Time) (left time.Duration, known, over bool) {
	if w.opened.IsZero() || w.guide.SessionMinutes <= 0 {
		return 0, false, false
	}
	left = time.Duration(w.guide.SessionMinutes)*time.Minute - elapsed(w.opened, now)
	if left <= 0 {
		return 0, true, true
	}
	return left, true, false
}

// elapsed is the longer of what the wall clock and the steady count say, and at
// least 0: the count stands still while the computer sleeps, and the site does
// not; the wall clock can be set back.
func elapsed(from, to time.Time) time.Duration {
	return max(to.Round(0).Sub(from.Round(0)), to.Sub(from), 0)
}

// Opening is the step from which the site is opened again when it has given up:
// the last one that opens it, or else the one that starts its clock.
func (w *Walk) Opening() (step string, ok bool) {
	for _, fits := range []func(guide.Step) bool{
		func(s guide.Step) bool { return s.Action == guide.ActionOpen },
		func(s guide.Step) bool { return s.StartsClock },
	} {
		for _, s := range slices.Backward(w.guide.Steps[:w.step+1]) {
			if fits(s) {
				return s.ID, true
			}
		}
	}
	return "", false
}

// Shows tells whether the step under way is about one of the actions.
func (w *Walk) Shows(actions ...guide.Action) bool { return slices.Contains(actions, w.Step().Action) }

// Enrols tells whether an enrolment runs in the guide.
func (w *Walk) Enrols() bool { return w.guide.Kind == guide.KindSetup }

// stage orders the steps of an enrolment as a guide's steps wait for them.
type stage int

const (
	anyStage stage = iota
	keyStage
	codeStage
	deletionStage
	paperStage
	overStage
)

// stageOf is where the enrolment stands.
func stageOf(step enroll.Step) stage {
	switch step {
	case enroll.StepCode, enroll.StepRefused:
		return codeStage
	case enroll.StepDeletion:
		return deletionStage
	case enroll.StepPaper:
		return paperStage
	case enroll.StepDone:
		return overStage
	}
	return keyStage
}

// hosts is the stage of the enrolment that the i-th step shows; anyStage for
// none. A box to tick and an end have to do with it only after the code was
// accepted.
func (w *Walk) hosts(i int) stage {
	switch w.guide.Steps[i].Action {
	case guide.ActionScan, guide.ActionType:
		return keyStage
	case guide.ActionCode:
		return codeStage
	case guide.ActionDeletion:
		return deletionStage
	case guide.ActionTick, guide.ActionDone:
		if slices.ContainsFunc(w.guide.Steps[:i], func(s guide.Step) bool { return s.Action == guide.ActionCode }) {
			return paperStage
		}
	}
	return anyStage
}
