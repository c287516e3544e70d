package vaultfile_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// apart returns two folders of one vault, in each of which something was saved
// that the other has not: e1 is in both, a and b in one each.
func apart(t *testing.T) (ours *vaultfile.Vault, dir, theirs string) {
	t.Helper()
	ours, dir = newVault(t, options())
	mustUpdate(t, ours, add("e1"))
	theirs = filepath.Join(t.TempDir(), "theirs")
	must(t, os.CopyFS(theirs, os.DirFS(dir)))
	later := vaultfile.Options{WorkFactor: lowCost, Now: func() time.Time { return time.Now().AddDate(1, 0, 0) }}
	mustUpdate(t, unlock(t, theirs, later), add("b"))
	mustUpdate(t, ours, add("a"))
	return ours, dir, theirs
}

func readFile(t testing.TB, elem ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(elem...))
	must(t, err)
	return data
}

func writeFile(t testing.TB, data []byte, elem ...string) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(elem...), data, 0o600))
}

func has(t *testing.T, d *vault.Document, ids ...string) {
	t.Helper()
	got := entryIDs(d)
	for _, id := range ids {
		if !got[id] {
			t.Errorf("entry %s is not there", id)
		}
	}
	if len(got) != len(ids) {
		t.Errorf("%d entries, want %d", len(got), len(ids))
	}
}

func mustRefresh(t *testing.T, v *vaultfile.Vault) (changed bool) {
	t.Helper()
	changed, err := v.Refresh(t.Context())
	must(t, err)
	return changed
}

// TestConflictCopies: a copy under any name that a tool gives is merged, moved
// to backups/, and counted.
func TestConflictCopies(t *testing.T) {
	for i, pattern := range conflictNames {
		name := fmt.Sprintf(pattern, i+1)
		t.Run(name, func(t *testing.T) {
			v, dir, theirs := apart(t)
			copied := readFile(t, theirs, "vault.age")
			writeFile(t, copied, dir, name)
			if !mustRefresh(t, v) {
				t.Error("nothing changed")
			}
			has(t, v.Document(), "e1", "a", "b")
			if news := v.Merged(); news != (vaultfile.Merged{Entries: 2}) || v.Merged() != (vaultfile.Merged{}) {
				t.Errorf("told: %+v", news)
			}
			if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
				t.Error("the copy still lies there")
			}
			kept := generations(t, dir)
			if !slices.ContainsFunc(kept, func(g vaultfile.Generation) bool {
				return bytes.Equal(readFile(t, dir, "backups", g.Name), copied)
			}) {
				t.Error("the copy is not in backups/")
			}
			has(t, unlock(t, dir, options()).Document(), "e1", "a", "b")
			if mustRefresh(t, v) {
				t.Error("changed again")
			}
			allGood(t, dir)
		})
	}
}

// TestCopiesMergeAtUnlocking and at the next save, with nobody asking for it.
func TestCopiesMergeAtUnlocking(t *testing.T) {
	v, dir, theirs := apart(t)
	writeFile(t, readFile(t, theirs, "vault.age"), dir, conflictNameOf(1))
	has(t, mustUpdate(t, v, add("c")), "e1", "a", "b", "c")
	_, dir, theirs = apart(t)
	writeFile(t, readFile(t, theirs, "vault.age"), dir, conflictNameOf(1))
	has(t, unlock(t, dir, options()).Document(), "e1", "a", "b")
	if got := generations(t, dir); got[0].Revision != 4 {
		t.Errorf("the newest revision is %d", got[0].Revision)
	}
}

func conflictNameOf(n int) string { return fmt.Sprintf(conflictNames[0], n) }

