package program_test

import (
	"strings"
	"testing"
	"time"

	"kapukod/internal/capture"
	"kapukod/internal/guide"
	"kapukod/internal/payload"
)

func both(words string) guide.Text { return guide.Text{HU: words, EN: words} }

// artificialGuides are guides with every action; the program's own are tested
// where they are.
func artificialGuides() []guide.Guide {
	step := func(id string, action guide.Action) guide.Step {
		return guide.Step{ID: id, Action: action, Title: both("Title of " + id), Text: both("Words of " + id)}
	}
	site := step("site", guide.ActionOpen)
	site.URL, site.StartsClock = "https://gyakorlo.invalid/", true
	site.Warn = both("Artificial warning.")
	menu := step("menu", guide.ActionRead)
	menu.Labels = []string{"GYAKORLÓ IGÉNYLÉSE"}
	menu.Sketch = &guide.Sketch{Title: "gyakorlo.invalid", Items: []guide.Item{
		{Kind: guide.ItemMenu, Text: "GYAKORLÓ IGÉNYLÉSE", Here: true}, {Kind: guide.ItemDanger, Text: "GYAKORLÓ TÖRLÉSE"},
		{Kind: guide.ItemQR}, {Kind: guide.ItemField, Text: "Azonosító"}, {Kind: guide.ItemTick, Text: "Artificial box"},
	}}
	menu.Trouble = []guide.Trouble{{ID: "lost", What: both("I am lost."), Repair: both("Begin again."), GoTo: "site"}}
	device := step("device", guide.ActionRead)
	device.Copy = guide.CopyComputer
	which := step("which", guide.ActionChoose)
	which.Choices = []guide.Choice{{Text: both("Stay here"), Step: "end"}, {Text: both("Set up"), Guide: "setup"}}
	return []guide.Guide{
		{ID: "setup", Kind: guide.KindSetup, Service: "ugyfelkapu", SessionMinutes: 10, Checked: "2026-11",
			Title: both("Artificial setup"), About: both("About it."), Steps: []guide.Step{
				step("first", guide.ActionRead), site, menu, step("qr", guide.ActionScan), step("key", guide.ActionType), device,
				step("code", guide.ActionCode), step("revoke", guide.ActionDeletion), step("box", guide.ActionTick),
				step("check", guide.ActionRead), step("end", guide.ActionDone),
			}},
		{ID: "login", Kind: guide.KindLogin, Issuers: []string{"gyakorló"}, Title: both("Artificial login"), Steps: []guide.Step{
			step("password", guide.ActionRead), step("code", guide.ActionCode), step("next", guide.ActionWait), step("end", guide.ActionDone),
		}},
		{ID: "advice", Kind: guide.KindAdvice, Title: both("Artificial advice"), Steps: []guide.Step{
			which, step("end", guide.ActionDone),
		}},
	}
}

// guided is a desk with guides and an empty vault.
func guided(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, inHungarian())
	d.guides = artificialGuides()
	d.start()
	d.create()
	return d
}

func (d *desk) at(step string) {
	d.t.Helper()
	d.window.MustSee("Title of " + step)
}

// toScan begins the setup guide and goes to the step with the QR code.
func (d *desk) toScan() {
	d.t.Helper()
	d.press("codes.add.first")
	d.window.Press("Artificial setup")
	d.at("first")
	d.press("common.next")
	d.press("guide.opened")
	d.at("menu")
	d.press("common.next")
	d.at("qr")
}

