package program_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/uitest"
	"kapukod/internal/printout"
)

// sheetBeginning is what every sheet's text begins with.
const sheetBeginning = "AGE-SECRET-KEY-PQ-1"

// atSheet goes through the first start up to the new recovery sheet.
func (d *desk) atSheet() {
	d.t.Helper()
	d.program.Start()
	d.press("welcome.start")
	d.press("welcome.phrase.own")
	d.window.Type(0, phrase)
	d.window.Type(1, phrase)
	d.press("welcome.create")
	d.mustSee("recovery.title", "recovery.save")
}

// groups reads the sheet's groups off the page for writing by hand, and goes
// back from it.
func (d *desk) groups() []string {
	d.t.Helper()
	d.press("recovery.byhand")
	number := regexp.MustCompile(`^ ?\d+\.$`)
	var groups []string
	next := false
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		label, ok := o.(*widget.Label)
		if !ok {
			return
		}
		if next {
			groups = append(groups, label.Text)
		}
		next = number.MatchString(label.Text)
	})
	if len(groups) != 15 {
		d.t.Fatalf("%d groups on the page", len(groups))
	}
	d.window.MustSee(sheetBeginning)
	d.press("common.back")
	return groups
}

// typeProof types the groups that the page asks for; wrong is the number of
// the one to get wrong, 0 for none. It returns the numbers asked for.
func (d *desk) typeProof(groups []string, wrong int) []int {
	d.t.Helper()
	var asked []int
	for number := 1; number <= len(groups); number++ {
		if slices.Contains(d.window.Words(), d.words.T("recovery.prove.group", "Number", number)) {
			asked = append(asked, number)
		}
	}
	if len(asked) != 2 {
		d.t.Fatalf("the page asks for groups %v", asked)
	}
	for i, number := range asked {
		d.window.Type(i, strings.ToLower(groups[number-1]))
		if i+1 == wrong {
			d.window.Type(i, "XXXX")
		}
	}
	d.press("recovery.prove.check")
	return asked
}

func (d *desk) mustHide(secrets []string) {
	d.t.Helper()
	for _, secret := range secrets {
		d.mustNotSee(secret)
	}
}

// TestSheetToPaperAndProof saves and prints a new sheet, and proves it.
func TestSheetToPaperAndProof(t *testing.T) {
	for _, lang := range []string{"hu", "en"} {
		t.Run(lang, func(t *testing.T) {
			choices := inHungarian()
			choices.Language = lang
			d := newDesk(t, choices)
			d.atSheet()
			groups := d.groups()
			d.mustHide(groups)
			d.saveTwice()
			d.press("recovery.print")
			d.mustSee("page.printed.title")
			if len(d.printed) != 1 || !bytes.HasPrefix(d.printed[0], []byte("%PDF-")) {
				t.Errorf("%d pages printed", len(d.printed))
			}
			d.press("recovery.have")
			d.mustHide(groups)
			asked := d.typeProof(groups, 2)
			d.window.MustSee(d.words.T("recovery.prove.differs", "Number", asked[1]))
			d.mustNotSee(d.words.T("recovery.prove.differs", "Number", asked[0]))
			d.mustHide(groups[asked[1]-1 : asked[1]])
			d.typeProof(groups, 0)
			d.mustSee("codes.empty.title", "recovery.done.title")

			d.start()
			d.program.Start()
			d.unlock(phrase)
			d.mustNotSee(d.words.T("codes.reminder.text"))
			d.press("common.settings")
			d.press("recovery.title")
			d.mustSee("recovery.proven.title")
		})
	}
}

// saveTwice saves the sheet two times: the second file replaces nothing.
func (d *desk) saveTwice() {
	d.t.Helper()
	for range 2 {
		d.press("recovery.save")
		d.press("page.save.here")
		d.mustSee("page.saved.title", "recovery.title")
	}
	name := d.words.T("recovery.file", "Date", "2026-11-21")
	for _, file := range []string{name + ".pdf", name + " (2).pdf"} {
		data, err := os.ReadFile(filepath.Join(d.home, file))
		if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data, []byte("%%EOF")) {
			d.t.Errorf("%s: %d bytes, %v", file, len(data), err)
		}
	}
}

func TestNoPrinter(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.noPrinter = true
	d.start()
	d.atSheet()
	d.mustNotSee(d.words.T("recovery.print"))

	d = newDesk(t, inHungarian())
	d.atSheet()
	d.printErr = printout.ErrFailed
	d.press("recovery.print")
	d.mustSee("problem.page.not_printed.title")
}

// TestSheetLater is reminded at the next start, once, quietly.
func TestSheetLater(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.mustNotSee(d.words.T("codes.reminder.text"))
	for range 2 {
		d.start()
		d.program.Start()
		d.unlock(phrase)
		d.mustSee("codes.reminder.text")
		d.press("codes.reminder.dismiss")
		d.mustNotSee(d.words.T("codes.reminder.text"))
		d.press("codes.lock")
		d.unlock(phrase)
		d.mustNotSee(d.words.T("codes.reminder.text"))
	}
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.press("recovery.title")
	d.mustSee("recovery.unproven.title", "recovery.prove")
	d.press("common.back")
	d.mustSee("codes.empty.title")
}

// TestSheetRevoked asks in words, and makes a new one afterwards.
func TestSheetRevoked(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("common.settings")
	d.press("recovery.title")
	d.press("recovery.revoke")
	d.mustSee("recovery.revoke.sure", "recovery.old.text")
	d.window.Type(0, "not the passphrase")
	d.press("recovery.revoke")
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.window.Type(0, phrase)
	d.press("recovery.revoke")
	d.mustSee("recovery.none.title")
	d.press("recovery.renew")
	d.window.Type(0, phrase)
	d.press("recovery.renew")
	d.mustSee("recovery.save")
	d.press("recovery.have")
	d.press("recovery.later")
	d.mustSee("codes.empty.title")
}

// TestLockingClearsTheSheet locks, while nobody is there, on each page that
// has something of the sheet, and looks at what the window held.
func TestLockingClearsTheSheet(t *testing.T) {
	pages := map[string]func(d *desk, groups []string){
		"ways":     func(*desk, []string) {},
		"by hand":  func(d *desk, _ []string) { d.press("recovery.byhand") },
		"to where": func(d *desk, _ []string) { d.press("recovery.save") },
		"proof": func(d *desk, groups []string) {
			d.press("recovery.have")
			d.window.Type(0, groups[0])
			d.window.Type(1, groups[1])
		},
	}
	for name, open := range pages {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, inHungarian())
			d.atSheet()
			groups := d.groups()
			open(d, groups)
			before := d.window.Canvas().Content()
			d.passBy(10*time.Minute, 15*time.Second)
			d.mustNotSee(d.words.T("unlock.title")) // there is time to write
			d.passBy(15*time.Minute, 15*time.Second)
			d.mustSee("unlock.title")
			left := strings.Join(append(uitest.WordsIn(before), d.window.Words()...), "\n")
			for _, group := range groups[:14] {
				if strings.Contains(left, group) {
					t.Fatal("a group of the sheet is left in the window")
				}
			}
			d.unlock(phrase)
			d.mustSee("codes.empty.title")
			d.passBy(10*time.Minute, 15*time.Second)
			d.mustSee("unlock.title") // the usual patience again
		})
	}
}
