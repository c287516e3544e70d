package vaultfile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func mustRemember(t *testing.T, v *vaultfile.Vault, passphrase string) []byte {
	t.Helper()
	remembered, err := v.Remember(t.Context(), []byte(passphrase))
	must(t, err)
	return remembered
}

// opensRemembered opens a vault without the passphrase, or fails as wanted.
func opensRemembered(t *testing.T, dir string, remembered []byte, want error) *vaultfile.Vault {
	t.Helper()
	v, err := vaultfile.UnlockRemembered(t.Context(), dir, remembered, options())
	if !errors.Is(err, want) {
		t.Fatalf("error is %v, want %v", err, want)
	}
	if err == nil {
		t.Cleanup(v.Close)
	}
	return v
}

func TestRemembered(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	remembered := mustRemember(t, v, artificialPassphrase)
	for _, secret := range []string{artificialPassphrase, artificialDeletion} {
		if bytes.Contains(remembered, []byte(secret)) {
			t.Error("more is remembered than opens the entries")
		}
	}
	v.Close()
	again := opensRemembered(t, dir, remembered, nil)
	if got := again.Document().Entries; len(got) != 1 || again.Member() != v.Member() {
		t.Fatalf("%d entries", len(got))
	}
	mustUpdate(t, again, add("e2"))
	if _, err := again.RevealDeletionCode(t.Context(), "e1", nil); err == nil {
		t.Error("a deletion code is read without the passphrase")
	}
	if got := revealed(t, again, "e1"); got != artificialDeletion {
		t.Error("with the passphrase it is not read")
	}
	opensRemembered(t, dir, remembered, nil)
}

// TestRememberAsksForThePassphrase: an open window alone gives nothing away.
func TestRememberAsksForThePassphrase(t *testing.T) {
	v, _ := newVault(t, options())
	mustAdd(t, v, bertalan())
	for _, other := range []string{"nem ez a jelmondat", bertalanPassphrase} {
		if _, err := v.Remember(t.Context(), []byte(other)); !errors.Is(err, vault.ErrWrongPassphrase) {
			t.Errorf("%v", err)
		}
	}
	v.Close()
	if _, err := v.Remember(t.Context(), own()); !errors.Is(err, vaultfile.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

// TestRememberedEnds: with a new passphrase, with the membership, and with the
// vault itself.
func TestRememberedEnds(t *testing.T) {
	t.Run("passphrase", func(t *testing.T) {
		v, dir := newVault(t, options())
		remembered := mustRemember(t, v, artificialPassphrase)
		must(t, v.ChangePassphrase(t.Context(), own(), []byte(bertalanPassphrase)))
		opensRemembered(t, dir, remembered, vaultfile.ErrForgotten)
		opensRemembered(t, dir, mustRemember(t, v, bertalanPassphrase), nil)
	})
	t.Run("half changed passphrase", func(t *testing.T) {
		dir := halfChanged(t)
		remembered := mustRemember(t, unlockWith(t, dir, bertalanPassphrase), bertalanPassphrase)
		opensRemembered(t, dir, remembered, nil)
	})
	t.Run("another's passphrase", func(t *testing.T) {
		v, dir := newVault(t, options())
		mustAdd(t, v, bertalan())
		remembered := mustRemember(t, v, artificialPassphrase)
		other := unlockWith(t, dir, bertalanPassphrase)
		must(t, other.ChangePassphrase(t.Context(), []byte(bertalanPassphrase), []byte(bertalanPassphrase+"2")))
		opensRemembered(t, dir, remembered, nil)
	})
	t.Run("removed", func(t *testing.T) {
		v, dir := newVault(t, options())
		m := mustAdd(t, v, bertalan())
		remembered := mustRemember(t, unlockWith(t, dir, bertalanPassphrase), bertalanPassphrase)
		sealed, err := os.ReadFile(filepath.Join(dir, "members", m.ID+".age"))
		must(t, err)
		must(t, v.RemoveMember(t.Context(), own(), m.ID))
		opensRemembered(t, dir, remembered, vaultfile.ErrForgotten)
		// Who puts the sealed identity back gets no further.
		must(t, os.WriteFile(filepath.Join(dir, "members", m.ID+".age"), sealed, 0o600))
		opensRemembered(t, dir, remembered, vaultfile.ErrForgotten)
	})
	t.Run("another vault", func(t *testing.T) {
		v, dir := newVault(t, options())
		remembered := mustRemember(t, v, artificialPassphrase)
		_, other := newVault(t, options())
		opensRemembered(t, other, remembered, vaultfile.ErrForgotten)
		must(t, os.RemoveAll(dir))
		opensRemembered(t, dir, remembered, vaultfile.ErrNoVault)
	})
}

func TestRememberedGarbage(t *testing.T) {
	v, dir := newVault(t, options())
	good := mustRemember(t, v, artificialPassphrase)
	parts := bytes.Split(good, []byte("\n"))
	with := func(i int, text string) []byte {
		changed := bytes.Split(bytes.Clone(good), []byte("\n"))
		changed[i] = []byte(text)
		return bytes.Join(changed, []byte("\n"))
	}
	for name, text := range map[string][]byte{
		"nothing": nil, "noise": []byte("\x00\xffnoise"), "three lines": bytes.Join(parts[:3], []byte("\n")),
		"later form": with(0, "kapukod-remembered-2"), "path": with(1, "../x"), "nobody": with(1, "nobody"),
		"seal": with(2, "00"), "identity": with(3, "AGE-SECRET-KEY-PQ-1"), "long": append(bytes.Clone(good), '\n'),
	} {
		if v, err := vaultfile.UnlockRemembered(t.Context(), dir, text, options()); !errors.Is(err, vaultfile.ErrForgotten) {
			t.Errorf("%s: %v", name, err)
			if v != nil {
				v.Close()
			}
		}
	}
}

// TestRememberedDamage: a damaged document is told, with the state to go back to,
// and nothing is forgotten.
func TestRememberedDamage(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	remembered := mustRemember(t, v, artificialPassphrase)
	v.Close()
	place := filepath.Join(dir, "vault.age")
	sealed, err := os.ReadFile(place)
	must(t, err)
	must(t, os.WriteFile(place, sealed[:len(sealed)-1], 0o600))
	_, err = vaultfile.UnlockRemembered(t.Context(), dir, remembered, options())
	var damaged *vaultfile.DamagedError
	if !errors.As(err, &damaged) || damaged.Newest == nil {
		t.Fatalf("%v", err)
	}
}
