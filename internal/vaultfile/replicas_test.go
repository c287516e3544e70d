package vaultfile_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kapukod/internal/atomicfile"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// unsynced is a file system that does not wait for the disk: what a crash
// leaves is other tests' matter.
type unsynced struct{ atomicfile.FS }

func (unsynced) SyncDir(string) error { return nil }

func (u unsynced) Create(name string, perm os.FileMode) (atomicfile.File, error) {
	f, err := u.FS.Create(name, perm)
	return unsyncedFile{f}, err
}

type unsyncedFile struct{ atomicfile.File }

func (unsyncedFile) Sync() error { return nil }

// replica is one computer with the folder, its program and its clock.
type replica struct {
	dir   string
	vault *vaultfile.Vault
	opts  vaultfile.Options
}

// replicas are computers whose folders a sync tool keeps the same, more or
// less. added are all entries that were ever made, gone those that somebody
// took out of the bin for good, binned those that ever were in it.
type replicas struct {
	rt                  *rapid.T
	all                 []*replica
	added, gone, binned map[string]bool
	copies              int
}

// conflictNames are what the tools call a copy, as far as their names begin
// and end.
var conflictNames = []string{
	"vault.sync-conflict-20261121-1010%02d-ABCDEFG.age", "vault (conflicted copy 2026-11-21 1010%02d).age",
	"vault_conflict-20261121-1010%02d.age", "vault (Kati ütköző másolata 2026-11-%02d).age",
	"vault-KATI-PC-%d.age", "vault (%d).age", "vault %d.age", "vault - Másolat (%d).age", "Copy of vault %d.age",
	"vault.conflict%d.age", "vault.age.conflict%d", "vault [conflicted] %d.age", "VAULT (SFConflict kati 2026-11-%02d).AGE",
}

func TestReplicasProperty(t *testing.T) {
	oneAfterAnother(t)
	_, seed := newVault(t, options())
	rapid.Check(t, func(rt *rapid.T) {
		root, err := os.MkdirTemp(t.TempDir(), "replicas")
		if err != nil {
			rt.Fatal(err)
		}
		r := &replicas{rt: rt, added: map[string]bool{}, gone: map[string]bool{}, binned: map[string]bool{}}
		defer func() {
			for _, one := range r.all {
				one.vault.Close()
			}
			_ = os.RemoveAll(root)
		}()
		for i := range rapid.IntRange(2, 3).Draw(rt, "replicas") {
			one := &replica{dir: filepath.Join(root, fmt.Sprint(i))}
			if err := os.CopyFS(one.dir, os.DirFS(seed)); err != nil {
				rt.Fatal(err)
			}
			// No two clocks agree, and no two saves have the same time.
			now := time.Date(2026, 9, 1, 8, rapid.IntRange(0, 59).Draw(rt, "clock"), 0, i+1, time.UTC)
			one.opts = vaultfile.Options{WorkFactor: lowCost, FS: unsynced{atomicfile.OS()}, Now: func() time.Time {
				now = now.Add(time.Minute)
				return now
			}}
			r.all = append(r.all, one)
			r.open(one)
		}
		rt.Repeat(map[string]func(*rapid.T){
			"edit": r.edit, "overwrite": r.overwrite, "conflict": r.conflict, "backups": r.backups,
			"refresh": r.refresh, "reopen": r.reopen,
		})
		r.settle()
	})
}

func (r *replicas) open(one *replica) {
	v, err := vaultfile.Unlock(r.rt.Context(), one.dir, []byte(artificialPassphrase), one.opts)
	if err != nil {
		r.rt.Fatal(err)
	}
	one.vault = v
}

func (r *replicas) any(label string) *replica { return rapid.SampledFrom(r.all).Draw(r.rt, label) }