// TestGuideThroughASetup goes from the choice of the site to the end, while the
// QR code appears only after the button was pressed.
func TestGuideThroughASetup(t *testing.T) {
	d := guided(t)
	d.press("codes.add.first")
	d.mustSee("guide.add.title", "guide.plain")
	d.window.Press("Artificial setup")
	d.press("common.next")
	d.at("site")
	d.window.MustSee("Artificial warning.")
	d.press("guide.open")
	if len(d.opened) != 1 || d.opened[0] != "https://gyakorlo.invalid/" {
		t.Errorf("opened %v", d.opened)
	}
	d.press("guide.opened")
	d.window.MustSee("„GYAKORLÓ IGÉNYLÉSE”")
	d.press("common.next")
	d.at("qr")
	d.later, d.appears = enrolment(practiceURI), 3
	d.press("enroll.source.scan")
	d.mustSee("enroll.confirm.title")
	d.press("enroll.confirm.save")
	d.at("device")
	d.window.MustSee("artificial-pc")
	d.press("guide.copy")
	if d.clipboard != "artificial-pc" {
		t.Errorf("the clipboard holds %q", d.clipboard)
	}
	d.press("common.next")
	d.at("code")
	d.press("codes.copy")
	d.press("enroll.code.accepted")
	d.at("revoke")
	d.window.Type(0, "ARTIFICIAL-DELETION-77")
	d.press("deletion.save")
	d.at("box")
	d.press("enroll.paper.done")
	d.at("check")
	d.press("common.next")
	d.at("end")
	d.press("common.done")
	d.mustSee("codes.title")
	d.mustNotSee(d.words.T("guide.goon"))
	d.window.MustSee("Gyakorló Ügyfélkapu+")
}

// TestGuideByTyping: the way to the key changes the step, and back.
func TestGuideByTyping(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.press("enroll.source.type")
	d.at("key")
	d.press("common.back")
	d.at("qr")
	d.press("enroll.source.type")
	d.window.Type(0, "GEZD GNBV GY3T QOJQ")
	d.press("common.next")
	d.mustSee("enroll.confirm.title")
	d.press("enroll.confirm.save")
	d.at("device")
}

// TestGuideBackAndForth: what is done stays done, whatever is looked at again.
func TestGuideBackAndForth(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.screen = enrolment(practiceURI)
	d.press("enroll.source.scan")
	d.press("enroll.confirm.save")
	d.press("common.next")
	d.at("code")
	d.press("common.back")
	d.at("device")
	d.press("common.back")
	d.at("qr")
	d.mustSee("guide.settled.title")
	d.press("common.next")
	d.at("device")
	d.press("common.back")
	d.press("enroll.refused.rescan")
	d.mustSee("enroll.source.scan")
	d.screen = enrolment(otherURI)
	d.press("enroll.source.scan")
	d.mustSee("enroll.confirm.title", "enroll.warn.key_changed")
	d.press("enroll.confirm.save")
	d.at("device")
	d.press("common.next")
	d.press("enroll.code.refused")
	d.mustSee("enroll.refused.title")
	d.press("enroll.refused.again")
	d.at("code")
	d.press("enroll.cancel")
	d.press("enroll.cancel.sure")
	d.mustSee("codes.empty.title")
	d.mustNotSee(d.words.T("guide.goon"))
}

// TestGuideAfterACrash goes on where it was, with the key that was saved.
func TestGuideAfterACrash(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.screen = enrolment(practiceURI)
	d.press("enroll.source.scan")
	d.press("enroll.confirm.save")
	d.press("common.next")
	d.at("code")
	if strings.Contains(string(d.place), "GEZD") {
		t.Error("the key is in what is kept of the guide")
	}
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.mustSee("guide.goon")
	d.press("guide.goon")
	d.at("code")
	d.mustSee("codes.copy")
	d.press("guide.leave")
	d.press("codes.resume")
	d.at("code")
	d.press("enroll.code.accepted")
	d.at("revoke")
}

// TestGuideOverALock goes on by itself when the vault is opened again.
func TestGuideOverALock(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.press("guide.slim")
	if !d.slim {
		t.Fatal("the window is not slim")
	}
	d.lockAtOnce()
	d.queue.Drain()
	d.mustSee("unlock.title")
	if d.slim {
		t.Error("the window of the locked vault is slim")
	}
	d.unlock(phrase)
	d.at("qr")
}

