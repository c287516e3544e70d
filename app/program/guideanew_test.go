package program_test

import (
	"strings"
	"testing"
	"time"

	"kapukod/internal/vaultfile"
)

// TestGuideShowsTheOldCode sets a login up anew: the step at which the site asks for a code shows that of the login as
// it is, unless there are two.
func TestGuideShowsTheOldCode(t *testing.T) {
	d := guided(t)
	d.guides[0].Steps[2].OldCode = true // the menu
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.plainEntry(practiceURI)
	d.press("codes.add")
	d.window.Press("Artificial setup")
	d.press("common.next")
	d.press("guide.opened")
	d.at("menu")
	d.mustSee("codes.copy")
	d.press("codes.copy")
	if len(d.clipboard) != 6 {
		t.Errorf("%d characters are copied", len(d.clipboard))
	}
	d.press("guide.leave")
	d.press("common.back")
	d.plainEntry(strings.Replace(strings.ReplaceAll(practiceURI, "gyakorlo", "masik"), "GEZD", "MFZW", 1))
	d.press("guide.list")
	d.window.Press(d.words.T("guide.resume", "Guide", "Artificial setup"))
	d.at("menu")
	d.mustNotSee(d.words.T("codes.copy"))
}

// plainEntry sets a login up without a guide.
func (d *desk) plainEntry(uri string) {
	d.t.Helper()
	for _, key := range []string{"codes.add.first", "codes.add"} {
		if d.window.Sees(d.words.T(key)) {
			d.press(key)
			break
		}
	}
	d.press("guide.plain")
	d.screen = enrolment(uri)
	d.press("enroll.source.scan")
	d.press("enroll.confirm.save")
	d.press("enroll.code.accepted")
	d.window.Type(0, "ARTIFICIAL-DELETION-77")
	d.press("deletion.save")
	d.press("enroll.paper.done")
	d.mustSee("codes.add")
}

// TestGuideForASiteThatWasLeftTooEarly goes back to the QR code when all was done here, but the site's last button was
// left out: the new key takes the place of the one that the site has forgotten.
func TestGuideForASiteThatWasLeftTooEarly(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.screen = enrolment(practiceURI)
	d.press("enroll.source.scan")
	d.press("enroll.confirm.save")
	d.press("common.next")
	d.press("enroll.code.accepted")
	d.window.Type(0, "ARTIFICIAL-DELETION-77")
	d.press("deletion.save")
	d.press("enroll.paper.done")
	for !d.window.Sees("Title of qr") {
		d.press("common.back")
	}
	d.mustSee("guide.settled.title")
	d.press("enroll.refused.rescan")
	d.screen = enrolment(strings.Replace(practiceURI, "GEZD", "MFZW", 1))
	d.press("enroll.source.scan")
	d.press("enroll.confirm.save")
	d.press("common.next")
	d.at("code")
	d.press("enroll.code.accepted")
	opened, err := vaultfile.Unlock(t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: time.Now, WorkFactor: 4})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	live := 0
	for _, e := range opened.Document().Entries {
		if e.Deleted == nil {
			live++
		}
	}
	if live != 1 {
		t.Errorf("%d entries live, want the new one alone", live)
	}
}

// TestGuideAfterTheClockIsSetBack: a code of the time before is not taken for one that
// is used up.
func TestGuideAfterTheClockIsSetBack(t *testing.T) {
	d := guidedLogin(t)
	d.press("codes.guide")
	d.press("common.next")
	d.at("code")
	d.pass(time.Second)
	d.now = d.now.Add(-10 * time.Minute)
	d.press("common.next")
	d.at("next")
	d.pass(time.Second)
	d.mustSee("guide.fresh")
}

// TestCodesAreCoveredInGuides as in the list: the code is dots until it is asked for,
// and so is the next.
func TestCodesAreCoveredInGuides(t *testing.T) {
	d := guidedLogin(t)
	d.addSecond(false)
	d.press("common.back")
	d.press("common.done")
	d.press("codes.guide")
	d.press("common.next")
	d.at("code")
	d.press("codes.copy")
	shown := d.clipboard[:3] + " " + d.clipboard[3:]
	d.pass(time.Second)
	if len(d.clipboard) != 6 || d.window.Sees(shown) {
		t.Fatal("the code was not copied, or is shown")
	}
	d.window.MustSee("••• •••")
	next, _, _ := strings.Cut(d.words.T("codes.next", "Code", "000"), "000")
	d.mustNotSee(next)
	d.press("codes.show")
	d.window.MustSee(shown)
	d.pass(21 * time.Second)
	d.window.MustSee("••• •••")
}
