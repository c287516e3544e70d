package program_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/uitest"
	"kapukod/app/widgets"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

const dayLong = 24 * time.Hour

// openEntry shows the pages of the entry that is shown.
func (d *desk) openEntry() {
	d.t.Helper()
	d.press("codes.entry")
	d.mustSee("entry.rename", "entry.note.change")
}

// inVault opens the vault beside the program, as another computer does.
func (d *desk) inVault(use func(v *vaultfile.Vault)) {
	d.t.Helper()
	v, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), vaultfile.Options{
		Now: func() time.Time { return d.now }, WorkFactor: 4, Forget: func() {},
	})
	if err != nil {
		d.t.Fatal(err)
	}
	defer v.Close()
	use(v)
}

// stored is the n-th entry of the vault as it is on the disk.
func (d *desk) stored(n int) (e vault.Entry) {
	d.t.Helper()
	d.inVault(func(v *vaultfile.Vault) {
		document := v.Document()
		defer document.Wipe()
		if n < len(document.Entries) {
			e = document.Entries[n].Clone()
		}
	})
	return e
}

// TestEntryIsCaredFor: each thing that is told of an entry can be changed, and
// is saved.
func TestEntryIsCaredFor(t *testing.T) {
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.rename")
	d.window.Type(0, "  ")
	d.window.Type(1, "")
	d.press("entry.save")
	d.mustSee("problem.enroll.no_name.title")
	d.window.Type(0, " Anya Ügyfélkapuja ")
	d.press("entry.save")
	d.mustSee("entry.renamed")
	d.window.MustSee("Anya Ügyfélkapuja")

	d.press("entry.service.change")
	d.press("service.keycloak")
	d.press("entry.save")
	d.mustSee("entry.service.saved", "service.keycloak")

	d.press("entry.tags.change")
	d.window.Type(0, " adó,  család , ADÓ")
	d.press("entry.save")
	d.mustSee("entry.tags.saved")
	d.window.MustSee("adó, család")
	d.press("entry.tags.change")
	d.window.Press("család")
	if got := d.window.Entry(0).Text; got != "adó" {
		t.Errorf("after a press on a tag: %q", got)
	}
	d.window.Press("család")
	d.press("common.back")

	d.press("entry.note.change")
	d.window.Type(0, "A jelszó a füzetben van.")
	d.press("entry.save")
	d.mustSee("entry.note.saved")
	d.window.MustSee("A jelszó a füzetben van.")
	d.press("common.back")
	d.mustSee("codes.title")
	d.window.MustSee("Anya Ügyfélkapuja")

	e := d.stored(0)
	if e.Key.Issuer != "Anya Ügyfélkapuja" || e.Key.Account != "" || e.Service != vault.ServiceKeycloak ||
		len(e.Tags) != 2 || e.Note != "A jelszó a füzetben van." {
		t.Error("the vault has something else")
	}
}

// TestDeletedAndUndone: the question says what is lost, and the deletion can be
// undone from the page that comes after it.
func TestDeletedAndUndone(t *testing.T) {
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.delete")
	d.mustSee("entry.loss.code", "entry.loss.ugyfelkapu", "entry.loss.deletion", "entry.delete.bin.text")
	d.press("entry.delete.no")
	d.mustSee("entry.rename")
	d.press("entry.delete")
	d.press("entry.delete.yes")
	d.mustSee("codes.empty.title", "entry.undo")
	if d.stored(0).Deleted == nil {
		t.Error("it is not in the bin")
	}
	d.press("entry.undo")
	d.mustSee("codes.title")
	d.window.MustSee("Gyakorló Ügyfélkapu+")
	d.mustNotSee(d.words.T("entry.undo"))
	d.press("codes.deletion")
	d.reveal()
	d.window.MustSee(artificialDeletion)
}

// TestUndoIsNotOfferedForEver: nor after a lock, when somebody else may sit here.
func TestUndoIsNotOfferedForEver(t *testing.T) {
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.delete")
	d.press("entry.delete.yes")
	d.press("entry.undo.fine")
	d.mustNotSee(d.words.T("entry.undo"))

	d = withDeletionCode(t)
	d.openEntry()
	d.press("entry.delete")
	d.press("entry.delete.yes")
	d.press("codes.lock")
	d.unlock(phrase)
	d.mustSee("codes.empty.title")
	d.mustNotSee(d.words.T("entry.undo"))
}

