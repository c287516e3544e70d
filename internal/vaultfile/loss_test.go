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

// chunk is age's: 64 KiB of content and 16 bytes that authenticate it.
const chunk = 64<<10 + 16

// many adds entries that take up several chunks.
func many(prefix string, count int) func(*vault.Document) error {
	return func(d *vault.Document) error {
		for i := range count {
			e := entry(fmt.Sprintf("%s%03d", prefix, i))
			e.Note = strings.Repeat("jegyzet ", 100)
			d.Entries = append(d.Entries, e)
		}
		return nil
	}
}

// spoil makes a file what a crash or a sync tool leaves.
var spoil = map[string]func(t *testing.T, path string){
	"cut in the header":        func(t *testing.T, path string) { must(t, os.Truncate(path, 200)) },
	"cut in the first chunk":   func(t *testing.T, path string) { must(t, os.Truncate(path, 60_000)) },
	"cut at a chunk":           func(t *testing.T, path string) { must(t, os.Truncate(path, contentStart(t, path)+2*chunk)) },
	"cut after a chunk":        func(t *testing.T, path string) { must(t, os.Truncate(path, contentStart(t, path)+2*chunk+1)) },
	"cut before a chunk's end": func(t *testing.T, path string) { must(t, os.Truncate(path, contentStart(t, path)+2*chunk-1)) },
	"without its last byte": func(t *testing.T, path string) {
		must(t, os.Truncate(path, int64(len(readFile(t, path))-1)))
	},
	"a bit in the header":  func(t *testing.T, path string) { damage(t, path, int(contentStart(t, path))-30) },
	"a bit in the content": func(t *testing.T, path string) { damage(t, path, 100_000) },
	"a bit at the end":     func(t *testing.T, path string) { damage(t, path, -1) },
	"a tail of zeros": func(t *testing.T, path string) {
		data := readFile(t, path)
		clear(data[len(data)/2:])
		writeFile(t, data, path)
	},
	"zeros": func(t *testing.T, path string) { writeFile(t, make([]byte, len(readFile(t, path))), path) },
	"empty": func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) },
	"a folder": func(t *testing.T, path string) {
		must(t, os.Remove(path))
		must(t, os.Mkdir(path, 0o700))
	},
	"gone": func(t *testing.T, path string) { must(t, os.Remove(path)) },
}

func contentStart(t *testing.T, path string) int64 {
	t.Helper()
	data := string(readFile(t, path))
	mac := strings.Index(data, "\n--- ")
	return int64(mac + 1 + strings.Index(data[mac+1:], "\n") + 1 + 16)
}

func backup(dir string, g vaultfile.Generation) string { return filepath.Join(dir, "backups", g.Name) }

// mustBeDamaged unlocks a damaged vault, and sees that a wrong passphrase stays
// one.
func mustBeDamaged(t *testing.T, dir string) *vaultfile.DamagedError {
	t.Helper()
	_, err := vaultfile.Unlock(t.Context(), dir, []byte("nem ez a jelmondat"), options())
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	_, err = vaultfile.Unlock(t.Context(), dir, []byte(artificialPassphrase), options())
	var damaged *vaultfile.DamagedError
	if !errors.As(err, &damaged) || damaged.File != "vault.age" || errors.Is(err, vault.ErrWrongPassphrase) {
		t.Fatalf("error is %v", err)
	}
	return damaged
}

// TestNothingIsLostWithTheLastSave: however vault.age is spoiled, its own
// generation is offered, nothing is said to be lost, and nothing is.
func TestNothingIsLostWithTheLastSave(t *testing.T) {
	v, whole := newVault(t, options())
	mustUpdate(t, v, many("e", 300))
	mustUpdate(t, v, add("last"))
	v.Close()
	for name, way := range spoil {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "széf")
			must(t, os.CopyFS(dir, os.DirFS(whole)))
			way(t, filepath.Join(dir, "vault.age"))
			damaged := mustBeDamaged(t, dir)
			if damaged.Newest == nil || damaged.Newest.Revision != 3 {
				t.Fatalf("offered is %v", damaged.Newest)
			}
			if lost := damaged.Lost; lost == nil || !lost.Known || lost.Saves != 0 || len(lost.Entries) != 0 {
				t.Errorf("lost is said to be %+v", lost)
			}
			must(t, vaultfile.Restore(t.Context(), dir, damaged.Newest.Name, options()))
			if d := unlock(t, dir, options()).Document(); len(d.Entries) != 301 || d.Entry("last") == nil {
				t.Errorf("%d entries came back", len(d.Entries))
			}
		})
	}
}

