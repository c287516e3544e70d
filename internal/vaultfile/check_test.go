package vaultfile_test

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func TestCheckWithoutPassphraseSaysWhatItDidNotSee(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	damage(t, filepath.Join(dir, "vault.age"), -1) // only opening tells
	reports, err := vaultfile.Check(t.Context(), dir, nil, options())
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) != 4+3+2+1 { // vault, member, slot key, code; their generations
		t.Errorf("%d reports", len(reports))
	}
	for _, report := range reports {
		if report.Err != nil || report.Opened {
			t.Errorf("%s: %v, opened: %v", report.File, report.Err, report.Opened)
		}
	}
	damage(t, filepath.Join(dir, "slot", "e1.age"), 0)
	reports, err = vaultfile.Check(t.Context(), dir, nil, options())
	if err != nil {
		t.Fatal(err)
	}
	for _, report := range reports {
		if (report.Err != nil) != (report.File == "slot/e1.age") {
			t.Errorf("%s: %v", report.File, report.Err)
		}
	}
	_, err = vaultfile.Check(t.Context(), dir, []byte("nem ez"), options())
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
}

func TestFoldersWithoutAVault(t *testing.T) {
	empty := t.TempDir()
	foreign := t.TempDir()
	must(t, os.WriteFile(filepath.Join(foreign, "vault.txt"), nil, 0o600))
	file := filepath.Join(foreign, "vault.txt")
	for name, dir := range map[string]string{"empty": empty, "foreign": foreign, "absent": filepath.Join(empty, "x")} {
		if exists, err := vaultfile.Exists(dir, options()); exists || err != nil {
			t.Errorf("%s: %v, %v", name, exists, err)
		}
		if _, err := vaultfile.Unlock(t.Context(), dir, []byte("x"), options()); !errors.Is(err, vaultfile.ErrNoVault) {
			t.Errorf("%s: unlock: %v", name, err)
		}
		if _, err := vaultfile.Check(t.Context(), dir, nil, options()); !errors.Is(err, vaultfile.ErrNoVault) {
			t.Errorf("%s: check: %v", name, err)
		}
	}
	if left := tree(t, empty); len(left) != 0 {
		t.Errorf("looking left %q behind", left)
	}
	if _, _, err := vaultfile.Create(t.Context(), file, aranka(), options()); err == nil || strings.Contains(err.Error(), file) {
		t.Errorf("a file for a folder: %v", err)
	}
	for _, opts := range []vaultfile.Options{{}, options()} {
		if _, _, err := vaultfile.Create(t.Context(), "", aranka(), opts); err == nil {
			t.Error("no folder at all was taken")
		}
	}
}

func TestCreateRefusesAVault(t *testing.T) {
	_, dir := newVault(t, options())
	if _, _, err := vaultfile.Create(t.Context(), dir, aranka(), options()); !errors.Is(err, vaultfile.ErrExists) {
		t.Errorf("whole: %v", err)
	}
	must(t, os.Remove(filepath.Join(dir, "vault.age"))) // a sync tool that is not done yet
	if _, _, err := vaultfile.Create(t.Context(), dir, aranka(), options()); !errors.Is(err, vaultfile.ErrExists) {
		t.Errorf("without its document: %v", err)
	}
	empty := vaultfile.NewMember{Name: "Minta"}
	if _, _, err := vaultfile.Create(t.Context(), t.TempDir(), empty, options()); !errors.Is(err, vault.ErrPassphrase) {
		t.Errorf("no passphrase: %v", err)
	}
}