// TestGuideNeedsAVault: from the welcome a guide can be read, and asks for a
// vault where it needs one.
func TestGuideNeedsAVault(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.guides = artificialGuides()
	d.start()
	d.program.Start()
	d.press("guide.list")
	d.window.Press("Artificial setup")
	d.press("common.next")
	d.press("guide.opened")
	d.press("common.next")
	d.at("qr")
	d.mustSee("guide.novault.title")
	d.press("guide.begin")
	d.press("welcome.phrase.own")
	d.window.Type(0, phrase)
	d.window.Type(1, phrase)
	d.press("welcome.create")
	d.press("recovery.later")
	d.press("guide.goon")
	d.at("qr")
	d.mustSee("enroll.source.scan")
}

func TestGuideChoices(t *testing.T) {
	d := guided(t)
	d.press("guide.list")
	d.window.Press("Artificial advice")
	d.window.Press("Set up")
	d.at("first")
	d.press("common.back")
	d.mustSee("guide.list.title")
	d.window.Press("Artificial advice")
	d.window.Press("Stay here")
	d.at("end")
	d.press("common.done")
	d.mustSee("codes.empty.title")
}

// TestGuideTrouble: what can go wrong leads to its repair and to the step where
// it is done.
func TestGuideTrouble(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.press("common.back")
	d.at("menu")
	d.mustNotSee("Begin again.")
	d.window.Press("I am lost.")
	d.window.MustSee("Begin again.")
	d.press("guide.goto")
	d.at("site")
}

// TestSiteClock counts whole minutes and harms nobody.
func TestSiteClock(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.pass(3 * time.Second)
	d.window.MustSee(d.words.T("guide.clock.left", "Minutes", 9))
	d.passBy(4*time.Minute, 15*time.Second)
	d.window.MustSee(d.words.T("guide.clock.left", "Minutes", 5))
	d.press("common.back") // a sign of life
	d.passBy(4*time.Minute+45*time.Second, 15*time.Second)
	d.press("common.next") // and another
	d.passBy(30*time.Second, 15*time.Second)
	d.mustSee("guide.clock.last")
	d.passBy(time.Minute, 15*time.Second)
	d.mustSee("guide.clock.over", "guide.restart")
	d.press("guide.restart")
	d.at("site")
	d.press("guide.opened")
	d.pass(3 * time.Second)
	d.window.MustSee(d.words.T("guide.clock.left", "Minutes", 9))
}

// TestWatchEnds: by itself after two minutes, and at once where each look asks
// for permission.
func TestWatchEnds(t *testing.T) {
	d := guided(t)
	d.toScan()
	began := d.now
	d.press("enroll.source.scan")
	if took := d.now.Sub(began); took < 2*time.Minute || took > 2*time.Minute+time.Second {
		t.Errorf("watched for %v", took)
	}
	d.mustSee("problem.screen.nothing_found.title", "enroll.source.scan")

	d.screen = []payload.Payload{{Text: "https://gyakorlo.invalid/", Kind: payload.Link}}
	d.press("enroll.source.scan")
	d.mustSee("problem.kind.link.title")

	d.screen, d.permission = nil, capture.Asked
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.press("guide.goon")
	began, looks := d.now, d.captures
	d.press("enroll.source.scan")
	if d.now != began || d.captures != looks+2 {
		t.Errorf("took %v and %d looks", d.now.Sub(began), d.captures-looks)
	}
}

// TestWatchTellsOfAnotherCode at once, and goes on watching.
func TestWatchTellsOfAnotherCode(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.screen = []payload.Payload{{Text: "https://gyakorlo.invalid/", Kind: payload.Link}}
	d.later, d.appears = enrolment(practiceURI), 3
	told := 0
	d.meanwhile = func() {
		if d.window.Sees(d.words.T("problem.kind.link.title")) {
			told++
		}
	}
	d.press("enroll.source.scan")
	d.mustSee("enroll.confirm.title")
	if told == 0 {
		t.Error("nothing was said of the other code while it was on the screen")
	}
}

