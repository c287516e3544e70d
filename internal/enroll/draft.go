package enroll

import (
	"context"
	"slices"
	"strings"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// known is what the draft is compared with: an entry of the vault without its key.
type known struct {
	ref     EntryRef
	service vault.Service
	open    bool // pending, and not accepted
	taken   bool // accepted or active
	same    bool // it has the draft's secret
}

// EditDraft sets the names and the service. Outer spaces are dropped. It fits StepConfirm.
func (f *Flow) EditDraft(issuer, account string, service vault.Service) {
	if !f.ready(StepConfirm) {
		return
	}
	f.state.Problem = nil
	f.state.Draft.Key.Issuer = strings.TrimSpace(issuer)
	f.state.Draft.Key.Account = strings.TrimSpace(account)
	f.state.Draft.Service = service
	f.compare()
	f.show()
}

// EditParameters sets what a page may show beside a typed key: the algorithm, the number of digits (6..8) and
// the period in seconds (15..300). Other values are refused when the draft is saved. It fits StepConfirm.
func (f *Flow) EditParameters(algorithm otpauth.Algorithm, digits, period int) {
	if !f.ready(StepConfirm) {
		return
	}
	f.state.Problem = nil
	f.state.Draft.Key.Algorithm = algorithm
	f.state.Draft.Key.Digits = digits
	f.state.Draft.Key.Period = period
	f.show()
}

// ReplaceEntry says that the draft replaces the accepted entry of this ID, one of Draft.Replaceable, as soon
// as the site accepts the new key. An empty ID says that it replaces none. It fits StepConfirm.
func (f *Flow) ReplaceEntry(id string) {
	if !f.ready(StepConfirm) || id != "" && !f.replaceable(id) {
		return
	}
	f.state.Problem = nil
	f.state.Draft.Replaces, f.chose = id, true
	f.show()
}

// SaveDraft saves the draft as a pending entry and goes to StepCode when it was read back. A key whose
// enrolment was begun before is taken up where it stands, without a second entry. It fits StepConfirm.
func (f *Flow) SaveDraft() {
	if !f.ready(StepConfirm) {
		return
	}
	draft := f.state.Draft
	if draft.Key.Issuer == "" && draft.Key.Account == "" {
		f.fail(ErrNoName)
		return
	}
	if err := draft.Key.Validate(); err != nil {
		f.fail(err)
		return
	}
	entry := vault.Entry{
		ID: f.draftID, Key: ownKey(draft.Key), Service: draft.Service,
		Status: vault.StatusPending, Replaces: draft.Replaces,
	}
	insteadOf := f.state.Entry.ID
	if begun, found := f.begunBefore(draft.Key); found && begun.ID != insteadOf {
		if begun.Accepted != nil {
			f.move(StepCode)
			f.goOn(begun)
			f.show()
			return
		}
		entry.ID = begun.ID
	}
	f.strays = append(f.strays, entry.ID)
	launch(f, DoingSave, func(ctx context.Context) (vault.Entry, error) {
		defer entry.Wipe()
		return f.ports.Save(ctx, entry, insteadOf)
	}, f.saved)
}

func (f *Flow) saved(entry vault.Entry) {
	f.move(StepCode)
	f.goOn(entry)
	entry.Wipe()
	f.strays = slices.DeleteFunc(f.strays, func(id string) bool { return id == entry.ID })
}

// propose makes c the draft and goes to StepConfirm.
func (f *Flow) propose(c Candidate, warnings []Warning) {
	candidates := f.state.Candidates
	f.move(StepConfirm)
	f.state.Candidates = candidates
	if f.ports.Service != "" && !f.renewing() {
		c.Service = f.ports.Service
	}
	key := ownKey(c.Key)
	if key.Issuer == "" {
		key.Issuer = defaultIssuer(c.Service)
	}
	f.state.Draft = Draft{Key: key, Service: c.Service}
	f.state.Warnings = warnings
	f.draftID, f.chose = f.ports.NewID(), false
	f.learn()
	f.compare()
}

// learn notes which entries the vault has.
func (f *Flow) learn() {
	f.known = nil
	f.eachEntry(func(e vault.Entry) {
		if e.Deleted != nil || e.ID == f.state.Entry.ID {
			return
		}
		taken := e.Accepted != nil || e.Status == vault.StatusActive
		f.known = append(f.known, known{
			ref:     EntryRef{ID: e.ID, Issuer: e.Key.Issuer, Account: e.Key.Account},
			service: e.Service, open: !taken, taken: taken,
			same: sameSecret(e.Key, f.state.Draft.Key),
		})
	})
}

// compare works out what the vault's entries mean for the draft.
func (f *Flow) compare() {
	var warnings []Warning
	for _, w := range f.state.Warnings {
		if w.Kind == WarnKeyChanged || w.Kind == WarnOtherName {
			warnings = append(warnings, w)
		}
	}
	draft := &f.state.Draft
	if draft.Key.Weak() {
		warnings = append(warnings, Warning{Kind: WarnWeakKey})
	}
	draft.Replaceable = nil
	for _, k := range f.known {
		if kind, found := k.warns(draft); found {
			warnings = append(warnings, Warning{Kind: kind, Entry: k.ref})
		}
		if k.replaceableBy(draft) {
			draft.Replaceable = append(draft.Replaceable, k.ref)
		}
	}
	f.state.Warnings = warnings
	if !f.replaceable(draft.Replaces) {
		draft.Replaces = ""
	}
	if !f.chose {
		draft.Replaces = f.successorOf()
	}
}

// successorOf is the entry whose place the draft takes unless the user says otherwise: the only one under the
// same names. Ügyfélkapu+ has one key an account, so a second one is always the key that follows.
func (f *Flow) successorOf() string {
	draft, id := f.state.Draft, ""
	for _, old := range draft.Replaceable {
		if old.Account == "" || !sameName(old.Issuer, draft.Key.Issuer) {
			continue
		}
		if id != "" {
			return ""
		}
		id = old.ID
	}
	return id
}

func (k known) warns(draft *Draft) (WarningKind, bool) {
	switch {
	case k.same && k.open:
		return WarnTakenUp, true
	case k.same:
		return WarnSameKey, true
	case sameName(k.ref.Issuer, draft.Key.Issuer) && sameName(k.ref.Account, draft.Key.Account):
		return WarnSameName, true
	default:
		return "", false
	}
}

// replaceableBy: an entry with the draft's own key has nothing to be replaced.
func (k known) replaceableBy(draft *Draft) bool {
	return k.taken && !k.same && draft.Service == vault.ServiceUgyfelkapu && k.service == draft.Service &&
		sameName(k.ref.Account, draft.Key.Account)
}

func (f *Flow) replaceable(id string) bool {
	for _, r := range f.state.Draft.Replaceable {
		if r.ID == id {
			return true
		}
	}
	return false
}

// begunBefore finds an unfinished enrolment of the same key.
func (f *Flow) begunBefore(key otpauth.Key) (begun vault.Entry, found bool) {
	f.eachEntry(func(e vault.Entry) {
		if !found && e.Deleted == nil && e.Status == vault.StatusPending && sameSecret(e.Key, key) {
			begun, found = e.Clone(), true
		}
	})
	return begun, found
}
