package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// All secrets here are artificial.
const (
	artificialPassphrase = "tök mű jelmondat próbához"
	artificialSecret     = "12345678901234567890"
	artificialDeletion   = "MINTA-TORLOKOD-0000"
)

// lowCost makes scrypt quick; nothing else differs from a real vault.
const lowCost vault.WorkFactor = 4

// clock goes on by a second each time it is looked at.
func clock() func() time.Time {
	var mu sync.Mutex
	now := time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

func options() vaultfile.Options {
	// Giving memory back costs more than all else where scrypt is cheap.
	return vaultfile.Options{Now: clock(), WorkFactor: lowCost, Forget: func() {}, FS: unsynced{atomicfile.OS()}}
}

func aranka() vaultfile.NewMember {
	return vaultfile.NewMember{Name: "Minta Aranka", Passphrase: []byte(artificialPassphrase)}
}

// newVault makes a vault in a folder of its own.
func newVault(t testing.TB, opts vaultfile.Options) (v *vaultfile.Vault, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "széf")
	v, key, err := vaultfile.Create(t.Context(), dir, aranka(), opts)
	if err != nil {
		t.Fatal(err)
	}
	key.Wipe()
	t.Cleanup(v.Close)
	return v, dir
}

func unlock(t testing.TB, dir string, opts vaultfile.Options) *vaultfile.Vault {
	t.Helper()
	v, err := vaultfile.Unlock(t.Context(), dir, []byte(artificialPassphrase), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return v
}

func entry(id string) vault.Entry {
	return vault.Entry{ID: id, Service: vault.ServiceGeneric, Status: vault.StatusActive,
		Key: otpauth.Key{Issuer: "Minta", Account: id, Secret: otpauth.Secret(artificialSecret),
			Algorithm: otpauth.SHA1, Digits: 6, Period: 30}}
}

func add(id string) func(*vault.Document) error {
	return func(d *vault.Document) error {
		d.Entries = append(d.Entries, entry(id))
		return nil
	}
}

func mustUpdate(t testing.TB, v *vaultfile.Vault, change func(*vault.Document) error) *vault.Document {
	t.Helper()
	d, err := v.Update(t.Context(), change)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCreateSaveUnlock(t *testing.T) {
	opts := options()
	v, dir := newVault(t, opts)
	d := mustUpdate(t, v, add("e1"))
	if d.Revision != 2 || d.Entry("e1") == nil || d.Entry("e1").Created.IsZero() {
		t.Errorf("revision %d, entries %d", d.Revision, len(d.Entries))
	}
	v.Close()
	if _, err := v.Update(t.Context(), add("e2")); !errors.Is(err, vaultfile.ErrClosed) {
		t.Errorf("closed vault: %v", err)
	}
	again := unlock(t, dir, opts)
	if e := again.Document().Entry("e1"); e == nil || string(e.Key.Secret) != artificialSecret {
		t.Error("the entry is not there after unlocking")
	}
	_, err := vaultfile.Unlock(t.Context(), dir, []byte("nem ez a jelmondat"), opts)
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
}

func TestFolderIsPrivateAndAsDescribed(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	if err := v.PutDeletionCode(t.Context(), "e1", artificialDeletion); err != nil {
		t.Fatal(err)
	}
	member := v.Member()
	want := []string{"backups/", "lock", "members/", "members/" + member + ".age", "slot/", "slot/e1.age",
		"slot/members/", "slot/members/" + member + ".age", "vault.age"}
	var got []string
	for _, name := range tree(t, dir) {
		if !strings.HasPrefix(name, "backups/") || name == "backups/" {
			got = append(got, name)
		}
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("folder holds %q", got)
	}
}

// tree lists a folder, folders with a slash at the end, and checks that nobody
// else may read it.
func tree(t testing.TB, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		if d.IsDir() {
			name += "/"
		}
		names = append(names, name)
		checkPrivate(t, name, info.Mode())
		if !d.IsDir() && atomicfile.IsTemp(d.Name()) {
			t.Errorf("temporary file %s is left", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestDeletionCode(t *testing.T) {
	v, _ := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	if v.HasDeletionCode("e1") {
		t.Error("a deletion code before one was put")
	}
	if _, err := v.RevealDeletionCode(t.Context(), "e1", []byte(artificialPassphrase)); !errors.Is(err, vaultfile.ErrNoDeletionCode) {
		t.Errorf("no code: %v", err)
	}
	if err := v.PutDeletionCode(t.Context(), "e9", artificialDeletion); !errors.Is(err, vaultfile.ErrNoEntry) {
		t.Errorf("no entry: %v", err)
	}
	for _, text := range []string{artificialDeletion, artificialDeletion + "-2"} {
		if err := v.PutDeletionCode(t.Context(), "e1", text); err != nil {
			t.Fatal(err)
		}
		code, err := v.RevealDeletionCode(t.Context(), "e1", []byte(artificialPassphrase))
		if err != nil || code.Text != text || code.PutBy != v.Member() || code.Put.IsZero() {
			t.Fatalf("reveal: %v", err)
		}
	}
	if !v.HasDeletionCode("e1") {
		t.Error("no deletion code after one was put")
	}
	if _, err := v.RevealDeletionCode(t.Context(), "e1", []byte("nem ez")); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
}
