package vaultfile_test

import (
	"context"
	"testing"
	"time"

	"kapukod/internal/async"
	"kapukod/internal/enroll"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// TestEnrolment enrols and enrols anew with the vault on the disk, closed and opened again in between.
func TestEnrolment(t *testing.T) {
	dir, passphrase := t.TempDir(), []byte("mesterséges jelmondat")
	opts := vaultfile.Options{Now: func() time.Time { return time.Date(2026, 4, 27, 10, 0, 0, 0, time.UTC) }, WorkFactor: 2}
	opened, recovery, err := vaultfile.Create(t.Context(), dir, vaultfile.NewMember{Name: "Anna", Passphrase: passphrase}, opts)
	if err != nil {
		t.Fatal(err)
	}
	recovery.Wipe()
	var queue async.Queue
	var state enroll.State
	draw := func(s enroll.State) { state = s }
	do := func(want enroll.Step, intents ...func()) {
		t.Helper()
		for _, intent := range intents {
			intent()
			queue.Drain()
		}
		if state.Step != want || state.Problem != nil {
			t.Fatalf("at %s with problem %v, want %s", state.Step, state.Problem, want)
		}
	}
	ports := func() enroll.Ports {
		return enroll.VaultPorts(opened, enroll.World{
			Scan: func(context.Context) ([]payload.Payload, error) { return nil, enroll.ErrNothingFound },
			Now:  opts.Now, NewID: vault.NewID,
		})
	}
	reopen := func() {
		opened.Close()
		if opened, err = vaultfile.Unlock(t.Context(), dir, passphrase, opts); err != nil {
			t.Fatal(err)
		}
	}

	const oldKey, newKey = "otpauth://totp/anna?secret=AAAAAAAAAAAAAAAA", "otpauth://totp/anna?secret=BBBBBBBBBBBBBBBB"
	flow := enroll.New(ports(), &queue, draw)
	do(enroll.StepCode, func() { flow.TypeKey(oldKey) }, flow.SaveDraft)
	first := state.Entry.ID
	flow.Close()
	reopen()
	flow = enroll.Resume(ports(), &queue, draw, enroll.Unfinished(opened.Document().Entries)[0])
	do(enroll.StepDone, flow.PortalAccepted, func() { flow.EnterDeletionCode("törlőkód-1") }, flow.PaperDone)

	flow = enroll.New(ports(), &queue, draw)
	do(enroll.StepCode, func() { flow.TypeKey(newKey) }, func() { flow.ReplaceEntry(first) }, flow.SaveDraft)
	if old := opened.Document().Entry(first); old.Deleted != nil || !opened.HasDeletionCode(first) {
		t.Fatal("the old pair is gone before the new code is accepted")
	}
	do(enroll.StepDone, flow.PortalAccepted, func() { flow.EnterDeletionCode("törlőkód-2") }, flow.PaperLater)
	second := state.Entry.ID
	reopen()
	defer opened.Close()
	doc := opened.Document()
	if doc.Entry(first).Deleted == nil || doc.Entry(second).Status != vault.StatusActive || opened.HasDeletionCode(first) {
		t.Fatal("the new pair should have taken the place of the old")
	}
	if doc.Entry(first).DeletionPaper == nil || doc.Entry(second).DeletionPaper != nil || doc.Entry(second).DeletionPut == nil {
		t.Fatal("what is on paper is not noted as it was said")
	}
	kept, err := opened.RevealDeletionCode(t.Context(), second, passphrase)
	if err != nil || kept.Text != "törlőkód-2" {
		t.Fatalf("the slot does not hold the new deletion code: %v", err)
	}
}
