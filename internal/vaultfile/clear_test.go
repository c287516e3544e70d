package vaultfile_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/vault"
)

// TestNothingInTheClear: every file of a vault is one of age, and none holds
// anything of what was put into it, the names of people and portals included.
func TestNothingInTheClear(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, func(d *vault.Document) error {
		e := entry("e1")
		e.Key.Issuer, e.Key.Account, e.Note, e.Tags = "Tiszta Szöveg Zrt", "tiszta.szoveg", "tiszta jegyzet", []string{"tisztacimke"}
		d.Entries = append(d.Entries, e)
		return nil
	})
	mustPut(t, v, "e1", artificialDeletion)
	mustUpdate(t, v, func(d *vault.Document) error {
		d.Entries[0].Note = "tisztább jegyzet"
		return nil
	})
	if _, err := v.RevealDeletionCode(t.Context(), "e1", []byte(artificialPassphrase)); err != nil {
		t.Fatal(err)
	}
	words := []string{"iszt", "Szöveg", "Minta Aranka", artificialSecret, entry("e1").Key.Secret.Base32(), artificialDeletion,
		artificialPassphrase, "AGE-SECRET", "age1pq", "kapukod-"}
	for _, name := range tree(t, dir) {
		if strings.HasSuffix(name, "/") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 0 && !bytes.HasPrefix(data, []byte("age-encryption.org/v1\n")) || len(data) == 0 && name != "lock" {
			t.Errorf("%s is not a file of age", name)
		}
		for i, word := range words {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s holds word %d in the clear", name, i)
			}
		}
	}
}
