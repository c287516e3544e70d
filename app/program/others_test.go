package program_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/otpauth"
	"kapukod/internal/settings"
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

// colleague changes the vault from another computer, and the window takes it in.
func (d *desk) colleague(change func(*vault.Document)) {
	d.t.Helper()
	v, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4})
	if err != nil {
		d.t.Fatal(err)
	}
	defer v.Close()
	_, err = v.Update(d.t.Context(), func(doc *vault.Document) error {
		change(doc)
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// begun is an entry whose enrolment a colleague has just begun: it stands above all.
func begun(doc *vault.Document) {
	doc.Entries = append(doc.Entries, vault.Entry{ID: "begun", Status: vault.StatusPending, Pinned: true, Place: 1,
		Key: otpauth.Key{Issuer: "Kapu", Account: "Most Kezdett", Secret: otpauth.Secret("12345678901234567890"),
			Algorithm: otpauth.SHA1, Digits: 6, Period: 30}})
}

// TestOthersEntriesMoveNobodyAway: what a colleague puts above the entry that a person
// is at takes its place neither in the list nor on the card, although the person has
// only just opened it.
func TestOthersEntriesMoveNobodyAway(t *testing.T) {
	for face, n := range map[string]int{"list": 6, "simple": 2} {
		t.Run(face, func(t *testing.T) {
			choices := settings.Default()
			choices.Language, choices.Face = "hu", face
			d := office(t, choices, n)
			d.key(fyne.KeyReturn)
			agnes := d.clipboard
			d.colleague(begun)
			d.program.LookAgain()
			d.queue.Drain()
			d.window.MustSee("Most Kezdett")
			d.clipboard = ""
			d.key(fyne.KeyReturn)
			if d.clipboard != agnes {
				t.Errorf("Enter no longer copies the code of the entry that the person was at")
			}
		})
	}
}

// TestSearchGoesOn: a letter that is typed after the list was shown anew comes after
// the ones before.
func TestSearchGoesOn(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.letters("cu")
	d.colleague(begun)
	d.program.LookAgain()
	d.queue.Drain()
	d.letters("kor")
	if got := d.rows(); !slices.Equal(got, []string{"Cukor Kft."}) {
		t.Errorf("rows %q", got)
	}
}

// TestDraggingEndsWithThePage: what a colleague changed while a row was being dragged
// moves no other row, and what was dragged so far is kept and shown.
func TestDraggingEndsWithThePage(t *testing.T) {
	d := office(t, inHungarian(), 6)
	var grip *widgets.Grip
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if row, ok := o.(*widgets.CodeRow); ok && strings.HasSuffix(row.Name(), "Kovács Ágnes") {
			grip = row.Grip
		}
	})
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 50)})
	d.colleague(begun)
	d.program.LookAgain()
	d.queue.Drain()
	grip.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 200)})
	grip.DragEnd()
	d.queue.Drain()
	want := []string{"Most Kezdett", "Szabó Béla", "Kovács Ágnes", "Cukor Kft."}
	if got := d.rows(); !slices.Equal(got[:4], want) {
		t.Errorf("rows %q, want %q first", got, want)
	}
	d.press("codes.lock")
	d.unlock(phrase)
	if got := d.rows(); !slices.Equal(got[:4], want) {
		t.Errorf("after unlocking rows %q, want %q first", got, want)
	}
}

// TestPinnedByTwo: the button does what it says, although a colleague has pressed the
// same meanwhile.
func TestPinnedByTwo(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.colleague(func(doc *vault.Document) { doc.Entries[0].Pinned = true })
	d.press("codes.pin")
	d.mustSee("codes.unpin")
	if !d.stored(0).Pinned {
		t.Error("it is not pinned")
	}
}
