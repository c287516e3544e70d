package enroll_test

import (
	"slices"
	"testing"

	"kapukod/internal/enroll"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

func kinds(warnings []enroll.Warning) []enroll.WarningKind {
	var found []enroll.WarningKind
	for _, w := range warnings {
		found = append(found, w.Kind)
	}
	return found
}

func (k *kit) warned(want ...enroll.WarningKind) {
	k.t.Helper()
	if got := kinds(k.state().Warnings); !slices.Equal(got, want) {
		k.t.Fatalf("warned of %v, want %v", got, want)
	}
}

func TestReenrolmentKeepsTheOldPairUntilAccepted(t *testing.T) {
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.begin()
	k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "Anna", secret("B", 16))) })
	k.warned(enroll.WarnSameName)
	draft := k.at(enroll.StepConfirm).Draft
	if len(draft.Replaceable) != 1 || draft.Replaceable[0].ID != "old" || draft.Replaces != "old" {
		t.Fatalf("offers %v, replaces %q unless told otherwise", draft.Replaceable, draft.Replaces)
	}
	k.do(func() { k.flow.ReplaceEntry("") },
		func() { k.flow.EditDraft("Ügyfélkapu+", "Anna", vault.ServiceUgyfelkapu) })
	if d := k.at(enroll.StepConfirm).Draft; d.Replaces != "" {
		t.Fatal("it replaces what the user wanted to keep")
	}
	k.do(func() { k.flow.ReplaceEntry("nobody") })
	k.do(func() { k.flow.ReplaceEntry("old") }, k.flow.SaveDraft)
	entry := k.at(enroll.StepCode).Entry
	if entry.Replaces != "old" || entry.Note != "régi" || !slices.Equal(entry.Tags, []string{"iroda"}) {
		t.Fatalf("saved %v", entry)
	}
	k.do(k.flow.PortalRefused)
	if old := k.vault.entry(t, "old"); old.Deleted != nil || len(k.vault.codes["old"]) != 1 {
		t.Fatal("the old pair is gone before the new one is accepted")
	}
	k.do(k.flow.PortalAccepted)
	k.at(enroll.StepDeletion)
	if old := k.vault.entry(t, "old"); old.Deleted == nil || len(k.vault.retired["old"]) != 1 {
		t.Fatal("the old pair should be put away, whole")
	}
}

func TestAnOldDeletionCodeThatCannotBeMovedHoldsNothingUp(t *testing.T) {
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.begin()
	k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "anna", secret("B", 16))) },
		func() { k.flow.ReplaceEntry("old") }, k.flow.SaveDraft)
	k.vault.moveFails = true
	k.do(k.flow.PortalAccepted)
	k.at(enroll.StepDeletion)
}

func TestNothingIsReplacedUnaskedThatMayBeAnotherLogin(t *testing.T) {
	for name, prepare := range map[string]func(k *kit){
		"two of the same name": func(k *kit) {
			k.active("old", "anna", secret("A", 16))
			k.active("older", "anna", secret("C", 16))
		},
		"no name": func(k *kit) { k.active("old", "", secret("A", 16)) },
	} {
		t.Run(name, func(t *testing.T) {
			k := newKit(t)
			prepare(k)
			account := k.vault.entry(t, "old").Key.Account
			k.begin()
			k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", account, secret("B", 16))) })
			if d := k.at(enroll.StepConfirm).Draft; d.Replaces != "" || len(d.Replaceable) == 0 {
				t.Fatalf("replaces %q of %d", d.Replaces, len(d.Replaceable))
			}
		})
	}
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.begin()
	k.do(func() { k.flow.TypeKey(uri("Gyakorló Ügyfélkapu+", "anna", secret("B", 16))) })
	if d := k.at(enroll.StepConfirm).Draft; d.Replaces != "" || len(d.Replaceable) != 1 {
		t.Fatal("a practice login takes the place of the real one")
	}
}

func TestReplacingIsTakenBackWhenTheNameChanges(t *testing.T) {
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.begin()
	k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "anna", secret("B", 16))) },
		func() { k.flow.ReplaceEntry("old") },
		func() { k.flow.EditDraft("Ügyfélkapu+", "bela", vault.ServiceUgyfelkapu) })
	if d := k.at(enroll.StepConfirm).Draft; d.Replaces != "" || len(d.Replaceable) != 0 {
		t.Fatal("another person's entry would be replaced")
	}
}

func TestCancelledReenrolmentLeavesTheOldPair(t *testing.T) {
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.begin()
	k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "anna", secret("B", 16))) },
		func() { k.flow.ReplaceEntry("old") }, k.flow.SaveDraft, k.flow.Cancel)
	if s := k.state(); !s.AskCancel || len(k.vault.live()) != 2 {
		t.Fatal("cancelled without asking")
	}
	k.do(k.flow.PortalAccepted, k.flow.PortalRefused, k.flow.KeepGoing)
	k.at(enroll.StepCode)
	k.do(k.flow.Cancel, k.flow.ConfirmCancel)
	k.at(enroll.StepLeft)
	if live := k.vault.live(); len(live) != 1 || live[0].ID != "old" {
		t.Fatalf("%d entries left", len(live))
	}
}

