package program_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// elsewhere changes a copy of the vault as another computer does.
func elsewhere(t *testing.T, dir, id string) {
	t.Helper()
	opts := vaultfile.Options{Now: func() time.Time { return deskTime().Add(time.Hour + time.Duration(id[0])) }, WorkFactor: 4}
	v, err := vaultfile.Unlock(context.Background(), dir, []byte(phrase), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	_, err = v.Update(context.Background(), func(d *vault.Document) error {
		d.Entries = append(d.Entries, vault.Entry{ID: id, Status: vault.StatusActive, Key: otpauth.Key{Issuer: "Kapu " + id,
			Account: "minta", Secret: otpauth.Secret("12345678901234567890"), Algorithm: otpauth.SHA1, Digits: 6, Period: 30}})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestOpenWindowSeesOthersChanges: of another window, by itself within a minute.
func TestOpenWindowSeesOthersChanges(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	elsewhere(t, d.dir, "one")
	d.mustNotSee("Kapu one")
	d.pass(61 * time.Second)
	d.window.MustSee("Kapu one")
	elsewhere(t, d.dir, "two")
	d.program.LookAgain() // the window came to the front
	d.queue.Drain()
	d.window.MustSee("Kapu two")
	d.mustNotSee(d.words.T("codes.merged.title"))
}

// TestMergingIsTold: once, and what a sync tool left is in the list.
func TestMergingIsTold(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	other := filepath.Join(t.TempDir(), "other")
	if err := os.CopyFS(other, os.DirFS(d.dir)); err != nil {
		t.Fatal(err)
	}
	elsewhere(t, other, "one")
	elsewhere(t, d.dir, "two")
	data, err := os.ReadFile(filepath.Join(other, "vault.age"))
	if err == nil {
		err = os.WriteFile(filepath.Join(d.dir, "vault (conflicted copy 2026-11-21 101010).age"), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.press("codes.lock")
	d.unlock(phrase)
	d.window.MustSee("Kapu one")
	d.window.MustSee("Kapu two")
	d.mustSee("codes.merged.title")
	d.window.MustSee(d.words.T("codes.merged.text", "Count", 2))
	d.press("codes.lock")
	d.unlock(phrase)
	d.mustNotSee(d.words.T("codes.merged.title"))
}

// TestOthersDeletionCodeArrives: a sync tool brings the document first, and the code's
// file when it pleases.
func TestOthersDeletionCodeArrives(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.addClients(clients()[:1])
	d.mustSee("codes.nodeletion")
	v, err := vaultfile.Unlock(t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: time.Now, WorkFactor: 4})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.PutDeletionCode(t.Context(), "client-0", artificialDeletion); err != nil {
		t.Fatal(err)
	}
	v.Close()
	held, late := filepath.Join(d.dir, "slot", "client-0.age"), filepath.Join(t.TempDir(), "late")
	if err := os.Rename(held, late); err != nil {
		t.Fatal(err)
	}
	d.pass(61 * time.Second)
	d.mustSee("codes.nodeletion")
	if err := os.Rename(late, held); err != nil {
		t.Fatal(err)
	}
	d.pass(61 * time.Second)
	d.mustNotSee(d.words.T("codes.nodeletion"))
	d.mustSee("codes.nopaper")
}