// atBin goes from the codes to the bin.
func (d *desk) atBin() {
	d.t.Helper()
	d.press("common.settings")
	d.press("bin.title")
	d.mustSee("bin.what")
}

// deleted is a desk whose only entry is in the bin.
func deleted(t *testing.T) (d *desk, name string) {
	t.Helper()
	d = withDeletionCode(t)
	d.openEntry()
	d.press("entry.delete")
	d.press("entry.delete.yes")
	return d, "Gyakorló Ügyfélkapu+ gyakorlo"
}

// TestBinPage: what is in the bin can be brought back, or deleted for good after
// a second question.
func TestBinPage(t *testing.T) {
	d, name := deleted(t)
	d.passBy(9*dayLong+time.Hour, 4*time.Minute)
	d.unlock(phrase)
	d.atBin()
	line := name + " – " + d.words.T("bin.left", "Count", 21)
	d.window.Press(line)
	d.window.MustSee(d.words.T("bin.deleted", "Date", "2026. 11. 21."))
	d.press("bin.restore")
	d.mustSee("codes.title")
	d.window.MustSee("Gyakorló Ügyfélkapu+")

	d.openEntry()
	d.press("entry.delete")
	d.press("entry.delete.yes")
	d.press("entry.undo.fine")
	d.atBin()
	d.window.Press(name + " – " + d.words.T("bin.left", "Count", 30))
	d.press("bin.erase")
	d.mustSee("entry.loss.ugyfelkapu", "bin.erase.final.title")
	d.press("entry.delete.no")
	d.press("bin.erase")
	d.press("bin.erase.yes")
	d.window.MustSee(d.words.T("bin.erased", "Name", name))
	d.mustSee("bin.none")
	if d.stored(0).ID != "" {
		t.Error("it is still in the vault")
	}
	d.press("common.back")
	d.mustSee("settings.title")
}

// TestBinEmptiesItself 30 days after the deletion, at unlocking.
func TestBinEmptiesItself(t *testing.T) {
	d, name := deleted(t)
	d.press("codes.lock")
	d.now = d.now.Add(30*dayLong - time.Hour)
	d.unlock(phrase)
	d.atBin()
	d.window.Press(name + " – " + d.words.T("bin.left", "Count", 1))
	d.press("common.back")
	d.press("common.back")
	d.press("common.done")
	d.press("codes.lock")
	d.now = d.now.Add(2 * time.Hour)
	d.unlock(phrase)
	d.atBin()
	d.mustSee("bin.none")
}