// guidedLogin is a desk with a login that was set up in a guide.
func guidedLogin(t *testing.T) *desk {
	t.Helper()
	d := guided(t)
	d.toScan()
	d.screen = enrolment(practiceURI)
	d.press("enroll.source.scan")
	d.press("enroll.confirm.save")
	d.press("common.next")
	d.press("enroll.code.accepted")
	d.press("enroll.deletion.skip")
	d.press("enroll.paper.finish")
	d.press("common.next")
	d.press("common.done")
	return d
}

// TestLoginGuide shows the entry's code where the site asks for it.
func TestLoginGuide(t *testing.T) {
	d := guidedLogin(t)
	d.press("codes.guide")
	d.at("password")
	d.press("common.next")
	d.at("code")
	d.press("codes.copy")
	if len(d.clipboard) != 6 {
		t.Fatalf("the clipboard holds %d characters", len(d.clipboard))
	}
	d.window.MustSee(d.clipboard[:3] + " " + d.clipboard[3:])
	d.pass(2 * time.Second)
	d.window.MustSee(strings.SplitN(d.words.T("codes.used", "Seconds", 0), "0", 2)[0])
	next := d.nextCode()
	d.press("common.next")
	d.at("next")
	d.pass(3 * time.Second)
	d.window.MustSee(strings.SplitN(d.words.T("guide.next", "Seconds", 0), "0", 2)[1])
	if d.nextCode() != next {
		t.Error("the next code is another one now")
	}
	d.pass(30 * time.Second)
	d.mustSee("guide.fresh")
	d.window.MustSee(next)
	d.press("common.next")
	d.press("common.done")
	d.mustSee("codes.title")
}

// TestGuideOnThePracticePage opens the practice page where a guide would open
// the site, and says so when that is not possible.
func TestGuideOnThePracticePage(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.guides = artificialGuides()
	d.guides[0].Practice = "/artificial/"
	d.start()
	d.create()
	d.press("codes.add.first")
	d.window.Press("Artificial setup")
	d.press("common.next")
	d.press("guide.practice")
	d.mustSee("guide.isopened.title")
	if len(d.practice.opened) != 1 || len(d.opened) != 0 {
		t.Errorf("opened %v, and the site %v", d.practice.opened, d.opened)
	}
}

// TestWhoseLogin: a guide for a login that is begun from the list asks which
// entry it is with, and says where there is none.
func TestWhoseLogin(t *testing.T) {
	d := guided(t)
	d.press("guide.list")
	d.window.Press("Artificial login")
	d.press("common.next")
	d.mustSee("guide.noentry.title")
	d.press("guide.leave")
	d.press("common.back")
	for _, uri := range []string{practiceURI, strings.Replace(strings.Replace(practiceURI, "GEZD", "MEZD", 1), ":gyakorlo", ":masik", 1)} {
		d.press(map[bool]string{true: "codes.add.first", false: "codes.add"}[uri == practiceURI])
		d.window.Press("Artificial setup")
		d.press("common.next")
		d.press("guide.opened")
		d.press("common.next")
		d.screen = enrolment(uri)
		d.press("enroll.source.scan")
		d.press("enroll.confirm.save")
		d.press("common.next")
		d.press("enroll.code.accepted")
		d.press("enroll.deletion.skip")
		d.press("enroll.paper.finish")
		d.press("common.next")
		d.press("common.done")
	}
	d.press("guide.list")
	d.window.Press("Artificial login")
	d.mustSee("guide.whose")
	d.window.Press("Gyakorló Ügyfélkapu+ masik")
	d.press("common.next")
	d.window.MustSee("Gyakorló Ügyfélkapu+ masik")
	d.mustSee("codes.copy")
}

// TestGuideIsKeptAgain after it was forgotten and begun anew.
func TestGuideIsKeptAgain(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.lockAtOnce()
	d.queue.Drain()
	d.unlock(phrase)
	d.press("guide.leave")
	d.press("common.back")
	d.press("guide.goon")
	d.press("guide.leave")
	d.press("codes.reminder.dismiss")
	d.mustNotSee(d.words.T("guide.goon"))
	d.toScan()
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.mustSee("guide.goon")
}
