package program_test

import (
	"testing"
	"time"
)

// TestGuidedCodeSaysThatTheClockIsShifted, as every page with a code does.
func TestGuidedCodeSaysThatTheClockIsShifted(t *testing.T) {
	localTime(t, budapest())
	d := guidedLogin(t)
	d.press("codes.guide")
	d.press("common.next")
	d.at("code")
	d.pass(2 * time.Second)
	d.mustNotSee(d.words.T("clock.shifted"))
	d.press("guide.leave")
	d.atClock()
	d.press("clock.shift")
	d.window.Type(0, d.now.Add(5*time.Minute).Local().Format("15:04:05"))
	d.press("clock.now")
	d.press("common.back")
	d.press("common.back")
	d.press("codes.guide")
	d.press("common.next")
	d.at("code")
	d.pass(2 * time.Second)
	if !d.window.Sees(d.words.T("clock.shifted")) {
		t.Error("the page of the guide says nothing of the other clock")
	}
}
