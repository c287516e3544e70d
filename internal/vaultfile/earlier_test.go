package vaultfile_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func earlier(t *testing.T, v *vaultfile.Vault) []vaultfile.Generation {
	t.Helper()
	found, err := v.Earlier()
	must(t, err)
	return found
}

func changesOf(t *testing.T, v *vaultfile.Vault, g vaultfile.Generation) string {
	t.Helper()
	lost, err := v.CompareGeneration(t.Context(), g.Name)
	must(t, err)
	if !lost.Known || lost.Saves != 0 {
		t.Errorf("compared: %+v", lost)
	}
	var changes []string
	for _, e := range lost.Entries {
		changes = append(changes, string(e.Change)+" "+e.Account)
	}
	return strings.Join(changes, ", ")
}

// TestGoingBackIsANewSave: the earlier entries are there, what came since is in
// the bin, people stay, and it can be undone.
func TestGoingBackIsANewSave(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	if _, err := v.AddMember(t.Context(), []byte(artificialPassphrase), vaultfile.NewMember{
		Name: "Próba Béla", Passphrase: []byte("a másik jelmondat")}); err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, v, add("e2"))
	mustPut(t, v, "e1", artificialDeletion)
	mustUpdate(t, v, func(d *vault.Document) error {
		d.Entry("e1").Note = "más"
		return nil
	})
	found := earlier(t, v)
	back := found[len(found)-2] // of revision 2
	if got := changesOf(t, v, back); back.Revision != 2 || got != "changed e1, added e2" {
		t.Errorf("from revision %d: %q", back.Revision, got)
	}
	before := v.Document()
	d, err := v.RestoreGeneration(t.Context(), back.Name)
	must(t, err)
	if d.Revision != before.Revision+1 || len(d.Members) != 2 || !d.Knows(before.Saved) {
		t.Errorf("revision %d, %d members", d.Revision, len(d.Members))
	}
	if e := d.Entry("e1"); e.Note != "" || e.DeletionPut == nil || d.Entry("e2") == nil || d.Entry("e2").Deleted == nil {
		t.Error("it is not the earlier state with the rest in the bin")
	}
	if got := changesOf(t, v, back); got != "" {
		t.Errorf("after going back there still is %q", got)
	}
	if err := openAll(t, dir); err != nil {
		t.Error(err)
	}
	// Undo: the state before is the newest of the earlier ones.
	undo := earlier(t, v)[0]
	if undo.Revision != before.Revision {
		t.Fatalf("the newest earlier one is revision %d", undo.Revision)
	}
	d, err = v.RestoreGeneration(t.Context(), undo.Name)
	must(t, err)
	if d.Entry("e1").Note != "más" || d.Entry("e2").Deleted != nil {
		t.Error("it was not undone")
	}
}

// TestGoingBackIsNotMergedAway: another computer that has the undone state
// takes the earlier one over, at whatever side it is brought together.
func TestGoingBackIsNotMergedAway(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustUpdate(t, v, add("e2"))
	there := filepath.Join(t.TempDir(), "ott")
	must(t, os.CopyFS(there, os.DirFS(dir)))
	other := unlock(t, there, options())
	if _, err := v.RestoreGeneration(t.Context(), earlier(t, v)[0].Name); err != nil {
		t.Fatal(err)
	}
	isBack := func(v *vaultfile.Vault, where string) {
		t.Helper()
		d := v.Document()
		if e := d.Entry("e2"); e == nil || e.Deleted == nil || d.Entry("e1").Deleted != nil {
			t.Errorf("%s: the undone state is back", where)
		}
	}
	writeFile(t, readFile(t, there, "vault.age"), dir, "vault.sync-conflict-20261121-101010-ABCDEFG.age")
	mustRefresh(t, v)
	isBack(v, "with the other's copy beside it")
	isBack(unlock(t, dir, options()), "unlocked again")
	writeFile(t, readFile(t, dir, "vault.age"), there, "vault.age")
	mustRefresh(t, other)
	isBack(other, "written over the other's")
	// The other one wrote over it without looking.
	writeFile(t, readFile(t, backup(dir, earlier(t, v)[0])), dir, "vault.age")
	mustRefresh(t, v)
	isBack(v, "written over")
}

func TestGenerationsThatDoNotOpen(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	if _, err := v.AddMember(t.Context(), []byte(artificialPassphrase), vaultfile.NewMember{
		Name: "Próba Béla", Passphrase: []byte("a másik jelmondat")}); err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, v, add("e2"))
	bela, err := vaultfile.Unlock(t.Context(), dir, []byte("a másik jelmondat"), options())
	must(t, err)
	defer bela.Close()
	found := earlier(t, v)
	oldest, newest := found[len(found)-1], found[0]
	tries := map[string]struct {
		v    *vaultfile.Vault
		name string
		want error
	}{
		"before the member came": {bela, oldest.Name, vault.ErrNotRecipient},
		"not there":              {v, strings.Replace(oldest.Name, "0000000001", "0000000099", 1), vaultfile.ErrNoGeneration},
		"outside":                {v, "../vault.age", vaultfile.ErrNoGeneration},
		"a deletion code's":      {v, "slot-e1-20260901T080000.000000000Z.age", vaultfile.ErrNoGeneration},
		"damaged":                {v, newest.Name, vault.ErrDamaged},
	}
	damage(t, backup(dir, newest), -1)
	before := readFile(t, dir, "vault.age")
	for name, try := range tries {
		_, err := try.v.CompareGeneration(t.Context(), try.name)
		_, restoreErr := try.v.RestoreGeneration(t.Context(), try.name)
		for _, err := range []error{err, restoreErr} {
			sealed := !errors.Is(try.want, vaultfile.ErrNoGeneration)
			if !errors.Is(err, try.want) || sealed != errors.Is(err, vaultfile.ErrSealedGeneration) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if string(readFile(t, dir, "vault.age")) != string(before) {
		t.Error("something was saved")
	}
	v.Close()
	for _, err := range []error{
		func() error { _, err := v.CompareGeneration(t.Context(), oldest.Name); return err }(),
		func() error { _, err := v.RestoreGeneration(t.Context(), oldest.Name); return err }(),
	} {
		if !errors.Is(err, vaultfile.ErrClosed) {
			t.Errorf("closed: %v", err)
		}
	}
	if fmt.Sprintf("%+v", v) != "[vault]" {
		t.Error("a vault shows")
	}
}
