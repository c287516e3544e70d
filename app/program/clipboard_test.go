package program_test

import (
	"testing"
	"time"

	"kapukod/internal/clip"
	"kapukod/internal/settings"
)

// copiedDesk has a code copied.
func copiedDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.code.accepted")
	d.press("enroll.deletion.skip")
	d.press("enroll.paper.finish")
	d.press("codes.copy")
	d.mustSee("codes.copied.title", "codes.copied.text")
	if d.clipboard == "" {
		t.Fatal("nothing was copied")
	}
	return d
}

// live lets a time go by in which the second hand strikes as it does in life.
func (d *desk) live(while time.Duration) { d.passBy(while+50*time.Millisecond, 25*time.Millisecond) }

func (d *desk) clearing(seconds int) string { return d.words.T("codes.clearing", "Seconds", seconds) }

func TestClipboardIsCountedDown(t *testing.T) {
	d := copiedDesk(t)
	d.window.MustSee(d.clearing(30))
	d.live(time.Second)
	d.window.MustSee(d.clearing(29))
	d.live(28 * time.Second)
	d.window.MustSee(d.clearing(1))
	d.mustSee("codes.copied.title")
	d.live(time.Second)
	d.mustNotSee(d.words.T("codes.copied.title"))
	if d.clipboard != "" {
		t.Error("not cleared")
	}
}

// TestClipboardOfAnotherIsLeft: what somebody else copied meanwhile stays, and
// nothing is said about it.
func TestClipboardOfAnotherIsLeft(t *testing.T) {
	d := copiedDesk(t)
	d.clipboard = "somebody else's"
	d.pass(31 * time.Second)
	d.mustNotSee(d.words.T("codes.copied.title"))
	d.press("codes.lock")
	if d.clipboard != "somebody else's" {
		t.Errorf("the clipboard holds %q", d.clipboard)
	}
}

// TestClipboardRefuses says so, tries again, and says when it is done.
func TestClipboardRefuses(t *testing.T) {
	d := copiedDesk(t)
	d.pass(29 * time.Second)
	d.clipErr = clip.ErrUnavailable
	d.pass(3 * time.Second)
	d.mustSee("codes.notcleared.title", "codes.notcleared.text")
	d.pass(20 * time.Second)
	d.mustSee("codes.notcleared.title")
	d.clipErr = nil
	d.pass(6 * time.Second)
	d.mustSee("codes.cleared")
	if d.clipboard != "" {
		t.Error("not cleared")
	}
	d.pass(time.Minute)
	d.mustNotSee(d.words.T("codes.cleared"))
}

// TestClipboardAtLockAndExit clears it at once.
func TestClipboardAtLockAndExit(t *testing.T) {
	d := copiedDesk(t)
	d.press("codes.lock")
	if d.clipboard != "" {
		t.Error("not cleared at the lock")
	}
	d.unlock(phrase)
	d.press("codes.copy")
	d.program.Close()
	if d.clipboard != "" {
		t.Error("not cleared at the end")
	}
}

// TestNothingIsDrawnWhileMinimised stops the second hand, and starts it again.
func TestNothingIsDrawnWhileMinimised(t *testing.T) {
	d := copiedDesk(t)
	d.seat.minimise(true)
	d.live(10 * time.Second)
	d.window.MustSee(d.clearing(30))
	d.seat.minimise(false)
	d.window.MustSee(d.clearing(20))
	d.seat.minimise(true)
	d.pass(settings.Default().LockAfter())
	d.mustSee("unlock.because.idle")
	d.unlock(phrase)
	d.press("codes.copy")
	d.live(3 * time.Second)
	d.mustNotSee(d.clearing(30)) // it strikes again
}

// TestClipboardRefusesOnAnotherPage: whoever comes back to the codes is told, also
// after a lock, and a new copy is not called a cleared clipboard.
func TestClipboardRefusesOnAnotherPage(t *testing.T) {
	d := copiedDesk(t)
	d.press("common.help")
	d.clipErr = clip.ErrUnavailable
	d.pass(32 * time.Second)
	d.press("common.back")
	d.mustSee("codes.notcleared.title", "codes.notcleared.text")
	d.press("codes.lock")
	d.unlock(phrase)
	d.mustSee("codes.notcleared.title")
	d.clipErr = nil
	d.pass(6 * time.Second)
	d.mustSee("codes.cleared")
	d.press("common.help")
	d.press("common.back")
	d.mustNotSee(d.words.T("codes.notcleared.title"))
}
