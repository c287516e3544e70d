package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func revealAll(t testing.TB, v *vaultfile.Vault, id, passphrase string) (string, []vaultfile.OldDeletionCode) {
	t.Helper()
	code, old, err := v.RevealDeletionCodes(t.Context(), id, []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	return code.Text, old
}

// TestPutIsNoted: putting a code notes when, and takes the paper of the one
// before away.
func TestPutIsNoted(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	if err := v.NoteDeletionPaper(t.Context(), "e1", true); !errors.Is(err, vaultfile.ErrNoDeletionCode) {
		t.Errorf("on paper without a code: %v", err)
	}
	if err := v.NoteDeletionPaper(t.Context(), "none", true); !errors.Is(err, vaultfile.ErrNoEntry) {
		t.Errorf("on paper without an entry: %v", err)
	}
	mustPut(t, v, "e1", "first")
	code, _, err := v.RevealDeletionCodes(t.Context(), "e1", own())
	if e := v.Document().Entry("e1"); err != nil || e.DeletionPaper != nil || e.DeletionPut == nil || !e.DeletionPut.Equal(code.Put) {
		t.Fatalf("after putting: %v", err)
	}
	note := func(v *vaultfile.Vault, onPaper bool) {
		t.Helper()
		if err := v.NoteDeletionPaper(t.Context(), "e1", onPaper); err != nil {
			t.Fatal(err)
		}
		if got := v.Document().Entry("e1").DeletionPaper; (got != nil) != onPaper {
			t.Errorf("on paper: %v", got)
		}
	}
	note(v, true)
	note(v, false)
	note(v, true)
	v.Close()
	again := unlock(t, dir, options())
	if again.Document().Entry("e1").DeletionPaper == nil {
		t.Error("that it is on paper was not saved")
	}
	mustPut(t, again, "e1", "second")
	if again.Document().Entry("e1").DeletionPaper != nil {
		t.Error("the paper with the first code counts for the second")
	}
	allGood(t, dir)
}

// TestPutByAnOlderProgram: a code without the entry's times is a code all the
// same.
func TestPutByAnOlderProgram(t *testing.T) {
	v, _ := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", "first")
	mustUpdate(t, v, func(d *vault.Document) error {
		d.Entry("e1").DeletionPut = nil
		return nil
	})
	if !v.HasDeletionCode("e1") || revealed(t, v, "e1") != "first" {
		t.Error("the code is not there")
	}
	if err := v.NoteDeletionPaper(t.Context(), "e1", true); err != nil {
		t.Error(err)
	}
}

// TestOldDeletionCodes: each code that was there before is told once, with
// until when it was good, also after the codes were sealed to others.
func TestOldDeletionCodes(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustUpdate(t, v, add("other"))
	mustPut(t, v, "other", "of another entry")
	mustPut(t, v, "e1", "first")
	if code, old := revealAll(t, v, "e1", artificialPassphrase); code != "first" || len(old) != 0 {
		t.Errorf("%d old codes of the first", len(old))
	}
	mustPut(t, v, "e1", "second")
	mustAdd(t, v, bertalan()) // seals them anew
	mustPut(t, v, "e1", "first")
	code, old := revealAll(t, v, "e1", artificialPassphrase)
	if code != "first" || len(old) != 2 || old[0].Text != "second" || old[1].Text != "first" {
		t.Fatalf("%d old codes", len(old))
	}
	if !old[0].Put.Equal(old[1].Until) || !old[0].Until.After(old[0].Put) {
		t.Error("the times do not follow one another")
	}
	b := unlockWith(t, dir, bertalanPassphrase)
	if _, old := revealAll(t, b, "e1", bertalanPassphrase); len(old) != 1 || old[0].Text != "second" {
		t.Errorf("who came later sees %d old codes, not the one that was there then", len(old))
	}
	_, _, err := b.RevealDeletionCodes(t.Context(), "e1", own())
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("another's passphrase: %v", err)
	}
}

// TestOldCodesOfReplacedEntries: the code of the entry that a re-enrolment took
// the place of is an old one, as soon as the site took the new key.
func TestOldCodesOfReplacedEntries(t *testing.T) {
	v, _ := newVault(t, options())
	mustUpdate(t, v, add("old"))
	mustPut(t, v, "old", "old code")
	mustUpdate(t, v, func(d *vault.Document) error {
		e := entry("new")
		e.Status, e.Replaces = vault.StatusPending, "old"
		d.Entries = append(d.Entries, e)
		return nil
	})
	mustPut(t, v, "new", "new code")
	if _, old := revealAll(t, v, "new", artificialPassphrase); len(old) != 0 {
		t.Error("a code that still is good is told to be an old one")
	}
	if _, err := v.FinishReplacement(t.Context(), "new", nil); err != nil {
		t.Fatal(err)
	}
	_, old := revealAll(t, v, "new", artificialPassphrase)
	if len(old) != 1 || old[0].Text != "old code" || old[0].Until.IsZero() {
		t.Errorf("%d old codes", len(old))
	}
}

// TestCodeOfAnotherComputerIsNotCalledOld: a sync tool left a later code beside
// the one in the slot.
func TestCodeOfAnotherComputerIsNotCalledOld(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", "first")
	slot := filepath.Join(dir, "slot", "e1.age")
	first, err := os.ReadFile(slot)
	must(t, err)
	mustPut(t, v, "e1", "second")
	must(t, os.WriteFile(slot, first, 0o600))
	code, old := revealAll(t, v, "e1", artificialPassphrase)
	if code != "first" || len(old) != 1 || old[0].Text != "second" || !old[0].Until.IsZero() {
		t.Errorf("%d old codes", len(old))
	}
}

// TestPutCutShort: the document is saved, and then the disk refuses the code.
// The old code stays, and nobody takes it or the new one to be on paper.
func TestPutCutShort(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", "first")
	must(t, v.NoteDeletionPaper(t.Context(), "e1", true))
	slot := filepath.Join(dir, "slot")
	must(t, os.Remove(filepath.Join(slot, "e1.age")))
	must(t, os.Mkdir(filepath.Join(slot, "e1.age"), 0o700))
	if err := v.PutDeletionCode(t.Context(), "e1", "second"); err == nil {
		t.Fatal("a folder was replaced")
	}
	if v.Document().Entry("e1").DeletionPaper != nil {
		t.Error("the entry still says that its code is on paper")
	}
}

// TestCodeSealedToEarlierReaders: the member may read, and a change that was
// cut short has not sealed the code to the member yet. That is no damage.
func TestCodeSealedToEarlierReaders(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", "first")
	slot := filepath.Join(dir, "slot", "e1.age")
	before, err := os.ReadFile(slot)
	must(t, err)
	mustAdd(t, v, bertalan())
	must(t, os.WriteFile(slot, before, 0o600))
	mustUpdate(t, v, func(d *vault.Document) error {
		d.SlotStale = true
		return nil
	})
	b := unlockWith(t, dir, bertalanPassphrase)
	if _, err := b.RevealDeletionCode(t.Context(), "e1", []byte(bertalanPassphrase)); !errors.Is(err, vaultfile.ErrSealedToOthers) {
		t.Errorf("revealing: %v", err)
	}
	if err := b.SettleSlot(t.Context(), []byte(bertalanPassphrase)); !errors.Is(err, vaultfile.ErrSealedToOthers) {
		t.Errorf("settling: %v", err)
	}
	must(t, v.SettleSlot(t.Context(), own()))
	if code, err := b.RevealDeletionCode(t.Context(), "e1", []byte(bertalanPassphrase)); err != nil || code.Text != "first" {
		t.Errorf("after settling: %v", err)
	}
}
