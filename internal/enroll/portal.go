package enroll

import (
	"context"

	"kapukod/internal/vault"
)

// PortalAccepted says that the site took the code. It is the only way for an entry to become active, and the
// moment at which an entry that is replaced goes to the bin. It fits StepCode and StepRefused.
func (f *Flow) PortalAccepted() {
	if !f.ready(StepCode, StepRefused) {
		return
	}
	id, at := f.state.Entry.ID, f.ports.Now()
	launch(f, DoingAccept, func(ctx context.Context) (vault.Entry, error) {
		return f.ports.Accept(ctx, id, at)
	}, func(entry vault.Entry) {
		f.move(StepCode)
		f.goOn(entry)
		entry.Wipe()
	})
}

// PortalRefused says that the site did not take the code. Nothing is changed by it. It fits StepCode.
func (f *Flow) PortalRefused() {
	if f.ready(StepCode) {
		f.move(StepRefused)
		f.show()
	}
}

// BackToCode shows the code again. It fits StepRefused.
func (f *Flow) BackToCode() {
	if f.ready(StepRefused) {
		f.move(StepCode)
		f.show()
	}
}

// Back goes one question back, where State.CanGoBack says so. Nothing that is saved is undone by it.
func (f *Flow) Back() {
	if !f.ready(f.state.Step) || !f.canGoBack() {
		return
	}
	switch f.state.Step {
	case StepRefused:
		f.move(StepCode)
	case StepSource:
		f.move(StepCode)
		f.state.Renewing = false
	case StepPick:
		f.backToSource()
	case StepConfirm:
		if len(f.state.Candidates) > 1 {
			f.move(StepPick)
		} else {
			f.backToSource()
		}
	case StepPaper:
		f.move(StepDeletion)
		f.state.NoneGiven = false
	}
	f.show()
}

func (f *Flow) backToSource() {
	f.move(StepSource)
	f.state.Renewing = f.renewing()
}

func (f *Flow) canGoBack() bool {
	switch f.state.Step {
	case StepSource:
		return f.renewing()
	case StepPick, StepConfirm, StepRefused:
		return true
	case StepPaper:
		return f.state.NoneGiven
	default:
		return false
	}
}
