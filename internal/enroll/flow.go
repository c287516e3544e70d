// Package enroll leads through an enrolment: from the key on a site's page to an active entry.
//
// It owns the order of the steps. A key is saved as pending and read back before its code is shown; an entry
// becomes active only after the user said that the site took its code; the entry it replaces stays until
// then; the deletion code is put into the slot before paper is offered. Where an enrolment was broken off, it
// is resumed from what is stored, so nothing of it needs to live anywhere else.
//
// It never shows a sentence, reads a clock, touches a file or asks for the site's password, and it never
// throws away a key that the site has accepted.
package enroll

import (
	"context"
	"errors"
	"slices"

	"kapukod/internal/async"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// Flow is one enrolment. Its methods are the user's intents: each returns at once, and what came of it is
// published as a State. An intent that does not fit the step, or comes while other work runs, has no effect
// and publishes nothing, so that a late or a double click is harmless. A Flow is not safe for concurrent use:
// intents come from the goroutine on which the runner applies results.
type Flow struct {
	ports   Ports
	runner  async.Runner
	publish func(State)

	state State
	known []known // the vault's entries, as they were when the draft was made

	life    context.Context // ends with the flow
	end     context.CancelFunc
	stop    context.CancelFunc // ends the work under way
	job     int                // number of the work under way; an older one's result is dropped
	chose   bool               // the user said which entry the draft replaces, or that it replaces none
	draftID string             // the ID the draft will have, the same for every attempt to save it
	doubt   Doubt              // about the deletion code that was entered last
	strays  []string           // IDs whose save failed: it may have reached the disk all the same
}

// New makes a flow at StepSource and publishes its first state before it returns.
func New(ports Ports, runner async.Runner, publish func(State)) *Flow {
	f := newFlow(ports, runner, publish)
	f.show()
	return f
}

// Resume makes a flow that goes on with a stored entry at the step that what is stored tells, and publishes
// its first state before it returns. The flow of an active or a deleted entry is over.
func Resume(ports Ports, runner async.Runner, publish func(State), entry vault.Entry) *Flow {
	f := newFlow(ports, runner, publish)
	f.goOn(entry)
	f.show()
	return f
}

func newFlow(ports Ports, runner async.Runner, publish func(State)) *Flow {
	life, end := context.WithCancel(context.Background())
	return &Flow{
		ports: ports, runner: runner, publish: publish,
		state: State{Step: StepSource},
		life:  life, end: end, stop: func() {},
	}
}

// State returns the state published last.
func (f *Flow) State() State { return f.state }

// Stop ends a running scan and leaves the step as it is. Saving cannot be stopped.
func (f *Flow) Stop() {
	if f.state.Doing != DoingScan {
		return
	}
	f.halt()
	f.show()
}

// Close ends the flow without a word: running work is cancelled, nothing is applied or published any more,
// and the keys it holds are overwritten. What was saved stays and can be resumed. Views must drop their
// states: the keys in them are overwritten too. Closing twice is harmless.
func (f *Flow) Close() {
	if f.life.Err() != nil {
		return
	}
	f.halt()
	f.end()
	f.wipe()
	f.state = State{Step: StepLeft}
}

// wipe overwrites every key the flow holds.
func (f *Flow) wipe() {
	f.state.Draft.Key.Secret.Wipe()
	f.state.Entry.Key.Secret.Wipe()
	for _, c := range f.state.Candidates {
		c.Key.Secret.Wipe()
	}
}

// halt forgets the work under way.
func (f *Flow) halt() {
	f.stop()
	f.job++
	f.state.Doing = ""
}

// ready tells whether an intent that belongs to one of the steps fits now.
func (f *Flow) ready(steps ...Step) bool {
	if f.life.Err() != nil || f.state.Busy() || f.state.AskCancel {
		return false
	}
	for _, s := range steps {
		if f.state.Step == s {
			return true
		}
	}
	return false
}

// fail publishes why an intent had no effect.
func (f *Flow) fail(err error) {
	f.state.Problem = err
	f.show()
}

// show publishes the state with what follows from the rest of it filled in.
func (f *Flow) show() {
	s := &f.state
	s.CanStop = s.Doing == DoingScan
	s.CanGoBack = !s.Busy() && !s.AskCancel && f.canGoBack()
	s.CanCancel = (!s.Busy() || s.CanStop) && beforeAcceptance(s.Step)
	s.CanScanAgain = !s.Busy() && !s.AskCancel && (s.Step == StepCode || s.Step == StepRefused)
	if f.life.Err() != nil {
		return
	}
	f.publish(*s)
	if s.Over() {
		f.end()
	}
}

// goOn sets the step that follows from what is stored of the entry.
func (f *Flow) goOn(entry vault.Entry) {
	f.state.Renewing = false
	f.state.Candidates = nil
	f.state.Draft = Draft{}
	f.state.Entry = entry.Clone()
	f.state.Step = f.stepOf(entry)
	if f.state.Over() {
		f.over(State{Step: f.state.Step, Entry: entry})
	}
}

func (f *Flow) stepOf(entry vault.Entry) Step {
	return StepOf(entry, f.state.NoneGiven || f.ports.HasDeletionCode(entry.ID))
}

// StepOf tells where the enrolment of a stored entry stands; settled says that its deletion code is in the slot,
// or that there is none.
func StepOf(entry vault.Entry, settled bool) Step {
	switch {
	case entry.Deleted != nil:
		return StepLeft
	case entry.Status == vault.StatusActive:
		return StepDone
	case entry.Accepted == nil:
		return StepCode
	case NeedsDeletionCode(entry, settled):
		return StepDeletion
	default:
		return StepPaper
	}
}

// launch runs do in the background and then, on the intents' goroutine, then with its result; or publishes
// its error, which leaves the step as it is.
func launch[T any](f *Flow, doing Doing, do func(context.Context) (T, error), then func(T)) {
	ctx, stop := context.WithCancel(f.life)
	f.stop = stop
	f.job++
	job := f.job
	f.state.Doing = doing
	f.state.Problem = nil
	f.show()
	f.runner.Run(ctx, func(ctx context.Context) func() {
		result, err := do(ctx)
		return func() {
			if f.job != job || f.life.Err() != nil {
				return
			}
			stop()
			f.state.Doing = ""
			if err != nil {
				f.stumble(err)
			} else {
				then(result)
			}
			f.show()
		}
	})
}

// stumble takes in that background work failed. Work that was refused because the site has accepted the key
// shows that the flow is behind the vault (another window was faster, or a save that seemed to fail did reach
// the disk): then it catches up, still saying why.
func (f *Flow) stumble(err error) {
	f.state.Problem = err
	if !errors.Is(err, ErrAccepted) {
		return
	}
	id := f.state.Entry.ID
	f.eachEntry(func(e vault.Entry) {
		if e.ID == id && e.Accepted != nil && e.Deleted == nil {
			f.move(StepCode)
			f.goOn(e)
			f.state.Problem = err
		}
	})
}

// eachEntry shows the vault's entries to see, one by one, and wipes them.
func (f *Flow) eachEntry(see func(vault.Entry)) {
	entries := f.ports.Entries()
	for i := range entries {
		see(entries[i])
		entries[i].Wipe()
	}
}

// ownKey gives the key a secret of its own, so that overwriting it changes nothing elsewhere.
func ownKey(key otpauth.Key) otpauth.Key {
	key.Secret = slices.Clone(key.Secret)
	return key
}
