package program_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kapukod/app/uitest"
	"kapukod/app/widgets"
	"kapukod/internal/vaultfile"
)

const artificialDeletion = "ARTIFICIAL-DELETION-77"

// enrolled is a desk with one entry of Ügyfélkapu+, at the page that asks for
// its deletion code.
func enrolled(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.code.accepted")
	d.mustSee("enroll.deletion.title")
	return d
}

// withDeletionCode is a desk at the codes, with a code in the slot that is not
// on paper.
func withDeletionCode(t *testing.T) *desk {
	t.Helper()
	d := enrolled(t)
	d.window.Type(0, artificialDeletion)
	d.press("deletion.save")
	d.press("enroll.paper.later")
	d.mustSee("codes.title", "codes.nopaper")
	return d
}

func (d *desk) reveal() {
	d.t.Helper()
	d.window.Type(0, phrase)
	d.press("deletion.reveal")
	d.mustSee("deletion.shown.title")
}

// pressWarning presses the warning on a card.
func (d *desk) pressWarning(key string) {
	d.t.Helper()
	var found *widgets.Warning
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if w, ok := o.(*widgets.Warning); ok && w.Text() == d.words.T(key) {
			found = w
		}
	})
	if found == nil {
		d.t.Fatalf("no warning %q", d.words.T(key))
	}
	test.Tap(found)
	d.queue.Drain()
}

// TestDeletionCodeWarning stands on the card until the code is there and on
// paper, and leads to where that is done.
func TestDeletionCodeWarning(t *testing.T) {
	d := enrolled(t)
	d.press("enroll.deletion.skip")
	d.press("enroll.paper.finish")
	d.pressWarning("codes.nodeletion")
	d.mustSee("deletion.put.title")
	d.window.Type(0, artificialDeletion)
	d.press("deletion.save")
	d.mustSee("deletion.paper.title", "deletion.kept.title")
	d.press("deletion.paper.later")
	d.press("common.back")
	d.mustNotSee(d.words.T("codes.nodeletion"))
	if d.clipboard != "" {
		t.Error("pressing the warning copied the login code")
	}
	d.pressWarning("codes.nopaper")
	d.press("deletion.written")
	d.mustSee("deletion.paper.title")
	d.press("deletion.paper.later")
	d.mustSee("deletion.nopaper.text")
	d.press("deletion.written")
	d.press("deletion.paper.yes")
	d.mustSee("deletion.onpaper.title")
	d.window.MustSee(d.words.T("deletion.onpaper.text", "Date", "2026. 11. 21."))
	d.press("common.back")
	d.mustSee("codes.title")
	d.mustNotSee(d.words.T("codes.nopaper"))

	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.mustNotSee(d.words.T("codes.nopaper"))
	d.press("codes.deletion")
	d.press("deletion.paper.gone")
	d.mustSee("deletion.nopaper.text")
	d.press("common.back")
	d.mustSee("codes.nopaper")
}

// TestNoWarningForOtherServices: only Ügyfélkapu+ gives a deletion code.
func TestNoWarningForOtherServices(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.add.first")
	d.press("enroll.source.type")
	d.window.Type(0, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
	d.press("common.next")
	d.window.Type(0, "Biztosító")
	d.press("enroll.confirm.save")
	d.press("enroll.code.accepted")
	d.press("enroll.paper.finish")
	d.mustSee("codes.title")
	for _, key := range []string{"codes.nodeletion", "codes.nopaper", "codes.deletion"} {
		d.mustNotSee(d.words.T(key))
	}
}

// TestDeletionSheet prints and saves the code's own sheet, and asks whether it
// is on paper.
func TestDeletionSheet(t *testing.T) {
	d := withDeletionCode(t)
	d.press("codes.deletion")
	d.mustNotSee(d.words.T("recovery.print"))
	d.reveal()
	d.press("recovery.print")
	if len(d.printed) != 1 || !bytes.HasPrefix(d.printed[0], []byte("%PDF-")) {
		t.Fatalf("%d pages printed", len(d.printed))
	}
	d.mustSee("deletion.paper.title", "page.printed.title")
	d.mustNotSee(artificialDeletion)
	d.press("deletion.paper.later")
	d.reveal()
	d.press("recovery.save")
	d.mustNotSee(artificialDeletion)
	d.press("page.save.here")
	d.mustSee("deletion.paper.title", "page.saved.title")
	name := d.words.T("deletion.file", "Date", "2026-11-21") + ".pdf"
	if data, err := os.ReadFile(filepath.Join(d.home, name)); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("the saved sheet: %v", err)
	}
	d.press("deletion.paper.yes")
	d.mustSee("deletion.onpaper.title")
}

