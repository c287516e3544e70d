package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// TestPassphrasesInEveryForm: however a keyboard writes ő and ű, and however
// long, the passphrase opens what it sealed, wherever it was set.
func TestPassphrasesInEveryForm(t *testing.T) {
	long := strings.Repeat("árvíztűrő ", 100)
	for name, text := range map[string]string{"short": "tűrő ötödik őzgerinc", "1,000 characters": long} {
		composed, decomposed := norm.NFC.String(text), norm.NFD.String(text)
		if composed == decomposed {
			t.Fatal("the forms do not differ")
		}
		for _, forms := range [][2]string{{composed, decomposed}, {decomposed, composed}} {
			setAs, typed := forms[0], forms[1]
			dir := filepath.Join(t.TempDir(), "széf")
			v, key, err := vaultfile.Create(t.Context(), dir, vaultfile.NewMember{Name: "A", Passphrase: []byte(setAs)}, options())
			must(t, err)
			key.Wipe()
			defer v.Close()
			mustUpdate(t, v, add("e1"))
			mustPut(t, v, "e1", artificialDeletion)
			unlockWith(t, dir, typed)
			_, err = v.AddMember(t.Context(), []byte(typed), vaultfile.NewMember{Name: "B", Passphrase: []byte(setAs + "2")})
			must(t, err)
			b := unlockWith(t, dir, typed+"2")
			must(t, b.ChangePassphrase(t.Context(), []byte(typed+"2"), []byte(setAs+"3")))
			b = unlockWith(t, dir, typed+"3")
			if _, err := b.RevealDeletionCode(t.Context(), "e1", []byte(typed+"3")); err != nil {
				t.Errorf("%s: reveal: %v", name, err)
			}
			refuses(t, dir, typed+"2", vault.ErrWrongPassphrase)
		}
	}
}

func TestUnusablePassphrases(t *testing.T) {
	v, dir := newVault(t, options())
	before := strings.Join(tree(t, dir), "\n")
	for name, text := range map[string]string{
		"empty": "", "too long": strings.Repeat("x", vault.MaxPassphrase+1), "two lines": "a\nb", "NUL": "a\x00b",
	} {
		who := vaultfile.NewMember{Name: "X", Passphrase: []byte(text)}
		_, _, createErr := vaultfile.Create(t.Context(), filepath.Join(t.TempDir(), "x"), who, options())
		_, addErr := v.AddMember(t.Context(), own(), who)
		for op, err := range map[string]error{
			"create": createErr, "add": addErr, "change": v.ChangePassphrase(t.Context(), own(), []byte(text)),
		} {
			if !errors.Is(err, vault.ErrPassphrase) {
				t.Errorf("%s, %s: %v", op, name, err)
			}
		}
	}
	if strings.Join(tree(t, dir), "\n") != before {
		t.Error("files of what was refused are left")
	}
}

// halfChanged is a vault whose passphrase was being changed, from Aranka's to
// Bertalan's, when the power went: only the first place has the new identity.
func halfChanged(t *testing.T) (dir string) {
	t.Helper()
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	old := filesLike(t, dir, "slot/members/*.age", "backups/member-*", "backups/slotkey-*")
	must(t, v.ChangePassphrase(t.Context(), own(), []byte(bertalanPassphrase)))
	for name, sealed := range old {
		must(t, os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), sealed, 0o600))
	}
	return dir
}

// TestHalfChangedPassphraseOnAReadOnlyDisk: what cannot be put right now can be
// used all the same, and is put right later.
func TestHalfChangedPassphraseOnAReadOnlyDisk(t *testing.T) {
	dir := halfChanged(t)
	opts := options()
	opts.FS = &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
		switch op.Kind {
		case faultfs.Open, faultfs.Stat, faultfs.ReadDir, faultfs.Read:
			return nil
		}
		return errInjected
	}}
	for range 2 {
		v, err := vaultfile.Unlock(t.Context(), dir, []byte(bertalanPassphrase), opts)
		must(t, err)
		code, err := v.RevealDeletionCode(t.Context(), "e1", []byte(bertalanPassphrase))
		if err != nil || code.Text != artificialDeletion {
			t.Errorf("reveal: %v", err)
		}
		v.Close()
		refuses(t, dir, artificialPassphrase, vault.ErrWrongPassphrase)
	}
	if got := len(filesLike(t, dir, "backups/member-*", "backups/slotkey-*")); got != 4 {
		t.Errorf("%d copies on a disk that cannot be written to", got)
	}
	unlockWith(t, dir, bertalanPassphrase)
	if got := len(filesLike(t, dir, "backups/member-*", "backups/slotkey-*")); got != 2 {
		t.Errorf("%d copies after it was put right", got)
	}
	opensAll(t, "put right", dir, bertalanPassphrase)
}

// TestPassphraseOfAVaultMadeByHand: file names differ from ids, and there are
// no copies in backups/ yet.
func TestPassphraseOfAVaultMadeByHand(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	must(t, os.Rename(filepath.Join(dir, "members", v.Member()+".age"), filepath.Join(dir, "members", "me.age")))
	for name := range filesLike(t, dir, "backups/member-*", "backups/slotkey-*") {
		must(t, os.Remove(filepath.Join(dir, filepath.FromSlash(name))))
	}
	byHand := unlock(t, dir, options())
	must(t, byHand.ChangePassphrase(t.Context(), own(), []byte(bertalanPassphrase)))
	refuses(t, dir, artificialPassphrase, vault.ErrWrongPassphrase)
	if unlockWith(t, dir, bertalanPassphrase).Member() != v.Member() {
		t.Error("another member opens the vault")
	}
}