// edit changes an entry on one computer, as a person does.
func (r *replicas) edit(rt *rapid.T) {
	one := r.any("who")
	what := rapid.SampledFrom([]string{"add", "add", "note", "note", "issuer", "key", "bin", "back", "purge", "rename"}).Draw(rt, "what")
	text := rapid.StringMatching(`[a-f]`).Draw(rt, "text")
	_, err := one.vault.Update(rt.Context(), func(d *vault.Document) error {
		if what == "add" || len(d.Entries) == 0 {
			id := fmt.Sprintf("e%d", len(r.added))
			r.added[id] = true
			d.Entries = append(d.Entries, entry(id))
			return nil
		}
		i := rapid.IntRange(0, len(d.Entries)-1).Draw(rt, "entry")
		e := &d.Entries[i]
		switch what {
		case "note":
			e.Note = text
		case "issuer":
			e.Key.Issuer = text
		case "key":
			e.Key.Secret = otpauth.Secret(artificialSecret + text)
		case "bin":
			now := one.opts.Now()
			e.Deleted = &now
			r.binned[e.ID] = true
		case "back":
			e.Deleted = nil
		case "purge":
			if e.Deleted != nil {
				r.gone[e.ID] = true
				d.Entries = slices.Delete(d.Entries, i, i+1)
			}
		case "rename":
			d.Members[0].Name = text
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}

// overwrite is a tool that lets the last writer win.
func (r *replicas) overwrite(rt *rapid.T) {
	from, to := r.any("from"), r.any("to")
	r.copyFile(from, "vault.age", to, "vault.age")
}

// conflict is a tool that leaves a copy.
func (r *replicas) conflict(rt *rapid.T) {
	from, to := r.any("from"), r.any("to")
	if from == to {
		return
	}
	r.copies++
	name := rapid.SampledFrom(conflictNames).Draw(rt, "name")
	r.copyFile(from, "vault.age", to, fmt.Sprintf(name, r.copies))
}

// backups brings over what one has in backups/ and the other has not.
func (r *replicas) backups(rt *rapid.T) { r.syncBackups(r.any("from"), r.any("to")) }

func (r *replicas) syncBackups(from, to *replica) {
	entries, err := os.ReadDir(filepath.Join(from.dir, "backups"))
	if err != nil {
		r.rt.Fatal(err)
	}
	for _, e := range entries {
		name := filepath.Join("backups", e.Name())
		if _, err := os.Stat(filepath.Join(to.dir, name)); err != nil {
			r.copyFile(from, name, to, name)
		}
	}
}

func (r *replicas) copyFile(from *replica, name string, to *replica, as string) {
	data, err := os.ReadFile(filepath.Join(from.dir, name))
	if err == nil {
		err = os.WriteFile(filepath.Join(to.dir, as), data, 0o600)
	}
	if err != nil {
		r.rt.Fatal(err)
	}
}

func (r *replicas) refresh(rt *rapid.T) {
	if _, err := r.any("who").vault.Refresh(rt.Context()); err != nil {
		rt.Fatal(err)
	}
}

func (r *replicas) reopen(*rapid.T) {
	one := r.any("who")
	one.vault.Close()
	r.open(one)
}

// settle lets the tool finish its work, and checks that all come to the same,
// come to rest, and lost nothing.
func (r *replicas) settle() {
	for _, one := range r.all {
		one.vault.Close() // unlocking looks into backups, too
		r.open(one)
	}
	quiet, overwriting := false, rapid.Bool().Draw(r.rt, "the last writer wins")
	for round := 0; !quiet; round++ {
		if round == 12 {
			r.rt.Fatal("the replicas do not come to rest")
		}
		quiet = true
		for _, from := range r.all {
			for _, to := range r.all {
				if from == to || bytes.Equal(r.read(from), r.read(to)) {
					continue
				}
				quiet = false
				if overwriting {
					r.syncBackups(from, to)
					r.copyFile(from, "vault.age", to, "vault.age")
					r.mustRefresh(to)
					continue
				}
				r.copies++
				r.copyFile(from, "vault.age", to, fmt.Sprintf(conflictNames[r.copies%len(conflictNames)], r.copies))
				before := r.read(to)
				r.mustRefresh(to)
				if bytes.Equal(before, r.read(to)) { // it had all of that: then the other takes it over
					r.copyFile(to, "vault.age", from, "vault.age")
					r.mustRefresh(from)
				}
			}
		}
	}
	r.check()
}

func (r *replicas) mustRefresh(one *replica) {
	if _, err := one.vault.Refresh(r.rt.Context()); err != nil {
		r.rt.Fatal(err)
	}
}

func (r *replicas) read(one *replica) []byte {
	data, err := os.ReadFile(filepath.Join(one.dir, "vault.age"))
	if err != nil {
		r.rt.Fatal(err)
	}
	return data
}

func (r *replicas) check() {
	first := r.all[0].vault.Document()
	for _, one := range r.all {
		before := r.read(one)
		d := one.vault.Document()
		if !vault.SameContent(d, first) {
			r.rt.Fatal("the replicas differ")
		}
		r.reopenAndCompare(one, first)
		if !bytes.Equal(before, r.read(one)) {
			r.rt.Fatal("opening it once more saved something")
		}
		for id := range r.added {
			e := d.Entry(id)
			switch {
			case e == nil && !r.gone[id]:
				r.rt.Fatalf("entry %s is lost", id)
			case e != nil && e.Deleted != nil && !r.binned[id]:
				r.rt.Fatalf("entry %s is in the bin", id)
			}
		}
		copies, _ := filepath.Glob(filepath.Join(one.dir, "*onflict*"))
		for _, name := range copies {
			if !strings.HasSuffix(strings.ToLower(name), ".age") && !strings.Contains(name, ".age.") {
				continue
			}
			r.rt.Fatalf("a copy is left: %s", filepath.Base(name))
		}
	}
}

func (r *replicas) reopenAndCompare(one *replica, want *vault.Document) {
	one.vault.Close()
	r.open(one)
	if !vault.SameContent(one.vault.Document(), want) {
		r.rt.Fatal("it is not the same after unlocking")
	}
}
