package enroll

import (
	"context"

	"kapukod/internal/vault"
)

// PaperDone says that the entry's deletion code is on paper, notes that, and makes the entry active. It fits
// StepPaper.
func (f *Flow) PaperDone() { f.activate(true) }

// PaperLater makes the entry active without paper. It fits StepPaper.
func (f *Flow) PaperLater() { f.activate(false) }

func (f *Flow) activate(onPaper bool) {
	if !f.ready(StepPaper) {
		return
	}
	id := f.state.Entry.ID
	launch(f, DoingFinish, func(ctx context.Context) (vault.Entry, error) {
		return f.ports.Activate(ctx, id, onPaper)
	}, func(entry vault.Entry) {
		entry.Wipe()
		f.over(State{Step: StepDone, Entry: entry, OnPaper: onPaper})
	})
}

// Leave ends the flow and keeps what is saved, to be resumed later. It fits every step and stops waiting for
// running work; what that work has saved by then is found when the enrolment is resumed.
func (f *Flow) Leave() {
	if f.life.Err() != nil {
		return
	}
	f.halt()
	f.over(State{Step: StepLeft})
	f.show()
}

// Cancel gives the enrolment up. When nothing is saved the flow is over at once; else State.AskCancel asks for
// ConfirmCancel or KeepGoing. It fits every step until the site accepted the key, from where on the only safe
// ways are forward and Leave. An entry that was to be replaced is not touched.
func (f *Flow) Cancel() {
	if f.life.Err() != nil || !f.state.CanCancel || f.state.AskCancel {
		return
	}
	f.halt()
	f.state.Problem = nil
	if len(f.mine()) == 0 {
		f.over(State{Step: StepLeft})
	} else {
		f.state.AskCancel = true
	}
	f.show()
}

// ConfirmCancel puts the pending entry into the bin, from where it can be taken back, and ends the flow. It
// fits when State.AskCancel is set.
func (f *Flow) ConfirmCancel() {
	if f.life.Err() != nil || !f.state.AskCancel {
		return
	}
	f.state.AskCancel = false
	ids := f.mine()
	launch(f, DoingDiscard, func(ctx context.Context) (struct{}, error) {
		for _, id := range ids {
			if err := f.ports.Discard(ctx, id); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	}, func(struct{}) {
		f.over(State{Step: StepLeft})
	})
}

// KeepGoing takes Cancel back. It fits when State.AskCancel is set.
func (f *Flow) KeepGoing() {
	if f.life.Err() != nil || !f.state.AskCancel {
		return
	}
	f.state.AskCancel = false
	f.show()
}

// mine lists the entries that this flow has saved or may have saved.
func (f *Flow) mine() []string {
	var ids []string
	if f.state.Entry.ID != "" {
		ids = append(ids, f.state.Entry.ID)
	}
	return append(ids, f.strays...)
}

// over sets the last state, which holds no key, and lets nothing follow it but its own publication.
func (f *Flow) over(last State) {
	f.wipe()
	last.Entry.Key.Secret = nil
	f.state = last
}

func beforeAcceptance(step Step) bool {
	switch step {
	case StepSource, StepPick, StepConfirm, StepCode, StepRefused:
		return true
	default:
		return false
	}
}
