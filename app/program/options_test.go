package program_test

import (
	"testing"
	"time"

	"kapukod/internal/atomicfile"
)

// TestChoicesThatAreNotKept hold for this run, and it is told, once, that they will not
// after it.
func TestChoicesThatAreNotKept(t *testing.T) {
	d := withCode(t)
	d.press("common.settings")
	d.press("settings.section.lock")
	d.unkept = atomicfile.ErrReadOnly
	d.window.Press(d.words.T("settings.lock.minutes", "Minutes", "1"))
	d.mustSee("problem.disk.read_only.title", "problem.disk.read_only.text")
	d.press("common.done")
	d.mustNotSee(d.words.T("problem.disk.read_only.title"))
	d.press("common.done")

	d.atClock()
	d.press("clock.shift")
	d.window.Type(0, d.now.Local().Add(3*time.Minute).Format("15:04"))
	d.press("clock.now")
	d.mustSee("problem.disk.read_only.title")
	d.press("common.back")
	d.press("common.back")
	d.mustSee("clock.shifted")
}
