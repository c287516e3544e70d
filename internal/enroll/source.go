package enroll

import (
	"context"

	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

// ScanScreen looks for enrolment codes on the screens. It fits StepSource.
func (f *Flow) ScanScreen() {
	if f.ready(StepSource) {
		f.scan()
	}
}

// Rescan looks at the screens again for the entry under way: after the site was asked for a new code, or
// refused one. The saved key stays until a different one is found, confirmed and saved. It fits StepCode and
// StepRefused.
func (f *Flow) Rescan() {
	if f.ready(StepCode, StepRefused) {
		f.scan()
	}
}

// OtherKey goes to StepSource to type or load a new key for the entry under way, whose saved key stays until
// then. It fits StepCode and StepRefused.
func (f *Flow) OtherKey() {
	if !f.ready(StepCode, StepRefused) {
		return
	}
	f.move(StepSource)
	f.state.Renewing = true
	f.show()
}

// TypeKey takes a typed or pasted key, or otpauth text. It fits StepSource.
func (f *Flow) TypeKey(text string) {
	if !f.ready(StepSource) {
		return
	}
	key, err := otpauth.Parse(text)
	if err != nil {
		f.fail(err)
		return
	}
	f.choose(Candidate{Key: key, Service: guessService(key)})
	f.show()
}

// UsePayloads takes what was found in a picture file or on the clipboard. It fits StepSource.
func (f *Flow) UsePayloads(found []payload.Payload) {
	if f.ready(StepSource) {
		f.take(found)
	}
}

// PickCandidate chooses State.Candidates[i]. It fits StepPick.
func (f *Flow) PickCandidate(i int) {
	if !f.ready(StepPick) || i < 0 || i >= len(f.state.Candidates) {
		return
	}
	f.choose(f.state.Candidates[i])
	f.show()
}

func (f *Flow) scan() {
	launch(f, DoingScan, func(ctx context.Context) ([]payload.Payload, error) {
		return f.ports.Scan(ctx)
	}, f.use)
}

func (f *Flow) take(found []payload.Payload) {
	f.use(found)
	f.show()
}

// use goes on with what was seen: one enrolment code is taken, several are offered.
func (f *Flow) use(found []payload.Payload) {
	candidates, err := candidatesIn(found)
	if err != nil {
		f.state.Problem = err
		return
	}
	if len(candidates) == 1 {
		f.choose(candidates[0])
		return
	}
	renewing := f.renewing()
	f.move(StepPick)
	f.state.Renewing = renewing
	f.state.Candidates = candidates
}

// renewing tells whether a key that is read now is meant for the entry under way.
func (f *Flow) renewing() bool { return f.state.Entry.ID != "" }

// choose makes the candidate the draft, unless it is the key that is saved already.
func (f *Flow) choose(c Candidate) {
	if !f.renewing() {
		f.propose(c, nil)
		return
	}
	saved := f.state.Entry
	if sameSecret(saved.Key, c.Key) {
		f.move(StepCode)
		f.state.Renewing = false
		f.state.Warnings = []Warning{{Kind: WarnKeyUnchanged}}
		return
	}
	warnings := []Warning{{Kind: WarnKeyChanged}}
	if namesAnother(c.Key, saved.Key) {
		warnings = append(warnings, Warning{Kind: WarnOtherName})
	}
	c.Key.Issuer, c.Key.Account, c.Service = saved.Key.Issuer, saved.Key.Account, saved.Service
	f.propose(c, warnings)
	f.state.Renewing = true
	f.state.Draft.Replaces = saved.Replaces
}

// move goes to a step and drops what belonged to the one before.
func (f *Flow) move(step Step) {
	f.state.Step = step
	f.state.Problem = nil
	f.state.Warnings = nil
	f.state.Draft = Draft{}
	f.doubt = Doubt{}
	if step != StepPick && step != StepConfirm {
		f.state.Candidates = nil
	}
}

// namesAnother tells whether the key was made for another account than the saved one, as far as it says.
func namesAnother(found, saved otpauth.Key) bool {
	return found.Account != "" && saved.Account != "" && !sameName(found.Account, saved.Account)
}

// defaultIssuer is the issuer an entry gets when the page names none.
func defaultIssuer(service vault.Service) string {
	if service == vault.ServiceUgyfelkapu {
		return "Ügyfélkapu+"
	}
	return ""
}
