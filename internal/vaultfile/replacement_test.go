package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func TestFinishReplacement(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("old"))
	mustPut(t, v, "old", "old code")
	mustUpdate(t, v, func(d *vault.Document) error {
		e := entry("new")
		e.Status, e.Replaces = vault.StatusPending, "old"
		d.Entries = append(d.Entries, e)
		return nil
	})
	mustPut(t, v, "new", "new code")
	if d := v.Document(); d.Entry("old").Deleted != nil || !v.HasDeletionCode("old") {
		t.Fatal("the old pair is gone before the new code was accepted")
	}
	accept := func(d *vault.Document) error {
		d.Entry("new").Status = vault.StatusActive
		return nil
	}
	for range 2 { // a second time changes nothing more
		d, err := v.FinishReplacement(t.Context(), "new", accept)
		if err != nil {
			t.Fatal(err)
		}
		if d.Entry("old").Deleted == nil || d.Entry("new").Deleted != nil || d.Entry("new").Status != vault.StatusActive {
			t.Error("the entries are not as they should be")
		}
	}
	if v.HasDeletionCode("old") || revealed(t, v, "new") != "new code" {
		t.Error("the deletion codes are not where they should be")
	}
	kept := 0
	for _, name := range tree(t, dir) {
		if strings.HasPrefix(name, "backups/slot-old-") {
			kept++
		}
	}
	if kept != 1 {
		t.Errorf("the old deletion code is kept %d times", kept)
	}
	if _, err := v.FinishReplacement(t.Context(), "none", nil); !errors.Is(err, vaultfile.ErrNoEntry) {
		t.Errorf("no entry: %v", err)
	}
	if _, err := v.FinishReplacement(t.Context(), "old", nil); err != nil {
		t.Errorf("an entry that replaces none: %v", err)
	}
	allGood(t, dir)
}

// TestDeletionCodesLeaveATrace: each of several codes is in backups/, whoever
// wrote it.
func TestDeletionCodesLeaveATrace(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", "first")
	slot := filepath.Join(dir, "slot", "e1.age")
	must(t, os.WriteFile(slot, []byte("put here by another hand"), 0o600))
	mustPut(t, v, "e1", "second")
	found, err := filepath.Glob(filepath.Join(dir, "backups", "slot-e1-*.age"))
	if err != nil || len(found) != 3 {
		t.Fatalf("%d generations of the deletion code, %v", len(found), err)
	}
	if revealed(t, v, "e1") != "second" {
		t.Error("the newest code is not the one that is shown")
	}
}

// TestSlotIdentityIsGone: the member has access, says the document, so this is
// damage and no lack of access.
func TestSlotIdentityIsGone(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	for _, pattern := range []string{"slot/members/*.age", "backups/slotkey-*.age"} {
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %d, %v", pattern, len(found), err)
		}
		must(t, os.Remove(found[0]))
	}
	_, err := v.RevealDeletionCode(t.Context(), "e1", []byte(artificialPassphrase))
	damage, ok := errors.AsType[*vaultfile.DamagedError](err)
	if !ok || damage.Newest != nil || damage.File != "slot/members/"+v.Member()+".age" {
		t.Errorf("error is %v", err)
	}
}
