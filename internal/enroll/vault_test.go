package enroll_test

import (
	"context"
	"testing"
	"time"

	"kapukod/internal/enroll"
	"kapukod/internal/payload"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// TestOnARealVault enrols and enrols anew with a vault on the disk, closed and opened again in between.
func TestOnARealVault(t *testing.T) {
	dir, passphrase := t.TempDir(), []byte("mesterséges jelmondat")
	opts := vaultfile.Options{Now: func() time.Time { return time.Date(2026, 4, 27, 10, 0, 0, 0, time.UTC) }, WorkFactor: 2}
	opened, recovery, err := vaultfile.Create(t.Context(), dir, vaultfile.NewMember{Name: "Anna", Passphrase: passphrase}, opts)
	if err != nil {
		t.Fatal(err)
	}
	recovery.Wipe()
	k := newKit(t)
	ports := func() enroll.Ports {
		return enroll.VaultPorts(opened, enroll.World{
			Scan: func(context.Context) ([]payload.Payload, error) { return k.screen, nil },
			Now:  opts.Now, NewID: vault.NewID,
		})
	}
	reopen := func() {
		opened.Close()
		if opened, err = vaultfile.Unlock(t.Context(), dir, passphrase, opts); err != nil {
			t.Fatal(err)
		}
	}

	k.flow = enroll.New(ports(), k.queue, k.show)
	k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "anna", secret("A", 16))) }, k.flow.SaveDraft)
	first := k.at(enroll.StepCode).Entry.ID
	k.flow.Close()
	reopen()
	k.flow = enroll.Resume(ports(), k.queue, k.show, enroll.Unfinished(opened.Document().Entries)[0])
	k.at(enroll.StepCode)
	k.do(k.flow.PortalAccepted, func() { k.flow.EnterDeletionCode("törlőkód-1") }, k.flow.PaperDone)
	k.at(enroll.StepDone)

	k.flow = enroll.New(ports(), k.queue, k.show)
	k.do(func() { k.flow.TypeKey(uri("Ügyfélkapu+", "anna", secret("B", 16))) },
		func() { k.flow.ReplaceEntry(first) }, k.flow.SaveDraft)
	if old := opened.Document().Entry(first); old.Deleted != nil || !opened.HasDeletionCode(first) {
		t.Fatal("the old pair is gone before the new code is accepted")
	}
	k.do(k.flow.PortalAccepted, func() { k.flow.EnterDeletionCode("törlőkód-2") }, k.flow.PaperLater)
	second := k.at(enroll.StepDone).Entry.ID
	reopen()
	defer opened.Close()
	doc := opened.Document()
	if doc.Entry(first).Deleted == nil || doc.Entry(second).Status != vault.StatusActive || opened.HasDeletionCode(first) {
		t.Fatal("the new pair should have taken the place of the old")
	}
	kept, err := opened.RevealDeletionCode(t.Context(), second, passphrase)
	if err != nil || kept.Text != "törlőkód-2" {
		t.Fatalf("the slot does not hold the new deletion code: %v", err)
	}
}