// TestALostSaveIsToldAsFarAsItCanBeRead: the last save is damaged in both
// places.
func TestALostSaveIsToldAsFarAsItCanBeRead(t *testing.T) {
	v, whole := newVault(t, options())
	mustUpdate(t, v, many("e", 300))
	mustUpdate(t, v, func(d *vault.Document) error {
		d.Entry("e001").Note = "más"
		deleted := d.Entry("e002").Updated
		d.Entry("e002").Deleted = &deleted
		d.Entry("e299").Note = "más, a végén"
		return nil
	})
	v.Close()
	for name, way := range spoil {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "széf")
			must(t, os.CopyFS(dir, os.DirFS(whole)))
			if name != "gone" {
				way(t, backup(dir, generations(t, dir)[0]))
			}
			way(t, filepath.Join(dir, "vault.age"))
			damaged := mustBeDamaged(t, dir)
			if name == "gone" {
				return // the generation is whole
			}
			if name == "a folder" {
				if damaged.Newest.Revision != 2 || damaged.Lost == nil {
					t.Errorf("offered is %v", damaged.Newest)
				}
				return // a folder is no generation, so nobody knows of it
			}
			lost := damaged.Lost
			if damaged.Newest.Revision != 2 || lost == nil || lost.Known || lost.Saves != 1 {
				t.Fatalf("offered is %v, lost is said to be %+v", damaged.Newest, lost)
			}
			var got []string
			for _, e := range lost.Entries {
				got = append(got, string(e.Change)+" "+e.Account)
			}
			readable := map[string]bool{"cut at a chunk": true, "cut after a chunk": true, "cut before a chunk's end": true,
				"a bit in the content": true, "a bit at the end": true, "without its last byte": true, "a tail of zeros": true}
			want := ""
			if readable[name] {
				want = "changed e001, removed e002"
			}
			if strings.Join(got, ", ") != want {
				t.Errorf("said to be lost: %q", got)
			}
		})
	}
}

// TestASaveThatOnlyHalfCame: a sync tool brought the beginning of another
// computer's save, and nothing of its generation.
func TestASaveThatOnlyHalfCame(t *testing.T) {
	for name, count := range map[string]int{"small": 1, "large": 300} {
		t.Run(name, func(t *testing.T) {
			v, here := newVault(t, options())
			mustUpdate(t, v, add("e1"))
			v.Close()
			there := filepath.Join(t.TempDir(), "ott")
			must(t, os.CopyFS(there, os.DirFS(here)))
			other := unlock(t, there, options())
			mustUpdate(t, other, many("new", count))
			sealed := readFile(t, there, "vault.age")
			writeFile(t, sealed[:len(sealed)-20], here, "vault.age")
			damaged := mustBeDamaged(t, here)
			lost := damaged.Lost
			if damaged.Newest.Revision != 2 || lost == nil || lost.Known || lost.Saves != 1 {
				t.Fatalf("offered is %v, lost is said to be %+v", damaged.Newest, lost)
			}
			if n := len(lost.Entries); (n == 0) != (count == 1) || n > count {
				t.Errorf("%d entries are said to be lost of %d", n, count)
			}
			// Half of a save that came before is no loss.
			old := readFile(t, backup(here, generations(t, here)[1]))
			writeFile(t, old[:len(old)-20], here, "vault.age")
			if lost := mustBeDamaged(t, here).Lost; !lost.Known || lost.Saves != 0 {
				t.Errorf("half of an older save: %+v", lost)
			}
		})
	}
}

func TestNothingGoodIsLeft(t *testing.T) {
	for name, way := range spoil {
		if name == "gone" {
			continue // then there is no vault
		}
		t.Run(name, func(t *testing.T) {
			v, dir := newVault(t, options())
			mustUpdate(t, v, many("e", 250))
			v.Close()
			for _, g := range generations(t, dir)[1:] {
				must(t, os.Remove(backup(dir, g)))
			}
			way(t, backup(dir, generations(t, dir)[0]))
			way(t, filepath.Join(dir, "vault.age"))
			if damaged := mustBeDamaged(t, dir); damaged.Newest != nil || damaged.Lost != nil {
				t.Errorf("offered is %v", damaged.Newest)
			}
		})
	}
}
