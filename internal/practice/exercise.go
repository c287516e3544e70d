package practice

import (
	"slices"
	"time"
)

// event is something that happened to a visitor on one of the sites and that
// an exercise may wait for.
type event int

const (
	_              event = iota
	evNamed              // name and password were right
	evPassword           // a wrong password was typed
	evShown              // the QR page was opened with a key of its own
	evRenewed            // „Új kódot kérek” while a key was shown
	evOldKey             // a code of a key that is worthless by now
	evSetupCode          // the first code of a new key was accepted
	evNoTick             // „Befejezés” without the tick
	evUnfinished         // left between the first code and „Befejezés”
	evFinished           // the enrolment is complete
	evOtherDevice        // „Beállítás másik eszközre”
	evLate               // a code that is over
	evUsed               // a code that was taken before
	evCode               // logged in with a code
	evMail               // logged in with a code from an e-mail
	evExpired            // the session ended by its clock
	evEnded              // Ügyfélkapu+ was ended with the deletion code
	evFirstReturn        // the first tax return was sent
	evSecondReturn       // the second one was
	evDecoy              // the QR code that is no enrolment was shown
	evSMS                // logged in with a code from a text message
	evNoLabel            // one more device without a name
	evSameLabel          // one more device with a name that is taken
)

// trail is what happened on a site and was not yet told to the exercise.
type trail []event

func (t *trail) add(e event) { *t = append(*t, e) }

// take empties the trail.
func (t *trail) take() []event {
	happened := *t
	*t = nil
	return happened
}

// step is one thing to do in an exercise. It is done when its event happens.
type step struct {
	do    saying
	event event
}

// beginning is the state of a site that an exercise wants.
type beginning int

const (
	asItIs beginning = iota // logged out, else as it was
	afresh                  // an account without an authenticator
	paired                  // an authenticator that the visitor has
	stolen                  // an authenticator that the visitor need not have
)

// exercise is one task of the entrance's list.
type exercise struct {
	id     string // part of element ids
	site   string // "gateway" or "insurer"
	path   string // where it begins
	title  saying
	about  saying // one line on its card
	begin  beginning
	strict bool          // the first code that is over is refused at once
	life   time.Duration // of the first session, 0 for the site's own
	steps  []step
	// teaches and tell are the trainer's: what it is good for, what to say.
	teaches, tell saying
}

// exercises are all of them in the order of the list.
func exercises() []exercise {
	return slices.Concat(gatewayBasics(), gatewayTroubles(), gatewayMistakes(), gatewayKeys(), gatewayLosses(), insurerExercises())
}

// run is how far a visitor is in an exercise; the zero run is none.
type run struct {
	number int // from 1; 0 for none
	task   exercise
	next   int // index of the step to do; len(steps) when done
}

// note tells the exercise what happened. Steps are done in their order: an
// event before its turn counts for nothing, and can happen again. An enrolment
// that was left is to be begun again.
func (b *browser) note(happened []event) {
	r := &b.run
	for _, e := range happened {
		switch steps := r.task.steps; {
		case r.next >= len(steps):
		case steps[r.next].event == e:
			r.next++
		case e == evUnfinished && r.next > 0 && steps[r.next-1].event == evSetupCode:
			r.next--
		}
	}
	if r.number > 0 && r.next == len(r.task.steps) {
		if b.done == nil {
			b.done = map[string]bool{}
		}
		b.done[r.task.id] = true
	}
}

// card is an exercise in the entrance's list.
type card struct {
	Number       int
	ID           string
	Title, About saying
	Done, Now    bool
}

// exerciseCards are the cards of a site.
func (b *browser) exerciseCards(site string) []card {
	var cards []card
	for i, e := range exercises() {
		if e.site == site {
			cards = append(cards, card{i + 1, e.id, e.title, e.about, b.done[e.id], b.run.number == i+1})
		}
	}
	return cards
}

// task is what the strip on every page says of the exercise under way.
type task struct {
	Number      int
	Title, Do   saying
	Step, Steps int
	Ready       bool // the authenticator is to be set up first
	Done        bool
}

// task is the strip's content, nil without an exercise.
func (b *browser) task() *task {
	r := b.run
	if r.number == 0 {
		return nil
	}
	t := &task{Number: r.number, Title: r.task.title, Step: r.next + 1, Steps: len(r.task.steps)}
	switch {
	case b.ready != nil:
		t.Ready = true
		t.Do = saying{"Előbb egy kis előkészület: ezen a lapon.", "A little preparation first: on this page."}
	case r.next == len(r.task.steps):
		t.Done = true
	default:
		t.Do = r.task.steps[r.next].do
	}
	return t
}