// TestSavingTheSheetIsGivenUp comes back to the page, without the code.
func TestSavingTheSheetIsGivenUp(t *testing.T) {
	d := withDeletionCode(t)
	d.press("codes.deletion")
	d.reveal()
	d.press("recovery.save")
	d.press("common.back")
	d.mustSee("deletion.title", "deletion.nopaper.text")
	d.mustNotSee(artificialDeletion)
}

// TestNewDeletionCode: the old one is shown as no longer valid, on demand and
// only after the passphrase, and the new one is not on paper.
func TestNewDeletionCode(t *testing.T) {
	d := withDeletionCode(t)
	d.press("codes.deletion")
	d.reveal()
	d.press("deletion.written")
	d.mustSee("deletion.onpaper.title")
	d.reveal()
	old := d.words.T("deletion.old", "Count", 1)
	d.mustNotSee(old)
	d.press("deletion.hide")
	d.press("deletion.new")
	d.mustSee("deletion.replace.title")
	d.window.Type(0, "ARTIFICIAL-DELETION-88")
	d.press("deletion.save")
	d.press("deletion.paper.later")
	d.mustSee("deletion.nopaper.text")
	d.mustNotSee(old)
	d.reveal()
	d.window.MustSee("ARTIFICIAL-DELETION-88")
	d.mustNotSee(artificialDeletion)
	d.window.Press(old)
	d.window.MustSee(artificialDeletion)
	d.window.MustSee(d.words.T("deletion.old.when", "From", "2026. 11. 21.", "Until", "2026. 11. 21."))
	d.pass(61 * time.Second)
	d.mustSee("deletion.title")
	d.mustNotSee(artificialDeletion)
	d.mustNotSee("ARTIFICIAL-DELETION-88")
}

// TestLateAnswers: what was asked for before the page was left, or the vault
// locked, shows nothing any more, in the window or out of it.
func TestLateAnswers(t *testing.T) {
	leave := map[string]struct {
		do   func(d *desk)
		want string
	}{
		"left":              {func(d *desk) { d.window.Press(d.words.T("common.back")) }, "codes.title"},
		"locked":            {func(d *desk) { d.lockAtOnce() }, "unlock.title"},
		"locked and opened": {func(d *desk) { d.lockAtOnce(); d.queue.Drain(); d.unlock(phrase) }, "codes.title"},
	}
	for name, away := range leave {
		t.Run("reveal, "+name, func(t *testing.T) {
			d := withDeletionCode(t)
			d.press("codes.deletion")
			page := d.window.Canvas().Content()
			d.window.Type(0, phrase)
			d.window.Press(d.words.T("deletion.reveal")) // its answer waits in the queue
			away.do(d)
			d.queue.Drain()
			d.mustSee(away.want)
			if left := strings.Join(append(uitest.WordsIn(page), d.window.Words()...), "\n"); strings.Contains(left, artificialDeletion) {
				t.Error("the code came into a page that was left")
			}
		})
		t.Run("put, "+name, func(t *testing.T) {
			d := withDeletionCode(t)
			d.press("codes.deletion")
			d.press("deletion.new")
			page := d.window.Canvas().Content()
			d.window.Type(0, "ARTIFICIAL-DELETION-88")
			d.window.Press(d.words.T("deletion.save"))
			if name == "left" {
				d.window.Press(d.words.T("common.back"))
			}
			away.do(d)
			d.queue.Drain()
			d.mustSee(away.want)
			left := strings.Join(uitest.WordsIn(page), "\n")
			if strings.Contains(left, "ARTIFICIAL-DELETION-88") || strings.Contains(left, d.words.T("deletion.kept.title")) {
				t.Error("news came into a page that was left")
			}
		})
		if name == "left" {
			continue // saving comes back to the page it was left from
		}
		t.Run("save the sheet, "+name, func(t *testing.T) {
			d := withDeletionCode(t)
			d.press("codes.deletion")
			d.reveal()
			d.press("recovery.save")
			d.window.Press(d.words.T("page.save.here"))
			away.do(d)
			d.queue.Drain()
			d.mustSee(away.want)
		})
	}
}