// TestEntryThatWentMeanwhile: another computer deleted it while its page was open.
func TestEntryThatWentMeanwhile(t *testing.T) {
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.note.change")
	d.inVault(func(v *vaultfile.Vault) {
		_, err := v.Update(t.Context(), func(doc *vault.Document) error {
			doc.Discard(doc.Entries[0].ID, d.now)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	d.window.Type(0, "x")
	d.press("entry.save")
	d.mustSee("problem.vault.gone.title")
}

// TestEntryPageIsLeftAtALock: nothing of it stays in the window.
func TestEntryPageIsLeftAtALock(t *testing.T) {
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.note.change")
	d.window.Type(0, "titkos megjegyzés")
	content := d.window.Content()
	d.passBy(6*time.Minute, 10*time.Second)
	d.mustSee("unlock.open")
	for _, words := range uitest.WordsIn(content) {
		if words != "" {
			t.Errorf("left behind: %q", words)
		}
	}
}

// entryTour goes through the pages of an entry and of the bin, and leaves all as
// it was.
func (d *desk) entryTour(look func(string)) {
	d.t.Helper()
	d.openEntry()
	look("entry")
	d.deviceTour(look)
	for _, page := range []string{"entry.rename", "entry.service.change", "entry.note.change"} {
		d.press(page)
		look(page)
		d.press("common.back")
	}
	d.press("entry.tags.change")
	d.window.Type(0, "adó, család és barátok, munkahelyi ügyek")
	d.press("entry.save")
	look("entry saved")
	d.press("entry.tags.change")
	look("tags")
	d.window.Type(0, "")
	d.press("entry.save")
	d.press("entry.delete")
	look("delete")
	d.press("entry.delete.yes")
	look("deleted")
	d.press("entry.undo.fine")
	d.atBin()
	look("bin")
	d.pressFirst(d.words.T("bin.left", "Count", 30))
	look("entry in the bin")
	d.press("bin.erase")
	look("delete for good")
	d.press("entry.delete.no")
	d.press("bin.restore")
	look("brought back")
}

// pressFirst presses the first button whose words end so.
func (d *desk) pressFirst(end string) {
	d.t.Helper()
	found := ""
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if b, ok := o.(*widgets.Button); ok && found == "" && len(b.Text) > len(end) && b.Text[len(b.Text)-len(end):] == end {
			found = b.Text
		}
	})
	d.window.Press(found)
	d.queue.Drain()
}

// TestUndoStandsFirst: above the card of another entry, in sight without scrolling.
func TestUndoStandsFirst(t *testing.T) {
	d := withDeletionCode(t)
	d.addEntries("1")
	d.openEntry()
	d.press("entry.delete")
	d.press("entry.delete.yes")
	words := d.window.Words()
	undo, copies := slices.Index(words, d.words.T("entry.undo")), slices.Index(words, d.words.T("codes.copy"))
	if undo < 0 || copies < undo {
		t.Errorf("undo stands at %d, the button of the card at %d", undo, copies)
	}
}

// TestOthersEditsAreNotReplacedUnasked: what a colleague changed while the page to
// change it was open is told first; saving once more replaces it, and what only the
// colleague changed stays.
func TestOthersEditsAreNotReplacedUnasked(t *testing.T) {
	d := withDeletionCode(t)
	d.openEntry()
	d.press("entry.note.change")
	d.colleague(func(doc *vault.Document) { doc.Entries[0].Note, doc.Entries[0].Tags = "Theirs.", []string{"adó"} })
	d.window.Entry(0).SetText(strings.Repeat("x", vault.MaxNote+1))
	d.press("entry.save")
	d.mustSee("problem.entry.note.title")
	d.window.Type(0, "Mine.")
	d.press("entry.save")
	d.mustSee("problem.entry.changed.title", "problem.entry.changed.text", "entry.note.title")
	if e := d.stored(0); e.Note != "Theirs." {
		t.Fatalf("the vault has %q", e.Note)
	}
	if typed := d.window.Entry(0).Text; typed != "Mine." {
		t.Fatalf("the field has %q", typed)
	}
	d.press("common.back")
	d.window.MustSee("Theirs.") // to be looked at
	d.press("entry.note.change")
	d.window.Type(0, "Both.")
	d.press("entry.save")
	d.mustSee("entry.note.saved")

	d.press("entry.rename")
	d.window.Type(0, "Mine")
	d.colleague(func(doc *vault.Document) { doc.Entries[0].Key.Issuer = "Theirs" })
	d.press("entry.save")
	d.mustSee("problem.entry.changed.title")
	d.press("entry.save")
	d.mustSee("entry.renamed")
	if e := d.stored(0); e.Key.Issuer != "Mine" || e.Note != "Both." || len(e.Tags) != 1 {
		t.Errorf("the vault has %q, %q, %q", e.Key.Issuer, e.Note, e.Tags)
	}
}

// TestLateAnswersTakeNobodyAway: what was asked for is done, and whoever has gone on
// to another page meanwhile stays there.
func TestLateAnswersTakeNobodyAway(t *testing.T) {
	d := withDeletionCode(t)
	// leave goes on to the help before the vault has answered.
	leave := func(escapes int) {
		t.Helper()
		for range escapes {
			d.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		d.window.Press(d.words.T("common.help"))
		d.queue.Drain()
		d.mustSee("help.keys.title")
		d.press("common.back")
	}
	d.openEntry()
	d.press("entry.delete")
	d.window.Press(d.words.T("entry.delete.yes"))
	leave(2)
	d.mustSee("codes.empty.title", "entry.undo")
	d.window.Press(d.words.T("entry.undo"))
	leave(0)
	d.mustSee("codes.title")
	if d.stored(0).Deleted != nil {
		t.Error("it is in the bin")
	}
	d.openEntry()
	d.press("entry.delete")
	d.press("entry.delete.yes")
	d.press("common.settings")
	d.press("bin.title")
	d.window.Press("Gyakorló Ügyfélkapu+ gyakorlo – " + d.words.T("bin.left", "Count", 30))
	d.window.Press(d.words.T("bin.restore"))
	leave(3)
	d.mustSee("codes.title")
}
