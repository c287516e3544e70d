package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// TestMergedIsTold: unlocking merges a sync tool's conflict copy and says so,
// on stderr, once; before that check lists the copy.
func TestMergedIsTold(t *testing.T) {
	root := t.TempDir()
	ours, theirs := filepath.Join(root, "ours"), filepath.Join(root, "theirs")
	phrase := filepath.Join(root, "phrase")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) result {
		t.Helper()
		got := cli(environment{userName: "Anna"}, "", append(args, "--passphrase-file", phrase)...)
		if got.code != exitDone {
			t.Fatalf("%q: %d %s", args, got.code, got.err)
		}
		return got
	}
	must(os.WriteFile(phrase, []byte("artificial one\n"), 0o600))
	run("vault", "init", ours, "--recovery-file", filepath.Join(root, "sheet"))
	must(os.CopyFS(theirs, os.DirFS(ours)))
	opts := vaultfile.Options{WorkFactor: quickWorkFactor, Now: func() time.Time { return time.Unix(1_700_000_000, 0) }}
	for dir, id := range map[string]string{ours: "a", theirs: "b"} {
		v, err := vaultfile.Unlock(t.Context(), dir, []byte("artificial one"), opts)
		must(err)
		d, err := v.Update(t.Context(), func(d *vault.Document) error {
			key, err := otpauth.Parse("otpauth://totp/Minta:" + id + "?secret=" + testSecret + "&issuer=Minta")
			d.Entries = append(d.Entries, vault.Entry{ID: id, Status: vault.StatusActive, Key: key})
			return err
		})
		must(err)
		d.Wipe()
		v.Close()
	}
	copied, err := os.ReadFile(filepath.Join(theirs, "vault.age"))
	must(err)
	const name = "vault.sync-conflict-20261121-101010-ABCDEFG.age"
	must(os.WriteFile(filepath.Join(ours, name), copied, 0o600))
	if got := run("vault", "check", "--json", ours); !strings.Contains(got.out, name) {
		t.Error("check does not list the copy")
	}
	got := run("vault", "info", "--json", ours)
	if !strings.Contains(got.err, "merged: 2 entries") || !strings.Contains(got.out, `"entries":2`) {
		t.Errorf("info: %s %s", got.out, got.err)
	}
	if got := run("vault", "info", ours); strings.Contains(got.err, "merged") {
		t.Error("told again")
	}
}