// TestOtherFilesStay: what is no copy of this vault, and what a person copied
// by hand and that has nothing more, is neither read into it nor moved.
func TestOtherFilesStay(t *testing.T) {
	v, dir, _ := apart(t)
	mine := readFile(t, dir, "vault.age")
	mustUpdate(t, v, add("c"))
	_, other := newVault(t, options())
	theirs := map[string][]byte{
		"vault mentés.age": mine, "vault (1).age": readFile(t, other, "vault.age"),
		"vault-conflict-1.age": []byte("half a file"), "vault.age.new": mine, ".vault.age": mine, "széf.age": mine,
	}
	for name, data := range theirs {
		writeFile(t, data, dir, name)
	}
	must(t, os.Mkdir(filepath.Join(dir, "vault-folder.age"), 0o700))
	if mustRefresh(t, v) || v.Merged() != (vaultfile.Merged{}) {
		t.Error("something was merged")
	}
	mustUpdate(t, v, add("d"))
	has(t, unlock(t, dir, options()).Document(), "e1", "a", "c", "d")
	for name, data := range theirs {
		if !bytes.Equal(readFile(t, dir, name), data) {
			t.Errorf("%s was changed", name)
		}
	}
}

// TestSyncToolWritesOverASave: what an open vault saved comes back, even when
// backups/ went with it.
func TestSyncToolWritesOverASave(t *testing.T) {
	v, dir, theirs := apart(t)
	must(t, os.RemoveAll(filepath.Join(dir, "backups")))
	writeFile(t, readFile(t, theirs, "vault.age"), dir, "vault.age")
	has(t, mustUpdate(t, v, add("c")), "e1", "a", "b", "c")

	v, dir, theirs = apart(t)
	v.Close()
	writeFile(t, readFile(t, theirs, "vault.age"), dir, "vault.age")
	has(t, unlock(t, dir, options()).Document(), "e1", "a", "b")
}

// TestOlderStateFromOutside: no one restored it, so it was a tool, and what was
// saved since comes back.
func TestOlderStateFromOutside(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	older := readFile(t, dir, "vault.age")
	mustUpdate(t, v, add("e2"))
	newer := readFile(t, dir, "vault.age")
	writeFile(t, older, dir, "vault.age")
	mustRefresh(t, v)
	has(t, v.Document(), "e1", "e2")
	if !bytes.Equal(readFile(t, dir, "vault.age"), newer) {
		t.Error("the newer file is not back as it was")
	}
	v.Close()
	writeFile(t, older, dir, "vault.age")
	has(t, unlock(t, dir, options()).Document(), "e1", "e2")
	if !bytes.Equal(readFile(t, dir, "vault.age"), newer) {
		t.Error("the newer file is not back as it was, at unlocking")
	}
}

// TestRestoredStateStays: what a person went back to is not undone by merging
// the later saves in, neither in an open window nor later.
func TestRestoredStateStays(t *testing.T) {
	v, dir := newVault(t, options())
	for _, id := range []string{"e1", "e2", "e3"} {
		mustUpdate(t, v, add(id))
	}
	must(t, vaultfile.Restore(t.Context(), dir, generations(t, dir)[2].Name, options()))
	if !mustRefresh(t, v) {
		t.Error("the open window does not notice")
	}
	has(t, v.Document(), "e1")
	has(t, unlock(t, dir, options()).Document(), "e1")
	other := unlock(t, dir, options())
	has(t, mustUpdate(t, other, add("e4")), "e1", "e4")
	mustRefresh(t, v)
	has(t, v.Document(), "e1", "e4")
	if notes, _ := filepath.Glob(filepath.Join(dir, "backups", "undone-*")); len(notes) != 0 {
		t.Errorf("%d notes are left", len(notes))
	}
	// A copy that is older than the restoring brings nothing back either.
	writeFile(t, readFile(t, dir, "backups", generations(t, dir)[1].Name), dir, conflictNameOf(1))
	mustRefresh(t, v)
	has(t, v.Document(), "e1", "e4")
	allGood(t, dir)
}

