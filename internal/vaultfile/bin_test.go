package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// settable is a clock that a test sets, and that goes on by a second at each look.
type settable struct{ now time.Time }

func (s *settable) options() vaultfile.Options {
	return vaultfile.Options{WorkFactor: lowCost, Forget: func() {}, Now: func() time.Time {
		s.now = s.now.Add(time.Second)
		return s.now
	}}
}

func (s *settable) pass(days int) { s.now = s.now.AddDate(0, 0, days) }

func discard(id string, now time.Time) func(*vault.Document) error {
	return func(d *vault.Document) error {
		if !d.Discard(id, now) {
			return vaultfile.ErrNoEntry
		}
		return nil
	}
}

// binned is a vault with e1 and its deletion code in the bin, and e2 beside it.
func binned(t *testing.T) (v *vaultfile.Vault, dir string, clock *settable) {
	t.Helper()
	clock = &settable{now: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)}
	v, dir = newVault(t, clock.options())
	mustUpdate(t, v, add("e1"))
	mustUpdate(t, v, add("e2"))
	mustPut(t, v, "e1", artificialDeletion)
	mustUpdate(t, v, discard("e1", clock.now))
	return v, dir, clock
}

func codesInSlot(t *testing.T, dir string) int {
	t.Helper()
	return len(glob(t, filepath.Join(dir, "slot", "*.age")))
}

func TestBinIsEmptiedAtASave(t *testing.T) {
	v, dir, clock := binned(t)
	if revealed(t, v, "e1") != artificialDeletion {
		t.Error("the deletion code is gone with the deletion")
	}
	clock.pass(29)
	has(t, mustUpdate(t, v, add("e3")), "e1", "e2", "e3")
	clock.pass(1)
	has(t, mustUpdate(t, v, add("e4")), "e2", "e3", "e4")
	if codesInSlot(t, dir) != 0 || v.HasDeletionCode("e1") {
		t.Error("its deletion code stayed in the slot")
	}
	if len(glob(t, filepath.Join(dir, "backups", "slot-e1-*.age"))) != 1 {
		t.Error("its deletion code is not in backups/")
	}
	allGood(t, dir)
}

func TestBinIsEmptiedAtUnlocking(t *testing.T) {
	v, dir, clock := binned(t)
	v.Close()
	clock.pass(-400) // a clock that was set back empties nothing
	early := unlock(t, dir, clock.options())
	has(t, early.Document(), "e1", "e2")
	early.Close()
	clock.pass(430)
	has(t, unlock(t, dir, clock.options()).Document(), "e2")
	if codesInSlot(t, dir) != 0 {
		t.Error("its deletion code stayed in the slot")
	}
	has(t, unlock(t, dir, clock.options()).Document(), "e2")
	allGood(t, dir)
}

// TestBinStaysWhereNothingCanBeWritten: the vault opens all the same.
func TestBinStaysWhereNothingCanBeWritten(t *testing.T) {
	_, dir, clock := binned(t)
	before := readFile(t, dir, "vault.age")
	clock.pass(31)
	opts := clock.options()
	opts.FS = &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
		switch op.Kind {
		case faultfs.Open, faultfs.Read, faultfs.Stat, faultfs.ReadDir, faultfs.Close, faultfs.Lock:
			return nil
		}
		return atomicfile.ErrReadOnly
	}}
	has(t, unlock(t, dir, opts).Document(), "e1", "e2")
	if string(readFile(t, dir, "vault.age")) != string(before) || codesInSlot(t, dir) != 1 {
		t.Error("something was written")
	}
}

func TestErasedForGood(t *testing.T) {
	v, dir, _ := binned(t)
	erase := func(d *vault.Document) error { d.Erase("e1"); return nil }
	has(t, mustUpdate(t, v, erase), "e2")
	if codesInSlot(t, dir) != 0 {
		t.Error("its deletion code stayed in the slot")
	}
	if _, err := v.RevealDeletionCode(t.Context(), "e1", own()); !errors.Is(err, vaultfile.ErrNoDeletionCode) {
		t.Errorf("its deletion code is shown: %v", err)
	}
}

// TestErasedAndEditedElsewhere: the entry comes back with the edit, and with its
// deletion code.
func TestErasedAndEditedElsewhere(t *testing.T) {
	v, dir, clock := binned(t)
	theirs := filepath.Join(t.TempDir(), "theirs")
	must(t, os.CopyFS(theirs, os.DirFS(dir)))
	other := unlock(t, theirs, clock.options())
	mustUpdate(t, other, func(d *vault.Document) error {
		d.TakeBack("e1")
		d.Entry("e1").Note = "mégis kell"
		return nil
	})
	mustUpdate(t, v, func(d *vault.Document) error { d.Erase("e1"); return nil })
	writeFile(t, readFile(t, theirs, "vault.age"), dir, conflictNameOf(1))
	mustRefresh(t, v)
	d := v.Document()
	if e := d.Entry("e1"); e == nil || e.Deleted != nil || e.Note != "mégis kell" {
		t.Fatal("the edit is lost")
	}
	if revealed(t, v, "e1") != artificialDeletion {
		t.Error("its deletion code did not come back")
	}
	if d := v.Document(); d.SlotStale {
		t.Error("the deletion code was not sealed anew")
	}
	allGood(t, dir)
}

// TestGoingBackBeforeTheBin: an earlier generation brings the entry back, with
// its deletion code.
func TestGoingBackBeforeTheBin(t *testing.T) {
	v, _, _ := binned(t)
	before := earlier(t, v)[0]
	mustUpdate(t, v, func(d *vault.Document) error { d.Erase("e1"); return nil })
	saved, err := v.RestoreGeneration(t.Context(), before.Name)
	must(t, err)
	if saved.Entry("e1") == nil || saved.Entry("e1").Deleted != nil || revealed(t, v, "e1") != artificialDeletion {
		t.Error("the entry is not as it was")
	}
}

// TestCodesOfAReplacedEntryOutliveIt: they are still told after it left the bin,
// and do not come back into the slot.
func TestCodesOfAReplacedEntryOutliveIt(t *testing.T) {
	clock := &settable{now: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)}
	v, dir := newVault(t, clock.options())
	mustUpdate(t, v, add("old"))
	mustPut(t, v, "old", "old code")
	mustUpdate(t, v, func(d *vault.Document) error {
		e := entry("new")
		e.Replaces = "old"
		d.Entries = append(d.Entries, e)
		return nil
	})
	mustPut(t, v, "new", "new code")
	_, err := v.FinishReplacement(t.Context(), "new", nil)
	must(t, err)
	clock.pass(31)
	has(t, mustUpdate(t, v, add("e3")), "new", "e3")
	if now, old := revealAll(t, v, "new", artificialPassphrase); now != "new code" || len(old) != 1 || old[0].Text != "old code" {
		t.Errorf("%d earlier codes", len(old))
	}
	if codesInSlot(t, dir) != 1 {
		t.Error("the old code is in the slot again")
	}
}
