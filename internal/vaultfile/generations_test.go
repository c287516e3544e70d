package vaultfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func deleteAll(d *vault.Document) error {
	for i := range d.Entries {
		deleted := d.Entries[i].Updated
		d.Entries[i].Deleted = &deleted
	}
	return nil
}

func dropDeleted(d *vault.Document) error {
	d.Entries = nil
	return nil
}

func generations(t testing.TB, dir string) []vaultfile.Generation {
	t.Helper()
	found, err := vaultfile.Generations(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestTheLastTenSavesAreKept(t *testing.T) {
	v, dir := newVault(t, options())
	for i := range 14 {
		mustUpdate(t, v, add(fmt.Sprintf("e%d", i)))
	}
	found := generations(t, dir)
	if len(found) != 10 {
		t.Fatalf("%d generations are kept", len(found))
	}
	for i, g := range found {
		if g.Revision != uint64(15-i) || g.File != "vault.age" || i > 0 && !g.Time.Before(found[i-1].Time) {
			t.Errorf("generation %d is of revision %d", i, g.Revision)
		}
		if strings.ContainsAny(g.Name, `<>:"/\|?*`) || strings.HasSuffix(g.Name, ".") {
			t.Errorf("%q is no name for Windows", g.Name)
		}
	}
	newest, err := os.ReadFile(filepath.Join(dir, "backups", found[0].Name))
	if err != nil {
		t.Fatal(err)
	}
	current, err := os.ReadFile(filepath.Join(dir, "vault.age"))
	if err != nil || string(newest) != string(current) {
		t.Errorf("the newest generation is not the vault: %v", err)
	}
}

func TestRestoreGoesBackAndForth(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustUpdate(t, v, add("e2"))
	found := generations(t, dir)
	if err := vaultfile.Restore(t.Context(), dir, found[1].Name, options()); err != nil {
		t.Fatal(err)
	}
	if d := unlock(t, dir, options()).Document(); d.Revision != 2 || d.Entry("e2") != nil {
		t.Error("the older generation is not there")
	}
	// The unlocked vault takes the restored document as its base, and what it
	// saves counts as newer than everything before.
	if d := mustUpdate(t, v, add("e3")); d.Revision != 4 || d.Entry("e2") != nil || d.Entry("e3") == nil {
		t.Errorf("revision %d after restoring", d.Revision)
	}
	if err := vaultfile.Restore(t.Context(), dir, found[0].Name, options()); err != nil {
		t.Fatal(err)
	}
	if unlock(t, dir, options()).Document().Entry("e2") == nil {
		t.Error("the newer generation did not come back")
	}
	if got := generations(t, dir); len(got) != 4 || got[0].Revision != 4 {
		t.Errorf("%d generations", len(got))
	}
	allGood(t, dir)
}

func TestRestoreRefusesOtherNames(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	good := generations(t, dir)[0].Name
	for _, name := range []string{"", "vault.age", "../vault.age", "../../" + good, good + ".tmp", strings.ToUpper(good),
		strings.Replace(good, "0000000002", "0000000009", 1), strings.Replace(good, "vault-", "lock-", 1),
		strings.Replace(good, "0000000002", "2", 1)} {
		if err := vaultfile.Restore(t.Context(), dir, name, options()); !errors.Is(err, vaultfile.ErrNoGeneration) {
			t.Errorf("%q: %v", name, err)
		}
	}
	damage(t, filepath.Join(dir, "backups", good), 3)
	if err := vaultfile.Restore(t.Context(), dir, good, options()); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("damaged generation: %v", err)
	}
}

// damage flips a bit of a byte, counted from the end when negative.
func damage(t testing.TB, path string, at int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if at < 0 {
		at += len(data)
	}
	data[at] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestDamageIsToldAndMended: each file of a vault, damaged in each way, is
// named, told from a wrong passphrase, and put back from its own generation.
func TestDamageIsToldAndMended(t *testing.T) {
	ways := map[string]func(t *testing.T, path string){
		"flipped header":  func(t *testing.T, path string) { damage(t, path, 2) },
		"flipped stanza":  func(t *testing.T, path string) { damage(t, path, 60) },
		"flipped content": func(t *testing.T, path string) { damage(t, path, -1) },
		"cut":             func(t *testing.T, path string) { must(t, os.Truncate(path, 100)) },
		"empty":           func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) },
		"gone":            func(t *testing.T, path string) { must(t, os.Remove(path)) },
		"a folder": func(t *testing.T, path string) {
			must(t, os.Remove(path))
			must(t, os.Mkdir(path, 0o700))
		},
		"huge": func(t *testing.T, path string) { must(t, os.Truncate(path, 100<<20)) },
	}
	for name, way := range ways {
		for _, file := range []string{"vault.age", "members/", "slot/members/", "slot/e1.age"} {
			t.Run(name+"/"+strings.TrimSuffix(file, "/"), func(t *testing.T) { damageAndMend(t, name, file, way) })
		}
	}
}

