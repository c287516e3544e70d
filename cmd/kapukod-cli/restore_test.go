package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRestore goes back in a vault that opens, and in a damaged one.
func TestRestore(t *testing.T) {
	root := t.TempDir()
	dir, phrase := filepath.Join(root, "v"), filepath.Join(root, "phrase")
	wrong := filepath.Join(root, "wrong")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(phrase, []byte("artificial one\n"), 0o600))
	must(os.WriteFile(wrong, []byte("another\n"), 0o600))
	run := func(code int, args ...string) result {
		t.Helper()
		got := cli(environment{userName: "Anna"}, "", args...)
		if got.code != code {
			t.Fatalf("%q: %d %s%s", args, got.code, got.out, got.err)
		}
		return got
	}
	list := func() (lines []generationLine) {
		t.Helper()
		for line := range strings.Lines(run(exitDone, "vault", "restore", "--json", "--list", dir).out) {
			var g generationLine
			must(json.Unmarshal([]byte(line), &g))
			lines = append(lines, g)
		}
		return lines
	}
	run(exitDone, "vault", "init", dir, "--passphrase-file", phrase, "--recovery-file", filepath.Join(root, "sheet"))
	for _, id := range []string{"e1", "e2"} {
		if code := addEntry([]string{dir, "artificial one", "active", id, "", "otpauth://totp/Minta:" + id + "?issuer=Minta&secret=" + testSecret}); code != 0 {
			t.Fatal("no entry")
		}
	}
	found := list()
	if len(found) != 3 || !found[0].Current || found[1].Current || found[0].Revision != 3 {
		t.Fatalf("generations are %+v", found)
	}
	if text := run(exitDone, "vault", "restore", dir).out; !strings.Contains(text, found[0].Generation) || !strings.Contains(text, "(now)") {
		t.Errorf("listed: %s", text)
	}

	// One that opens: a new save, and what is undone by name.
	run(exitWrongPassphrase, "vault", "restore", dir, found[1].Generation, "--passphrase-file", wrong)
	got := run(exitDone, "vault", "restore", "--json", dir, found[1].Generation, "--passphrase-file", phrase)
	want := fmt.Sprintf(`{"restored":%q,"revision":4,"changes":[{"issuer":"Minta","account":"e2","change":"added"}],"known":true}`, found[1].Generation)
	if strings.TrimSpace(got.out) != want {
		t.Errorf("restored: %s", got.out)
	}
	if info := run(exitDone, "vault", "info", "--json", dir, "--passphrase-file", phrase); !strings.Contains(info.out, `"entries":1,"pending":0,"deleted":1`) {
		t.Errorf("then: %s", info.out)
	}
	if got := run(exitDone, "vault", "restore", dir, found[0].Generation, "--passphrase-file", phrase); !strings.Contains(got.out, "undone: Minta e2, which was removed since") {
		t.Errorf("and back: %s", got.out)
	}

	// A damaged one: the file that the message names.
	must(os.Truncate(filepath.Join(dir, "vault.age"), 2500))
	newest := list()[0].Generation
	told := run(exitDamaged, "vault", "info", dir, "--passphrase-file", phrase)
	if !strings.Contains(told.err, newest) {
		t.Errorf("told: %s", told.err)
	}
	run(exitWrongPassphrase, "vault", "restore", dir, newest, "--passphrase-file", wrong)
	got = run(exitDone, "vault", "restore", "--json", dir, newest, "--passphrase-file", phrase)
	if want := fmt.Sprintf(`{"restored":%q,"changes":[],"known":true}`, newest); strings.TrimSpace(got.out) != want {
		t.Errorf("restored: %s", got.out)
	}
	run(exitDone, "vault", "check", dir, "--passphrase-file", phrase)

	// Refused.
	for name, want := range map[string]int{"vault.age": exitRefused, "../vault.age": exitRefused, strings.Replace(newest, "-2", "-3", 1): exitRefused} {
		if got := run(want, "vault", "restore", "--json", dir, name, "--passphrase-file", phrase); got.out != `{"error":"no_generation"}`+"\n" {
			t.Errorf("%s: %s", name, got.out)
		}
	}
	must(os.WriteFile(wrong, nil, 0o600))
	run(exitRefused, "vault", "restore", dir, newest, "--passphrase-file", wrong)
	run(exitRefused, "vault", "restore", root, newest, "--passphrase-file", phrase)
	must(os.Truncate(filepath.Join(dir, "backups", newest), 2500))
	run(exitDamaged, "vault", "restore", dir, newest, "--passphrase-file", phrase)
}
