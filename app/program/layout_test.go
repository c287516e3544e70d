package program_test

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"kapukod/internal/payload"
	"kapukod/internal/qrscan"
	"kapukod/internal/settings"
)

// TestLayout shows every screen in every language, at every text size, in the
// smallest window, in the usual one and in those of two small screens, and finds
// what could not be read or pressed.
func TestLayout(t *testing.T) {
	for _, lang := range []string{"hu", "en"} {
		for _, percent := range settings.TextSizes() {
			t.Run(fmt.Sprintf("%s-%d", lang, percent), func(t *testing.T) {
				d := newDesk(t, settings.Settings{Language: lang, TextPercent: percent})
				d.tour(func(screen string) {
					t.Helper()
					for _, fault := range d.window.LayoutFaults() {
						t.Errorf("%s: %s", screen, fault)
					}
				})
			})
		}
	}
}

// tour goes through all screens and calls look at each.
func (d *desk) tour(look func(screen string)) {
	d.t.Helper()
	d.program.Start()
	look("welcome")
	d.press("welcome.start")
	look("phrase")
	d.press("welcome.phrase.written")
	look("repeat")
	d.press("common.back")
	d.press("welcome.phrase.own")
	look("own")
	d.window.Type(0, phrase)
	d.window.Type(1, phrase)
	d.press("welcome.create")
	d.sheetTour(look)
	look("empty")
	d.press("codes.add.first")
	look("source")
	d.press("enroll.source.scan")
	look("nothing found")
	d.unread = []qrscan.Sighting{{Why: qrscan.Cut, Side: qrscan.Bottom}}
	d.press("enroll.source.scan")
	look("cut off")
	d.unread = nil
	d.press("enroll.source.file")
	look("which picture of the code")
	d.press("common.back")
	d.press("enroll.source.paste")
	look("nothing to paste")
	d.press("enroll.source.type")
	look("type")
	d.window.Type(0, "GEZD 0")
	d.press("common.next")
	look("bad key")
	d.window.Type(0, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
	d.press("common.next")
	look("confirm")
	d.press("enroll.confirm.more")
	look("confirm with parameters")
	d.press("common.back")
	d.press("common.back")
	d.press("common.back")
	d.pick(look)
	d.pass(time.Minute)
	d.enrolUgyfelkapuWith(look)
	d.historyTour(look)
	d.slotTour(look)
	d.entryTour(look)
	d.press("common.settings")
	look("settings")
	for _, section := range []string{"look", "codes", "lock", "window"} {
		d.press("settings.section." + section)
		look("settings " + section)
		d.press("common.done")
	}
	d.press("common.done")
	d.desktopTour(look)
	d.lockTour(look)
	d.press("common.help")
	look("help")
	d.wellTour(look)
	d.clockTour(look)
	d.press("help.practice.open")
	look("help practice")
	d.press("common.back")
	d.membersTour(look)
	groups := d.recoveryTour(look)
	d.press("codes.lock")
	look("unlock")
	d.unlock("not the passphrase")
	look("wrong passphrase")
	d.damagedTour(look)
	d.forgottenTour(groups, look)
	d.listTour(look)
}

// clockTour goes through the pages about the clock, and leaves it as it was.
func (d *desk) clockTour(look func(string)) {
	d.t.Helper()
	d.press("clock.check")
	look("clock")
	d.press("clock.same")
	look("clock is right")
	d.press("clock.shift")
	look("right time")
	d.window.Type(0, "x")
	d.press("clock.now")
	look("no time")
	d.window.Type(0, d.now.Add(time.Hour).Local().Format("15:04"))
	d.press("clock.now")
	look("codes by another clock")
	d.press("common.back")
	d.press("common.back")
	look("codes with another clock")
	d.press("common.help")
	d.press("clock.check")
	d.press("clock.unshift")
	d.press("common.back")
}

// slotTour goes through the pages of a deletion code, and of one that replaces
// it.
func (d *desk) slotTour(look func(string)) {
	d.t.Helper()
	d.press("codes.deletion")
	look("deletion")
	d.press("deletion.paper.gone")
	look("deletion code not on paper")
	d.press("deletion.new")
	look("new deletion code")
	d.window.Type(0, "000 000")
	d.press("deletion.save")
	look("no deletion code")
	d.window.Type(0, "ARTIFICIAL-DELETION-88")
	d.press("deletion.save")
	look("deletion code on paper now")
	d.press("deletion.paper.later")
	d.window.Type(0, phrase)
	d.press("deletion.reveal")
	look("revealed")
	d.window.Press(d.words.T("deletion.old", "Count", 1))
	look("revealed with old")
	d.press("common.back")
	look("codes with a warning")
}

// membersTour goes through the pages of who uses the vault, and leaves it as it
// was.
func (d *desk) membersTour(look func(string)) {
	d.t.Helper()
	d.atMembers()
	look("members")
	d.press("members.add")
	look("new member")
	d.window.Type(0, secondName)
	d.press("common.next")
	look("passphrase of the new member")
	d.typePhrase(otherPhrase)
	look("confirm new member")
	d.window.Type(0, phrase)
	d.press("members.confirm")
	look("member added")
	d.window.Press(secondName)
	look("member without access")
	d.press("members.grant")
	look("grant")
	d.window.Type(0, phrase)
	d.window.Type(1, otherPhrase)
	d.press("members.grant.submit")
	d.window.Press(secondName)
	look("member")
	for _, key := range []string{"members.rename", "members.revoke", "members.remove"} {
		d.press(key)
		look(strings.TrimPrefix(key, "members.") + " member")
		d.press("common.back")
	}
	d.press("common.back")
	d.window.Press(d.words.T("members.you", "Name", "Teszt Elek"))
	look("oneself")
	d.press("members.passphrase")
	look("new passphrase of one's own")
	d.typePhrase(thirdPhrase)
	look("confirm new passphrase")
	d.press("common.back")
	d.press("common.back")
	d.strandAccess(look)
	d.press("common.back")
	d.press("common.done")
}

// strandAccess has the second member, without access, remove a third one, looks
// at what is left over, finishes it, and removes the second.
func (d *desk) strandAccess(look func(string)) {
	d.t.Helper()
	d.addThird()
	d.window.Press(secondName)
	d.press("members.revoke")
	d.window.Type(0, phrase)
	d.press("members.revoke.submit")
	d.lockFromMembers()
	d.unlock(otherPhrase)
	d.press("codes.deletion")
	look("deletion code without access")
	d.press("common.back")
	d.atMembers()
	d.press("members.add")
	look("new member of who has no access")
	d.press("common.back")
	d.window.Press(thirdName)
	d.press("members.remove")
	d.window.Type(0, otherPhrase)
	d.press("members.remove")
	look("access to be finished by others")
	d.lockFromMembers()
	d.unlock(phrase)
	d.atMembers()
	look("access to be finished")
	d.press("members.settle")
	look("finish access")
	d.window.Type(0, phrase)
	d.press("members.settle")
	look("access finished")
	d.window.Press(secondName)
	d.press("members.remove")
	d.window.Type(0, phrase)
	d.press("members.remove")
}

// damagedTour loses the last save of the vault in both places, and puts the one
// before it back.
func (d *desk) damagedTour(look func(string)) {
	d.t.Helper()
	d.addEntries("300")
	d.cutLastSave()
	d.unlock(phrase)
	d.mustSee("unlock.restore")
	look("damaged vault")
	d.press("unlock.restore")
	look("restored vault")
}

// sheetTour goes through the pages of a new recovery sheet.
func (d *desk) sheetTour(look func(string)) {
	d.t.Helper()
	look("recovery")
	d.press("recovery.print")
	look("printed")
	d.press("recovery.save")
	look("save where")
	d.window.Press(d.words.T("files.places"))
	d.queue.Drain()
	look("places")
	d.press("common.back")
	d.press("recovery.byhand")
	look("by hand")
	d.press("recovery.written")
	look("prove")
	d.window.Type(0, "XXXX")
	d.window.Type(1, "XXXX")
	d.press("recovery.prove.check")
	look("proved wrong")
	d.press("recovery.later")
}

// recoveryTour goes through the pages about the recovery sheet.
func (d *desk) recoveryTour(look func(string)) (groups []string) {
	d.t.Helper()
	d.start()
	d.program.Start()
	d.unlock(phrase)
	look("codes with reminder")
	d.press("recovery.title")
	look("recovery unproven")
	d.press("recovery.prove")
	look("prove later")
	d.press("common.back")
	d.press("recovery.renew")
	look("renew")
	d.press("common.back")
	d.press("recovery.revoke")
	look("revoke")
	d.window.Type(0, phrase)
	d.press("recovery.revoke")
	look("no recovery sheet")
	d.press("recovery.renew")
	d.window.Type(0, phrase)
	d.press("recovery.renew")
	look("new sheet")
	groups = d.groups()
	d.press("recovery.later")
	return groups
}

// forgottenTour goes through the pages of a forgotten passphrase.
func (d *desk) forgottenTour(groups []string, look func(string)) {
	d.t.Helper()
	d.press("unlock.forgotten")
	look("forgotten")
	d.window.Type(0, "AGE-SECRET-KEY-PQ-1 QQQQ QQ")
	look("forgotten typed")
	d.press("common.next")
	look("forgotten mistyped")
	d.press("forgotten.picture")
	look("which picture")
	d.press("common.back")
	d.addMember()
	d.window.Type(0, sheetBeginning+strings.Join(groups, ""))
	d.press("common.next")
	look("whose passphrase")
	d.window.Press("Teszt Elekné")
	look("new passphrase")
	d.choosePhrase()
	look("opened with the sheet")
	d.press("forgotten.done.renew")
	look("renew after opening")
}

// pick sees two enrolment codes, one of them with a very long name.
func (d *desk) pick(look func(string)) {
	d.t.Helper()
	long := "otpauth://totp/" + strings.Repeat("Artificial", 9) + ":teszt?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	d.screen = []payload.Payload{{Text: practiceURI, Kind: payload.TOTP}, {Text: long, Kind: payload.TOTP}}
	for i, c := range []image.Point{{1, 1}, {3, 1}, {3, 3}, {1, 3}} {
		d.screen[0].Corners[i], d.screen[1].Corners[i] = c, c.Add(image.Pt(4, 3))
	}
	d.press("codes.add.first")
	d.press("enroll.source.scan")
	d.mustSee("enroll.pick.title")
	look("pick")
	d.press("common.back")
	d.press("common.back")
}

func (d *desk) enrolUgyfelkapuWith(look func(string)) {
	d.t.Helper()
	d.enrolUgyfelkapu()
	look("code")
	d.press("enroll.code.refused")
	look("refused")
	d.press("enroll.refused.again")
	d.press("enroll.cancel")
	look("cancel")
	d.press("enroll.cancel.keep")
	d.press("enroll.later")
	look("pending")
	d.press("codes.resume")
	d.press("enroll.code.accepted")
	look("put deletion code")
	d.window.Type(0, "ARTIFICIAL-DELETION-77")
	d.press("deletion.save")
	look("paper")
	d.press("enroll.paper.done")
	look("codes")
}