func TestNoCancelAfterAcceptance(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft, k.flow.PortalAccepted, k.flow.Cancel, k.flow.ConfirmCancel)
	if s := k.at(enroll.StepDeletion); s.CanCancel || s.AskCancel {
		t.Fatal("an accepted key can be thrown away")
	}
	k.do(k.flow.Leave)
	k.at(enroll.StepLeft)
	if live := k.vault.live(); len(live) != 1 {
		t.Fatal("leaving lost the entry")
	}
}

// A save that seemed to fail reached the disk: cancelling must not throw away the accepted key.
func TestCancelAfterAnAcceptanceThatSeemedToFail(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft)
	k.vault.fail = failsAfter
	k.do(k.flow.PortalAccepted)
	k.stuck(enroll.StepCode, errBroken)
	k.do(k.flow.Cancel, k.flow.ConfirmCancel)
	k.stuck(enroll.StepDeletion, enroll.ErrAccepted)
	if len(k.vault.live()) != 1 {
		t.Fatal("the accepted key is in the bin")
	}
}

func TestCancelOfASaveThatSeemedToFail(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) })
	k.vault.fail = failsAfter
	k.do(k.flow.SaveDraft)
	k.stuck(enroll.StepConfirm, errBroken)
	k.do(k.flow.Cancel, k.flow.ConfirmCancel)
	k.at(enroll.StepLeft)
	if len(k.vault.live()) != 0 {
		t.Fatal("a cancelled entry stays")
	}
}

func TestRescanOfTheSameKey(t *testing.T) {
	k := newKit(t).begin()
	k.screen = []payload.Payload{totp("Ügyfélkapu+", "anna", secret("A", 16))}
	k.do(k.flow.ScanScreen, k.flow.SaveDraft, k.flow.PortalRefused, k.flow.Rescan)
	k.at(enroll.StepCode)
	k.warned(enroll.WarnKeyUnchanged)
	k.screen = nil
	k.do(k.flow.Rescan)
	k.stuck(enroll.StepCode, enroll.ErrNothingFound)
}

func TestRescanOfANewKey(t *testing.T) {
	k := newKit(t).begin()
	k.screen = []payload.Payload{totp("Ügyfélkapu+", "anna", secret("A", 16))}
	k.do(k.flow.ScanScreen, k.flow.SaveDraft, k.flow.PortalRefused)
	first := k.state().Entry.ID
	k.screen = []payload.Payload{totp("Ügyfélkapu+", "bela", secret("B", 16))}
	k.do(k.flow.Rescan)
	k.warned(enroll.WarnKeyChanged, enroll.WarnOtherName)
	if s := k.at(enroll.StepConfirm); !s.Renewing || s.Draft.Key.Account != "anna" || k.vault.entry(t, first).Deleted != nil {
		t.Fatal("the saved key should stay until the new one is saved")
	}
	k.do(k.flow.SaveDraft)
	second := k.at(enroll.StepCode).Entry.ID
	if first == second || k.vault.entry(t, first).Deleted == nil {
		t.Fatal("the key that is no longer shown should lie in the bin")
	}
}

func TestOtherKeyAndBack(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft, k.flow.OtherKey)
	if s := k.at(enroll.StepSource); !s.Renewing || !s.CanGoBack {
		t.Fatal("no way back to the code")
	}
	k.do(func() { k.flow.TypeKey(secret("B", 16)) }, k.flow.Back, k.flow.Back)
	if s := k.at(enroll.StepCode); s.Renewing || len(k.vault.live()) != 1 {
		t.Fatal("the saved key should be as it was")
	}
}

func TestWarningsAboutKnownEntries(t *testing.T) {
	k := newKit(t)
	k.active("old", "anna", secret("A", 16))
	k.begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) })
	k.warned(enroll.WarnSameKey)
	k.do(k.flow.Back, func() { k.flow.TypeKey(secret("A", 8)) })
	k.warned(enroll.WarnWeakKey)
}

func TestUnfinishedEnrolmentIsTakenUp(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft, k.flow.Leave)
	id := k.vault.doc.Entries[0].ID
	k.begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) })
	k.warned(enroll.WarnTakenUp)
	k.do(k.flow.SaveDraft)
	if got := k.at(enroll.StepCode).Entry.ID; got != id || len(k.vault.doc.Entries) != 1 {
		t.Fatal("the same key was saved twice")
	}
	k.do(k.flow.PortalAccepted, k.flow.Leave)
	k.begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft)
	k.at(enroll.StepDeletion)
}