func TestRecoveryKey(t *testing.T) {
	dir := t.TempDir()
	v, key, err := vaultfile.Create(t.Context(), dir, aranka(), options())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	text := key.Text()
	if len(text) != 77 || strings.Join(key.Groups(), "") != text || len(key.Groups()) != 16 {
		t.Fatalf("%d characters in %d groups", len(text), len(key.Groups()))
	}
	// The sheet alone opens everything.
	recovery, err := vault.ParseIdentity([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := os.ReadFile(filepath.Join(dir, "vault.age"))
	if err != nil {
		t.Fatal(err)
	}
	if d, err := vault.Open(sealed, recovery); err != nil || d.Entry("e1") == nil {
		t.Errorf("the document: %v", err)
	}
	if sealed, err = os.ReadFile(filepath.Join(dir, "slot", "e1.age")); err != nil {
		t.Fatal(err)
	}
	if code, err := vault.OpenDeletionCode(sealed, "e1", recovery); err != nil || code.Text != artificialDeletion {
		t.Errorf("the deletion code: %v", err)
	}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "key", key, "vault", v)
	if s := log.String() + fmt.Sprintf("%v %+v %#v %s %q %v", key, key, key, key, key, &key); strings.Contains(s, text[30:60]) {
		t.Error("a text form holds the recovery key")
	}
	key.Wipe()
	if strings.Contains(key.Text(), "AGE-SECRET-KEY") || key.Groups() != nil {
		t.Error("a wiped key is still there")
	}
}

// TestMadeByAStranger: a vault whose files have other names, without recovery,
// slot or backups, opens and saves.
func TestMadeByAStranger(t *testing.T) {
	id, err := vault.NewIdentity()
	must(t, err)
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "members"), 0o700))
	sealedID, err := vault.SealIdentity(id, []byte(artificialPassphrase), lowCost)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "members", "any-name.age"), sealedID, 0o600))
	d := &vault.Document{Revision: 0, Members: []vault.Member{{ID: "m1", Name: "Minta", VaultRecipient: id.Recipient()}}}
	sealed, err := d.Seal()
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "vault.age"), sealed, 0o600))
	v := unlock(t, dir, options())
	if v.Member() != "m1" {
		t.Errorf("member is %q", v.Member())
	}
	mustUpdate(t, v, add("e1"))
	if got := generations(t, dir); len(got) != 2 || got[0].Revision != 1 || got[1].Revision != 0 {
		t.Errorf("%d generations", len(got))
	}
}

// TestCheckPassesNothingOver: what lies in the vault's folders is in the report,
// each once, and told apart.
func TestCheckPassesNothingOver(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	must(t, vaultfile.Restore(t.Context(), dir, generations(t, dir)[1].Name, options())) // leaves a note
	good := readFile(t, dir, "vault.age")
	foreign := []string{"desktop.ini", "members/notes.txt", "backups/vault.txt"}
	for _, name := range foreign {
		writeFile(t, []byte("x"), dir, filepath.FromSlash(name))
	}
	whole := []string{"vault (1).age", "backups/vault-0000000001 (conflicted copy).age"}
	bad := []string{"vault-2.age", "members/m (1).age", "slot/members/másolat.age", "slot/e1 (1).age", "backups/vault-x.age"}
	for _, name := range whole {
		writeFile(t, good, dir, filepath.FromSlash(name))
	}
	for _, name := range bad {
		writeFile(t, good[:100], dir, filepath.FromSlash(name))
	}
	bad = append(bad, "members/m2.age", "slot/e2.age")
	must(t, os.Mkdir(filepath.Join(dir, "members", "m2.age"), 0o700))
	must(t, os.Mkdir(filepath.Join(dir, "slot", "e2.age"), 0o700))
	reports, err := vaultfile.Check(t.Context(), dir, []byte(artificialPassphrase), options())
	must(t, err)
	seen := make(map[string]vaultfile.FileReport)
	for _, r := range reports {
		if _, twice := seen[r.File]; twice {
			t.Errorf("%s is there twice", r.File)
		}
		seen[r.File] = r
	}
	for _, name := range foreign {
		if r := seen[name]; !r.Foreign || r.Err != nil || r.Opened {
			t.Errorf("foreign %s: %+v", name, r)
		}
	}
	for _, name := range whole {
		if r := seen[name]; !r.Opened || r.Err != nil {
			t.Errorf("%s: %+v", name, r)
		}
	}
	for _, name := range bad {
		if r := seen[name]; r.Err == nil || r.Foreign {
			t.Errorf("damaged %s: %+v", name, r)
		}
	}
	ownFolders := []string{"backups/", "members/", "slot/", "slot/members/"}
	for _, name := range tree(t, dir) {
		if _, ok := seen[strings.TrimSuffix(name, "/")]; !ok && name != "lock" && !slices.Contains(ownFolders, name) {
			t.Errorf("%s is passed over", name)
		}
	}
}
