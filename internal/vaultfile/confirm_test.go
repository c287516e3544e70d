package vaultfile_test

import (
	"errors"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// TestConfirmPassphrase: one's own, and nobody else's.
func TestConfirmPassphrase(t *testing.T) {
	v, dir := newVault(t, options())
	mustAdd(t, v, bertalan())
	before := readFile(t, dir, "vault.age")
	must(t, v.ConfirmPassphrase(t.Context(), own()))
	for name, typed := range map[string][]byte{"another member's": bertalan().Passphrase, "none": []byte("artificial wrong one")} {
		if err := v.ConfirmPassphrase(t.Context(), typed); !errors.Is(err, vault.ErrWrongPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := v.ConfirmPassphrase(t.Context(), nil); !errors.Is(err, vault.ErrPassphrase) {
		t.Errorf("an empty one: %v", err)
	}
	if string(readFile(t, dir, "vault.age")) != string(before) {
		t.Error("something was saved")
	}
	v.Close()
	if err := v.ConfirmPassphrase(t.Context(), own()); !errors.Is(err, vaultfile.ErrClosed) {
		t.Errorf("after the lock: %v", err)
	}
}
