package program_test

import (
	"testing"
	"time"

	"kapukod/internal/settings"
	"kapukod/internal/vaultfile"
)

// atWell goes from the codes to the page that tells whether all is well.
func (d *desk) atWell() {
	d.t.Helper()
	d.press("common.help")
	d.press("well.title")
	d.mustSee("well.copy.unknown.title")
}

// TestIsAllWell: what is to be done comes first, each button leads to where it is
// mended, and the way back leads here.
func TestIsAllWell(t *testing.T) {
	d := withDeletionCode(t)
	name := "Gyakorló Ügyfélkapu+ gyakorlo"
	d.atWell()
	d.window.MustSee(d.words.T("well.something", "Count", 2))
	d.mustSee("well.sheet.todo.unproven.title", "well.phrase.good.title", "well.lock.good.title", "well.clock.good.title")
	d.window.MustSee(d.words.T("well.deletion.todo.notpaper.title", "Name", name))

	d.press("well.deletion.mend")
	d.press("deletion.written")
	d.press("deletion.paper.yes")
	d.press("common.back")
	d.mustSee("well.deletion.good.title")
	d.window.MustSee(d.words.T("well.something", "Count", 1))

	d.press("well.sheet.mend")
	d.press("recovery.revoke")
	d.window.Type(0, phrase)
	d.press("recovery.revoke")
	d.press("common.back")
	d.mustSee("well.sheet.todo.none.title")

	d.press("well.copy.mend")
	d.window.MustSee(d.dir)
	d.press("well.copying.path")
	if d.clipboard != d.dir {
		t.Errorf("in the clipboard: %q", d.clipboard)
	}
	d.press("common.back")
	d.mustSee("well.title", "well.copy.unknown.title")
	d.press("common.back")
	d.mustSee("help.title")
	d.press("common.back")
	d.mustSee("codes.title")
}

// TestPassphraseIsJudgedWhenTyped: and the judgement is gone with the lock.
func TestPassphraseIsJudgedWhenTyped(t *testing.T) {
	d := withDeletionCode(t)
	d.atWell()
	d.mustSee("well.phrase.good.title")
	d.press("common.back")
	d.press("common.back")
	d.press("codes.lock")
	d.unlock("aaa") // weak, and wrong
	d.unlock(phrase)
	d.atWell()
	d.mustSee("well.phrase.good.title")
}

// TestQuietLineOfSomethingToDo: on the page of codes, until it is put off.
func TestQuietLineOfSomethingToDo(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", LockMinutes: 60})
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.later")
	d.mustSee("well.reminder")
	d.press("well.title")
	d.mustSee("well.lock.todo.title")
	d.press("well.lock.mend")
	d.window.Press(d.words.T("settings.lock.minutes", "Minutes", "5"))
	d.press("common.done")
	d.mustSee("well.lock.good.title")
	d.press("common.back")
	d.mustNotSee(d.words.T("well.reminder"))
}

// TestQuietLineCanBePutOff for this run.
func TestQuietLineCanBePutOff(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", LockMinutes: 60})
	d.create()
	d.mustSee("well.reminder")
	d.press("codes.reminder.dismiss")
	d.mustNotSee(d.words.T("well.reminder"))
}

// TestDoubtedClockIsToldAsSomethingToDo when it stands before what was saved last: it may also have been
// ahead then, and be right by now.
func TestDoubtedClockIsToldAsSomethingToDo(t *testing.T) {
	d := withDeletionCode(t)
	d.press("codes.lock")
	d.now = d.now.Add(-48 * time.Hour)
	d.unlock(phrase)
	d.atWell()
	d.mustSee("well.clock.todo.doubted.title")
	d.mustNotSee(d.words.T("well.clock.todo.title"))
	d.press("well.clock.mend")
	d.mustSee("clock.same")
	d.press("common.back")
	d.mustSee("well.clock.todo.doubted.title")
}

// TestWrongClockIsToldAsSomethingToDo when it stands before the program was made.
func TestWrongClockIsToldAsSomethingToDo(t *testing.T) {
	d := withDeletionCode(t)
	d.built = d.now.Add(time.Hour)
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.atWell()
	d.mustSee("well.clock.todo.title")
}

// wellTour goes through the pages that tell whether all is well, from the help
// page.
func (d *desk) wellTour(look func(string)) {
	d.t.Helper()
	d.press("well.title")
	look("is all well")
	d.press("well.copy.mend")
	look("how to copy the vault")
	d.press("common.back")
	d.press("common.back")
}

// TestWeakPassphraseIsTold: one that another program let through.
func TestWeakPassphraseIsTold(t *testing.T) {
	d := newDesk(t, inHungarian())
	const weak = "jelszo123"
	made, key, err := vaultfile.Create(t.Context(), d.dir, vaultfile.NewMember{Name: "Teszt Elek", Passphrase: []byte(weak)},
		vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4, Forget: func() {}})
	if err != nil {
		t.Fatal(err)
	}
	key.Wipe()
	made.Close()
	d.program.Start()
	d.unlock(weak)
	d.press("codes.reminder.dismiss") // of the recovery sheet
	d.mustSee("well.reminder")
	d.press("well.title")
	d.mustSee("well.phrase.todo.title")
	d.press("well.phrase.mend")
	d.mustSee("members.title")
}