// lockAtOnce locks as the computer does when it goes to sleep.
func (d *desk) lockAtOnce() {
	d.t.Helper()
	d.now = d.now.Add(time.Hour)
	due := d.timers
	d.timers = nil
	for _, t := range due {
		if !t.gone {
			t.gone = true
			t.f()
		}
	}
}

// TestWhatIsNoDeletionCode is told why.
func TestWhatIsNoDeletionCode(t *testing.T) {
	d := withDeletionCode(t)
	d.press("codes.copy")
	code := d.clipboard
	d.press("codes.deletion")
	d.press("deletion.new")
	for text, reason := range map[string]string{
		"GEZD GNBV GY3T QOJQ":     "is_key",
		"g e z d-gnbvgy3tq.ojq":   "is_key",
		practiceURI:               "is_key",
		code:                      "is_code",
		code[:3] + " " + code[3:]: "is_code",
		"000 000":                 "looks_like_code",
		strings.Repeat("x", 500):  "too_long",
		"   ":                     "empty",
	} {
		d.window.Type(0, text)
		d.press("deletion.save")
		d.mustSee("problem.deletion."+reason+".title", "problem.deletion."+reason+".text", "deletion.put.title")
	}
}

// TestDeletionCodeIsNowhereElse looks for the code in what is saved, listed,
// searched or shown without the passphrase.
func TestDeletionCodeIsNowhereElse(t *testing.T) {
	d := withDeletionCode(t)
	d.mustNotSee(artificialDeletion)
	opened, err := vaultfile.Unlock(t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: time.Now, WorkFactor: 4})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	document := opened.Document()
	asJSON, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	entry := document.Entries[0]
	if bytes.Contains(asJSON, []byte(artificialDeletion)) || strings.Contains(entry.Key.Issuer+entry.Key.Account+entry.Note, artificialDeletion) {
		t.Error("the document has the deletion code")
	}
	err = filepath.WalkDir(d.dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(artificialDeletion)) {
			t.Errorf("%s has it in the clear", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if regexp.MustCompile(artificialDeletion).Match(d.settings) {
		t.Error("the settings have it")
	}
}

// asleep is a time after a sleep in which the count stood still that Go keeps beside
// the time of day, as on Linux and macOS.
func asleep(t *testing.T, from time.Time, while time.Duration) time.Time {
	t.Helper()
	later := from.Add(while)
	(*[2]int64)(unsafe.Pointer(&later))[1] -= int64(while)
	if later.Sub(from) != 0 || later.Round(0).Sub(from.Round(0)) != while {
		t.Skip("this Go keeps its times in another way")
	}
	return later
}

// TestRevealedIsGoneAfterASleep: a minute is a minute, also of a computer that slept.
func TestRevealedIsGoneAfterASleep(t *testing.T) {
	d := withDeletionCode(t)
	d.press("codes.lock")
	d.now = time.Now() // which has that count
	d.unlock(phrase)
	d.press("codes.deletion")
	d.reveal()
	d.now = asleep(t, d.now, 2*time.Minute)
	d.pass(2 * time.Second)
	d.mustNotSee(artificialDeletion)

	d.press("common.back")
	d.openEntry()
	d.press("entry.key")
	d.window.Type(0, phrase)
	d.press("device.show")
	d.mustSee("device.shown.title")
	d.now = asleep(t, d.now, 2*time.Minute)
	d.pass(2 * time.Second)
	d.mustNotSee(d.words.T("device.shown.title"))
}

// TestSixDigitsAsADeletionCode: they are doubted, and taken from somebody who is sure.
func TestSixDigitsAsADeletionCode(t *testing.T) {
	d := enrolled(t)
	d.press("enroll.deletion.skip")
	d.press("enroll.paper.finish")
	d.pressWarning("codes.nodeletion")
	d.window.Type(0, "000 001")
	d.press("deletion.save")
	d.mustSee("deletion.put.title", "problem.deletion.looks_like_code.title")
	d.press("deletion.save")
	d.mustSee("deletion.kept.title")
}
