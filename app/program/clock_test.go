package program_test

import (
	"testing"
	"time"

	"kapukod/internal/clockcheck"
	"kapukod/internal/settings"
)

// clockDesk is a desk with one entry, at the page about the clock.
func clockDesk(t *testing.T) *desk {
	t.Helper()
	d := enrolled(t)
	d.press("enroll.deletion.skip")
	d.press("enroll.paper.finish")
	d.atClock()
	return d
}

// localTime makes the computer's time zone another one for a test.
func localTime(t *testing.T, zone *time.Location) {
	t.Helper()
	before := time.Local
	time.Local = zone
	t.Cleanup(func() { time.Local = before })
}

// budapest is the zone of Hungary in winter.
func budapest() *time.Location { return time.FixedZone("artificial", 3600) }

func (d *desk) atClock() {
	d.t.Helper()
	d.press("common.help")
	d.press("clock.check")
	d.mustSee("clock.title")
}

func TestClockPage(t *testing.T) {
	d := clockDesk(t)
	d.window.MustSee(d.now.Local().Format("15:04:05"))
	d.press("clock.same")
	if d.window.Sees(d.words.T("clock.found.other_zone.title")) {
		d.mustSee("clock.zone.title") // where these tests run
	} else {
		d.mustSee("clock.good.title")
	}
	d.press("clock.set.open")
	d.mustSee("clock.opened.title")
	d.openErr = errArtificial
	d.press("clock.set.open")
	d.mustSee("clock.notopened.title")
	if d.clockSet != 2 {
		t.Errorf("the settings were opened %d times", d.clockSet)
	}
	d.press("common.back")
	d.mustSee("help.title")
}

// TestClockFindings: a clock before the last save, or before the program was
// made, is told.
func TestClockFindings(t *testing.T) {
	d := clockDesk(t)
	d.mustNotSee(d.words.T("clock.found.before_save.title"))
	d.press("common.back")
	d.press("common.back")
	d.now = d.now.Add(-24 * time.Hour)
	d.built = d.now.Add(time.Hour)
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.atClock()
	d.mustSee("clock.found.before_save.title", "clock.found.before_build.title")
}

// TestShiftedClock has codes made by the right time where the computer's cannot
// be set, says so wherever one is shown, and takes it back.
func TestShiftedClock(t *testing.T) {
	localTime(t, budapest())
	d := clockDesk(t)
	d.press("clock.shift")
	d.window.Type(0, "fél három")
	d.press("clock.now")
	d.mustSee("clock.notime.title")
	right := d.now.Add(5 * time.Minute).Local()
	d.window.Type(0, right.Format("15:04:05"))
	d.press("clock.now")
	d.mustSee("clock.codes")
	d.window.MustSee(right.Format("15:04:05"))
	d.press("common.back")
	d.press("common.back")
	d.mustSee("codes.title", "clock.shifted")
	d.press("codes.copy")
	shifted := d.clipboard

	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.mustSee("clock.shifted")
	d.window.MustSee(shifted[:3] + " " + shifted[3:])
	d.press("clock.strip")
	d.press("clock.unshift")
	d.mustNotSee(d.words.T("clock.codes"))
	d.press("common.back")
	d.mustNotSee(d.words.T("clock.shifted"))
	d.passBy(3*time.Minute, 15*time.Second)
	d.press("codes.copy") // a sign of life
	d.passBy(2*time.Minute, 15*time.Second)
	d.press("codes.copy")
	if d.clipboard != shifted {
		t.Error("the shifted code was not that of five minutes later")
	}
}

// TestShiftedClockWhileEnrolling: the code for the site is made by the same
// time, and a refused one leads to the clock and back.
func TestShiftedClockWhileEnrolling(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", ClockSeconds: 300, LockMinutes: 60})
	d.create()
	d.enrolUgyfelkapu()
	d.mustSee("clock.shifted")
	d.press("codes.copy")
	shifted := d.clipboard
	d.press("enroll.code.refused")
	d.press("clock.check")
	d.press("clock.unshift")
	d.press("common.back")
	d.mustSee("enroll.code.title")
	d.mustNotSee(d.words.T("clock.shifted"))
	d.passBy(5*time.Minute, 15*time.Second)
	d.press("codes.copy")
	if d.clipboard != shifted {
		t.Error("the shifted code was not that of five minutes later")
	}
}