func damageAndMend(t *testing.T, name, file string, way func(*testing.T, string)) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	if strings.HasSuffix(file, "/") {
		file += v.Member() + ".age"
	}
	way(t, filepath.Join(dir, filepath.FromSlash(file)))
	got := openAll(t, dir)
	if file == "slot/e1.age" && name == "gone" {
		if !errors.Is(got, vaultfile.ErrNoDeletionCode) {
			t.Errorf("error is %v", got)
		}
		return
	}
	var damaged *vaultfile.DamagedError
	if !errors.As(got, &damaged) {
		t.Fatalf("error is %v", got)
	}
	if damaged.File != file || damaged.Newest == nil || damaged.Newest.File != file {
		t.Fatalf("damaged is %q, newest %v", damaged.File, damaged.Newest)
	}
	if !errors.Is(got, vault.ErrDamaged) && !errors.Is(got, vault.ErrNotRecipient) &&
		!errors.Is(got, vault.ErrTooLarge) && !errors.Is(got, fs.ErrNotExist) {
		t.Errorf("cause is %v", got)
	}
	reportsDamage(t, dir, file)
	if err := vaultfile.Restore(t.Context(), dir, damaged.Newest.Name, options()); err != nil {
		t.Fatal(err)
	}
	if err := openAll(t, dir); err != nil {
		t.Errorf("after restoring: %v", err)
	}
}

// openAll needs every file of the vault.
func openAll(t *testing.T, dir string) error {
	t.Helper()
	v, err := vaultfile.Unlock(t.Context(), dir, []byte(artificialPassphrase), options())
	if err != nil {
		return err
	}
	defer v.Close()
	if v.Document().Entry("e1") == nil {
		t.Error("the entry is lost")
	}
	code, err := v.RevealDeletionCode(t.Context(), "e1", []byte(artificialPassphrase))
	if err == nil && code.Text != artificialDeletion {
		t.Error("the deletion code is another")
	}
	return err
}

func reportsDamage(t *testing.T, dir, file string) {
	t.Helper()
	reports, err := vaultfile.Check(t.Context(), dir, []byte(artificialPassphrase), options())
	if err != nil {
		t.Fatal(err)
	}
	bad, seen := false, false
	for _, report := range reports {
		seen = seen || report.File == file
		bad = bad || report.Err != nil && (report.File == file || strings.HasPrefix(file, report.File+"/"))
	}
	if seen && !bad {
		t.Errorf("Check finds nothing wrong with %s", file)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestSavesAreNamed: the document carries the name of its own generation and of
// those before it.
func TestSavesAreNamed(t *testing.T) {
	v, dir := newVault(t, options())
	for i := range 3 {
		mustUpdate(t, v, add(fmt.Sprintf("e%d", i)))
	}
	d := unlock(t, dir, options()).Document()
	var names []string
	for _, g := range generations(t, dir) {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(g.Name, "vault-"), ".age"))
	}
	if got := append([]string{d.Saved}, d.Past...); strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the document names %q, backups/ has %q", got, names)
	}
}