// TestChangedByHand: a document made with age and jq keeps the name of the save
// it was made from. It is not that save, and goes on from it.
func TestChangedByHand(t *testing.T) {
	for _, step := range []uint64{0, 1} { // revision raised, as documented, or not
		v, dir := newVault(t, options())
		mustUpdate(t, v, add("e1"))
		byHand := v.Document()
		byHand.Revision += step
		byHand.Entries[0].Note = "kézzel"
		byHand.Entries[0].Key.Issuer = "Más"
		sealed, err := byHand.Seal()
		must(t, err)
		writeFile(t, sealed, dir, "vault.age")
		if !mustRefresh(t, v) || v.Document().Entries[0].Note != "kézzel" || len(v.Document().Entries[0].History) > 0 {
			t.Errorf("the change by hand did not come in as it is")
		}
		has(t, mustUpdate(t, v, add("e2")), "e1", "e2")
		d := unlock(t, dir, options()).Document()
		if d.Entry("e1").Note != "kézzel" || v.Merged() != (vaultfile.Merged{}) {
			t.Error("the change by hand was merged with what it came from")
		}
		allGood(t, dir)
	}
}

// TestDocumentWithoutLineage: of an older program, or made from nothing. What
// is in backups/ stays there; beside an open vault both are united.
func TestDocumentWithoutLineage(t *testing.T) {
	strip := func(dir string, v *vaultfile.Vault) {
		d := v.Document()
		d.Saved, d.Past = "", nil
		d.Entries = append(d.Entries[:1], entry("h"))
		sealed, err := d.Seal()
		must(t, err)
		writeFile(t, sealed, dir, "vault.age")
	}
	v, dir, _ := apart(t)
	strip(dir, v)
	v.Close()
	v = unlock(t, dir, options())
	has(t, v.Document(), "e1", "h")
	has(t, mustUpdate(t, v, add("c")), "e1", "h", "c")
	has(t, unlock(t, dir, options()).Document(), "e1", "h", "c")

	v, dir, _ = apart(t)
	strip(dir, v)
	has(t, mustUpdate(t, v, add("c")), "e1", "a", "h", "c")
}

// TestReadOnlyDiskMergesInMemory and saves when it can.
func TestReadOnlyDiskMergesInMemory(t *testing.T) {
	_, dir, theirs := apart(t)
	writeFile(t, readFile(t, theirs, "vault.age"), dir, conflictNameOf(1))
	readOnly := true
	opts := options()
	opts.FS = &faultfs.FS{Under: unsynced{atomicfile.OS()}, Before: func(op faultfs.Op) error {
		switch op.Kind {
		case faultfs.Create, faultfs.Rename, faultfs.Remove, faultfs.Mkdir, faultfs.Lock:
			if readOnly {
				return fs.ErrPermission
			}
		}
		return nil
	}}
	before := strings.Join(tree(t, dir), "\n")
	v := unlock(t, dir, opts)
	has(t, v.Document(), "e1", "a", "b")
	mustRefresh(t, v)
	has(t, v.Document(), "e1", "a", "b")
	if strings.Join(tree(t, dir), "\n") != before {
		t.Error("something was written")
	}
	readOnly = false
	mustRefresh(t, v)
	has(t, unlock(t, dir, options()).Document(), "e1", "a", "b")
	if v.Merged().Entries != 2 {
		t.Error("told more or less than once")
	}
}

// TestEveryStepOfMergingFails: a failing step, or a pulled plug, leaves both
// sides of a merge, and the next unlocking finishes it.
func TestEveryStepOfMergingFails(t *testing.T) {
	oneAfterAnother(t)
	for _, forever := range []bool{false, true} {
		steps := 0
		for at := 1; ; at++ {
			_, dir, theirs := apart(t)
			saboteur := newSaboteur()
			opts := options()
			opts.FS = &saboteur.fs
			v := unlock(t, dir, opts)
			writeFile(t, readFile(t, theirs, "vault.age"), dir, conflictNameOf(1))
			saboteur.at, saboteur.forever, saboteur.armed = at, forever, true
			_, _ = v.Refresh(t.Context()) // what it could not save is tried again
			saboteur.armed = false
			v.Close()
			v = unlock(t, dir, options())
			has(t, v.Document(), "e1", "a", "b")
			v.Close()
			d := unlock(t, dir, options()).Document()
			has(t, d, "e1", "a", "b")
			for i := range d.Entries {
				if len(d.Entries[i].History) > 0 {
					t.Errorf("step %d: a conflict that was none", at)
				}
			}
			allGood(t, dir)
			if !saboteur.wasHit() {
				break
			}
			steps++
		}
		if steps < 15 {
			t.Error("the steps of merging were not seen")
		}
		t.Logf("%d steps failed, 0 lost", steps)
	}
}

