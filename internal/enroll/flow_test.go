package enroll_test

import (
	"context"
	"errors"
	"testing"

	"kapukod/internal/enroll"
	"kapukod/internal/otpauth"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

func TestWholeEnrolment(t *testing.T) {
	k := newKit(t).begin()
	k.at(enroll.StepSource)
	k.screen = []payload.Payload{
		seen(payload.Link, "https://gyakorlo.invalid/", 0, 0),
		totp("Ügyfélkapu+", "kovacs.anna", secret("A", 16)),
	}
	k.do(k.flow.ScanScreen)
	draft := k.at(enroll.StepConfirm).Draft
	if draft.Service != vault.ServiceUgyfelkapu || draft.Key.Account != "kovacs.anna" || len(k.vault.doc.Entries) != 0 {
		t.Fatalf("draft %v of %d entries", draft, len(k.vault.doc.Entries))
	}
	k.do(k.flow.SaveDraft)
	entry := k.at(enroll.StepCode).Entry
	if kept := k.vault.entry(t, entry.ID); kept.Status != vault.StatusPending || kept.Accepted != nil {
		t.Fatalf("saved as %s", kept.Status)
	}
	k.do(k.flow.PortalRefused)
	k.at(enroll.StepRefused)
	k.do(k.flow.BackToCode)
	k.at(enroll.StepCode)
	k.do(k.flow.PortalAccepted)
	k.at(enroll.StepDeletion)
	if kept := k.vault.entry(t, entry.ID); kept.Status != vault.StatusPending || !kept.Accepted.Equal(k.now) {
		t.Fatalf("accepted at %v, %s", kept.Accepted, kept.Status)
	}
	k.do(func() { k.flow.EnterDeletionCode("  12 34-56 78\t") })
	k.at(enroll.StepPaper)
	if got := k.vault.codes[entry.ID]; len(got) != 1 || got[0] != "12 34-56 78" {
		t.Fatalf("the slot holds %d texts", len(got))
	}
	k.do(k.flow.PaperDone)
	last := k.at(enroll.StepDone)
	if !last.OnPaper || last.Entry.ID != entry.ID || last.Entry.Key.Secret != nil {
		t.Fatal("the last state is wrong")
	}
	if kept := k.vault.entry(t, entry.ID); kept.Status != vault.StatusActive || kept.DeletionPaper == nil ||
		enroll.NeedsPaper(kept, true) {
		t.Fatalf("left %s, on paper since %v", kept.Status, kept.DeletionPaper)
	}
}

func TestOtherServicesHaveNoDeletionCode(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("B", 32)) })
	if s := k.at(enroll.StepConfirm); s.Draft.Service != vault.ServiceKeycloak {
		t.Fatalf("guessed %s", s.Draft.Service)
	}
	k.do(k.flow.SaveDraft)
	k.stuck(enroll.StepConfirm, enroll.ErrNoName)
	k.do(func() { k.flow.EditDraft(" Biztosító ", " anna@example.com ", vault.ServiceKeycloak) })
	if d := k.at(enroll.StepConfirm).Draft; d.Key.Issuer != "Biztosító" || d.Key.Account != "anna@example.com" {
		t.Fatal("outer spaces were kept")
	}
	k.do(k.flow.SaveDraft, k.flow.PortalAccepted)
	k.at(enroll.StepPaper)
	k.do(k.flow.PaperLater)
	if s := k.at(enroll.StepDone); s.OnPaper {
		t.Fatal("paper was put off")
	}
	if enroll.NeedsPaper(k.vault.doc.Entries[0], true) {
		t.Fatal("nagging about paper where no deletion code is given")
	}
}

func TestSkippedDeletionCodeLeavesAWarning(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("A", 16)) }, k.flow.SaveDraft, k.flow.PortalAccepted, k.flow.SkipDeletionCode)
	if s := k.at(enroll.StepPaper); !s.NoneGiven || !s.CanGoBack {
		t.Fatal("skipping is not shown")
	}
	k.do(k.flow.Back)
	k.at(enroll.StepDeletion)
	k.do(k.flow.SkipDeletionCode, k.flow.PaperLater)
	k.at(enroll.StepDone)
	kept := k.vault.doc.Entries[0]
	if kept.Status != vault.StatusActive || !enroll.NeedsDeletionCode(kept, k.vault.HasDeletionCode(kept.ID)) {
		t.Fatal("no standing warning")
	}
	if enroll.NeedsPaper(kept, false) || !enroll.NeedsPaper(kept, true) {
		t.Fatal("the warning about the paper does not follow that about the code")
	}
}