// TestRefusedCodeShowsTheClockThatMadeIt, and it goes on: who compares it with a
// phone must not take the time of reading for an error of the clock.
func TestRefusedCodeShowsTheClockThatMadeIt(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", ClockSeconds: 300, LockMinutes: 60})
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.code.refused")
	line := func(key string, at time.Time) string { return d.words.T(key, "Time", at.Format("15:04:05")) }
	d.window.MustSee(line("enroll.refused.shifted", d.now.Add(5*time.Minute)))
	d.mustNotSee(line("enroll.refused.clock", d.now))
	d.pass(40 * time.Second)
	d.window.MustSee(line("enroll.refused.shifted", d.now.Add(5*time.Minute)))
	d.press("clock.check")
	d.press("clock.unshift")
	d.press("common.back")
	d.press("enroll.code.refused")
	d.pass(40 * time.Second)
	d.window.MustSee(line("enroll.refused.clock", d.now))
}

// TestLateCodeSaysWhenTheNextComes at less than eight seconds.
func TestLateCodeSaysWhenTheNextComes(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.pass(20 * time.Second) // from 5 to 25 after the full minute
	d.window.MustSee(d.words.T("enroll.code.wait", "Seconds", 5))
}

// TestClockOutOfRange: where the clock is at a time that no code is for, that is said,
// and not that the key is no good.
func TestClockOutOfRange(t *testing.T) {
	d := withCode(t)
	d.press("codes.lock")
	d.now = time.Date(1969, 12, 31, 12, 0, 0, 0, time.UTC)
	d.unlock(phrase)
	d.mustSee("problem.clock.wrong.title")
	d.mustNotSee(d.words.T("codes.badkey"))
}

// TestRightTimeInAWrongZone: codes know no time zones. A clock that is right and
// only shows the time of another place makes right codes, and goes on making
// them when somebody types the time in Hungary.
func TestRightTimeInAWrongZone(t *testing.T) {
	localTime(t, time.UTC)
	d := clockDesk(t)
	d.mustSee("clock.found.other_zone.title")
	d.press("clock.shift")
	d.mustSee("clock.right.hungary.title", "clock.right.hungary.text")
	d.window.Type(0, clockcheck.InHungary(d.now).Format("15:04:05"))
	d.press("clock.now")
	d.mustSee("clock.good.title")
	d.mustNotSee(d.words.T("clock.unshift"))

	right := d.now.Add(5 * time.Minute)
	d.press("clock.shift")
	d.window.Type(0, clockcheck.InHungary(right).Format("15:04:05"))
	d.press("clock.now")
	d.mustSee("clock.codes.hungary")
	d.window.MustSee(clockcheck.InHungary(right).Format("15:04:05"))
}

// TestSameTimeWhileShifted: the codes do not go by the clock that was compared.
func TestSameTimeWhileShifted(t *testing.T) {
	localTime(t, budapest())
	d := clockDesk(t)
	d.press("clock.shift")
	d.window.Type(0, d.now.Add(5*time.Minute).Local().Format("15:04:05"))
	d.press("clock.now")
	d.press("clock.same")
	d.mustSee("clock.back.title")
	d.mustNotSee(d.words.T("clock.good.title"))
}

// TestSameTimeOnAnotherDay: on a day that cannot be, no time of day makes the
// codes right, whether it is compared or typed.
func TestSameTimeOnAnotherDay(t *testing.T) {
	localTime(t, budapest())
	d := clockDesk(t)
	d.now = d.now.AddDate(-16, 0, 0)
	d.guides = artificialGuides() // checked later: nothing else tells when the program was made
	d.start()
	d.program.Start()
	d.unlock(phrase)
	d.atClock()
	d.mustSee("clock.found.before_build.title")
	d.press("clock.same")
	d.mustSee("clock.day.title")
	d.press("clock.shift")
	d.window.Type(0, d.now.Add(5*time.Minute).Local().Format("15:04:05"))
	d.press("clock.now")
	d.mustSee("clock.day.typed.title")
	d.press("common.back")
	d.mustNotSee(d.words.T("clock.unshift"))
}