// TestCopyOfADeletionCode: both codes stay, one of them in backups/.
func TestCopyOfADeletionCode(t *testing.T) {
	for _, name := range []string{"a.sync-conflict-20261121-101010-ABCDEFG.age", "a-KATI-PC.age", "a (1).age"} {
		v, dir, _ := apart(t)
		mustPut(t, v, "a", "first")
		copied := readFile(t, dir, "slot", "a.age")
		mustPut(t, v, "a", "second")
		must(t, os.RemoveAll(filepath.Join(dir, "backups")))
		writeFile(t, copied, dir, "slot", name)
		writeFile(t, []byte("half a file"), dir, "slot", "a (2).age")
		mustRefresh(t, v)
		if news := v.Merged(); news.Codes != 1 {
			t.Errorf("%s: told of %d codes", name, news.Codes)
		}
		kept, err := filepath.Glob(filepath.Join(dir, "backups", "slot-a-*.age"))
		must(t, err)
		if len(kept) != 1 || !bytes.Equal(readFile(t, kept[0]), copied) || revealed(t, v, "a") != "second" {
			t.Errorf("%s: %d codes in backups/", name, len(kept))
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "slot", "a*")); len(left) != 2 {
			t.Errorf("%s: %d files in the slot", name, len(left))
		}
	}
}

// TestSavesOfTheSameInstant: two computers may name their saves alike.
func TestSavesOfTheSameInstant(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	theirs := filepath.Join(t.TempDir(), "theirs")
	must(t, os.CopyFS(theirs, os.DirFS(dir)))
	instant := vaultfile.Options{WorkFactor: lowCost, Now: func() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }}
	mustUpdate(t, unlock(t, theirs, instant), add("b"))
	ours := unlock(t, dir, instant)
	mustUpdate(t, ours, add("a"))
	writeFile(t, readFile(t, theirs, "vault.age"), dir, conflictNameOf(1))
	mustRefresh(t, ours)
	has(t, ours.Document(), "e1", "a", "b")
	has(t, unlock(t, dir, options()).Document(), "e1", "a", "b")
}

// TestOldCopyOfOnesOwn: what somebody copied long ago does not bring back what
// was thrown out since, when it is older than all saves that are named.
func TestOldCopyOfOnesOwn(t *testing.T) {
	opts := options()
	opts.FS = unsynced{atomicfile.OS()}
	v, dir := newVault(t, opts)
	mustUpdate(t, v, add("e1"))
	old := readFile(t, dir, "vault.age")
	writeFile(t, old, dir, "vault mentés.age")
	mustUpdate(t, v, deleteAll)
	mustUpdate(t, v, dropDeleted)
	for range vault.MaxPast + 5 {
		mustUpdate(t, v, func(*vault.Document) error { return nil })
	}
	has(t, unlock(t, dir, options()).Document())
	if !bytes.Equal(readFile(t, dir, "vault mentés.age"), old) {
		t.Error("the copy was changed")
	}
}

// TestCopyChangedByHand has no name of its own; it gets one in backups/, and
// the document has seen it by that.
func TestCopyChangedByHand(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	byHand := v.Document()
	byHand.Revision++
	byHand.Entries[0].Note = "kézzel"
	sealed, err := byHand.Seal()
	must(t, err)
	mustUpdate(t, v, add("e2"))
	writeFile(t, sealed, dir, conflictNameOf(1))
	mustRefresh(t, v)
	d := v.Document()
	has(t, d, "e1", "e2")
	if d.Entry("e1").Note != "kézzel" {
		t.Error("the change by hand was not merged")
	}
	for _, g := range generations(t, dir) {
		if name := strings.TrimSuffix(strings.TrimPrefix(g.Name, "vault-"), ".age"); !d.Knows(name) {
			t.Errorf("the document has not seen %s", name)
		}
	}
}