func TestTypedKey(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey("AAAA 0AAA AAAA AAAA") })
	var refused *otpauth.Error
	if !errors.As(k.state().Problem, &refused) || refused.Name != otpauth.BadSecret {
		t.Fatalf("problem %v", k.state().Problem)
	}
	k.do(func() { k.flow.TypeKey("aaaa bbbb cccc dddd") })
	if d := k.at(enroll.StepConfirm).Draft; d.Service != vault.ServiceUgyfelkapu || d.Key.Issuer != "Ügyfélkapu+" {
		t.Fatalf("draft %v", d)
	}
	k.do(func() { k.flow.EditParameters("SHA1", 9, 30) }, k.flow.SaveDraft)
	if k.state().Problem == nil || len(k.vault.doc.Entries) != 0 {
		t.Fatal("nine digits were saved")
	}
	k.do(func() { k.flow.EditParameters("SHA256", 8, 60) }, k.flow.SaveDraft)
	if key := k.at(enroll.StepCode).Entry.Key; key.Digits != 8 || key.Period != 60 || key.Algorithm != "SHA256" {
		t.Fatalf("saved %v", key)
	}
}

func TestProblemsOfPortsLeaveTheStep(t *testing.T) {
	k := newKit(t).begin()
	k.scan = errBroken
	k.do(k.flow.ScanScreen)
	k.stuck(enroll.StepSource, errBroken)
	k.do(func() { k.flow.TypeKey(secret("A", 16)) })
	tries := []struct {
		step   enroll.Step
		intent func()
	}{
		{enroll.StepConfirm, k.flow.SaveDraft},
		{enroll.StepCode, k.flow.PortalAccepted},
		{enroll.StepDeletion, func() { k.flow.EnterDeletionCode("artificial") }},
		{enroll.StepPaper, k.flow.PaperLater},
	}
	for _, try := range tries {
		k.at(try.step)
		for _, fail := range []failing{failsBefore, failsAfter} {
			k.vault.fail = fail
			k.do(try.intent)
			k.stuck(try.step, errBroken)
		}
		k.do(try.intent)
	}
	k.at(enroll.StepDone)
	if live := k.vault.live(); len(live) != 1 {
		t.Fatalf("%d entries after retries", len(live))
	}
}

func TestClosedFlowAppliesNothing(t *testing.T) {
	k := newKit(t).begin()
	k.screen = []payload.Payload{totp("", "anna", secret("A", 16))}
	k.flow.ScanScreen()
	shown := len(k.shown)
	k.flow.Close()
	k.flow.Close()
	k.queue.Drain()
	k.flow.ScanScreen()
	k.flow.Leave()
	k.flow.Cancel()
	k.flow.TypeKey(secret("A", 16))
	if len(k.shown) != shown || k.queue.Len() != 0 {
		t.Fatal("a closed flow went on")
	}
}

func TestCloseOverwritesKeys(t *testing.T) {
	k := newKit(t).begin()
	k.do(func() { k.flow.TypeKey(secret("B", 16)) }, k.flow.SaveDraft)
	held := k.state().Entry.Key.Secret
	k.flow.Close()
	for _, b := range held {
		if b != 0 {
			t.Fatal("the key is still in memory")
		}
	}
	if k.vault.doc.Entries[0].Key.Secret[0] == 0 {
		t.Fatal("the vault's key was overwritten too")
	}
}

func TestStopEndsAScan(t *testing.T) {
	k := newKit(t).begin()
	k.screen = []payload.Payload{totp("", "anna", secret("A", 16))}
	k.flow.ScanScreen()
	if s := k.state(); s.Doing != enroll.DoingScan || !s.CanStop {
		t.Fatal("the scan cannot be stopped")
	}
	k.flow.ScanScreen() // a second click
	if k.queue.Len() != 1 {
		t.Fatal("two scans at once")
	}
	k.do(k.flow.Stop)
	k.at(enroll.StepSource)
	k.do(k.flow.ScanScreen)
	k.at(enroll.StepConfirm)
	k.flow.SaveDraft()
	k.flow.Stop()
	k.queue.Drain()
	k.at(enroll.StepCode)
}

func TestLateResultOfAStoppedScanIsDropped(t *testing.T) {
	var apply func()
	k := newKit(t)
	k.flow = enroll.New(k.ports(), runnerFunc(func(_ context.Context, work func(context.Context) func()) {
		apply = work(context.Background()) // a runner that pays no heed to cancelling
	}), k.show)
	k.screen = []payload.Payload{totp("", "anna", secret("A", 16))}
	k.flow.ScanScreen()
	k.flow.Stop()
	apply()
	k.at(enroll.StepSource)
}

type runnerFunc func(ctx context.Context, work func(context.Context) func())

func (r runnerFunc) Run(ctx context.Context, work func(context.Context) func()) { r(ctx, work) }

func TestTooLate(t *testing.T) {
	for left, want := range map[int]bool{0: true, 1: true, 7: true, 8: false, 30: false} {
		if enroll.TooLate(left) != want {
			t.Errorf("%d s left: %v", left, !want)
		}
	}
}
