package program_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/program"
	"kapukod/app/widgets"
	"kapukod/internal/seat"
	"kapukod/internal/settings"
)

// pretendedSeat is what the system tells of the person.
type pretendedSeat struct {
	watching context.Context // of the last watch; nil for none
	tell     func(seat.Reason)
	watches  int

	minimising context.Context // of the last watch over the window
	minimise   func(bool)
	blind      bool // it cannot be known
}

func (s *pretendedSeat) deps() program.Seat {
	return program.Seat{
		Watch: func(ctx context.Context, tell func(seat.Reason)) {
			s.watching, s.tell = ctx, tell
			s.watches++
		},
		Minimised: func(ctx context.Context, tell func(bool)) {
			s.minimising, s.minimise = ctx, tell
			tell(false)
		},
		SeesMinimised: func() bool { return !s.blind },
	}
}

// watched tells whether somebody watches the seat.
func (s *pretendedSeat) watched() bool { return s.watching != nil && s.watching.Err() == nil }

func watchedDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, settings.Settings{Language: "hu", LockWithSystem: true})
	d.create()
	d.queue.Drain()
	return d
}

func TestLocksWithTheSystem(t *testing.T) {
	d := watchedDesk(t)
	for reason, because := range map[seat.Reason]string{
		seat.Locked: "unlock.because.system", seat.Asleep: "unlock.because.sleep",
	} {
		if !d.seat.watched() {
			t.Fatal("nobody watches while the vault is open")
		}
		d.seat.tell(reason)
		d.mustSee("unlock.title", because)
		d.queue.Drain()
		if d.seat.watched() {
			t.Fatal("the seat is watched while there is nothing to lock")
		}
		d.seat.tell(reason) // late: nothing
		d.unlock(phrase)
		d.mustSee("codes.empty.title")
	}
}

func TestLockWithTheSystemIsAChoice(t *testing.T) {
	d := watchedDesk(t)
	choose := func(answer string) {
		t.Helper()
		d.press("common.settings")
		d.press("settings.section.lock")
		d.pressUnder("settings.system", answer)
		d.press("common.done")
		d.press("common.done")
	}
	choose("common.no")
	if d.seat.watched() {
		t.Fatal("watched against the user's wish")
	}
	watches := d.seat.watches
	d.press("codes.lock")
	d.unlock(phrase)
	if d.seat.watches != watches {
		t.Fatal("watched against the user's wish after unlocking")
	}
	choose("common.yes")
	if !d.seat.watched() {
		t.Fatal("not watched, though the user wishes it")
	}
	choose("common.yes")
	if d.seat.watches != watches+1 {
		t.Fatal("a second watch beside the first")
	}
	d.program.Close()
	if d.seat.watched() {
		t.Error("watched after the end")
	}
}

func TestLockByHotkey(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.program.Start()
	d.window.PressShortcut(lockKeys()) // there is nothing to lock yet
	d.mustSee("welcome.start")
	d.create()
	for _, pages := range [][]string{nil, {"common.help"}, {"common.settings", "settings.section.lock"}, {"codes.add.first", "enroll.source.type"}} {
		for _, page := range pages {
			d.press(page)
		}
		d.window.PressShortcut(lockKeys())
		d.queue.Drain()
		d.mustSee("unlock.title")
		d.pass(time.Second)
		d.window.PressShortcut(lockKeys())
		d.unlock(phrase)
		d.mustSee("codes.empty.title")
	}
}

// pressUnder presses the first button with an answer that comes after a question.
func (d *desk) pressUnder(question, answer string) {
	d.t.Helper()
	asked := false
	var found *widgets.Button
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		switch o := o.(type) {
		case *widget.Label:
			asked = asked || o.Text == d.words.T(question)
		case *widgets.Button:
			if asked && found == nil && o.Text == d.words.T(answer) {
				found = o
			}
		}
	})
	if found == nil {
		d.t.Fatalf("no %q under %q", answer, question)
	}
	test.Tap(found)
	d.queue.Drain()
}

func TestLocksWhenMinimised(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", LockMinimised: true})
	d.create()
	d.seat.minimise(false)
	d.mustSee("codes.empty.title")
	d.seat.minimise(true)
	d.queue.Drain()
	d.mustSee("unlock.title", "unlock.because.minimised")
	if d.seat.minimising.Err() == nil {
		t.Error("the window is watched while there is nothing to lock")
	}
	late := d.seat.minimise
	d.unlock(phrase)
	late(true) // of the watch before
	d.mustSee("codes.empty.title")
	d.press("common.settings")
	d.press("settings.section.lock")
	d.pressUnder("settings.minimised", "common.no")
	d.seat.minimise(true)
	d.mustSee("settings.section.lock")
}

// TestSecondHandAfterMinimising lets time go by while nobody sees the window. It is right at once when it is back, and
// goes on ticking, also after it was locked meanwhile.
func TestSecondHandAfterMinimising(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu"})
	d.create()
	d.enrolUgyfelkapu()
	left := func() int {
		t.Helper()
		for n := range 31 {
			if d.window.Sees(d.words.T("codes.good", "Seconds", n)) || d.window.Sees(d.words.T("enroll.code.wait", "Seconds", n)) {
				return n
			}
		}
		t.Fatal("the window does not say how long the code is good")
		return 0
	}
	d.pass(2 * time.Second)
	was := left()
	d.seat.minimise(true)
	d.pass(5 * time.Second)
	if left() != was {
		t.Error("it draws though nobody sees it")
	}
	d.seat.minimise(false)
	back := left()
	if back == was {
		t.Error("it is back, and shows an old time")
	}
	d.pass(2 * time.Second)
	if left() == back {
		t.Error("it does not tick any more")
	}

	d.seat.minimise(true)
	d.pass(6 * time.Minute) // and the vault locks
	d.unlock(phrase)
	d.press("codes.resume")
	was = left()
	d.pass(2 * time.Second)
	if left() == was {
		t.Error("the code of an unlocked window does not tick")
	}
}

// TestMinimisingIsNotAlwaysKnown does not offer what does not work.
func TestMinimisingIsNotAlwaysKnown(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.seat.blind = true
	d.create()
	d.press("common.settings")
	d.press("settings.section.lock")
	d.mustSee("settings.minimised.unknown")
	d.mustNotSee(d.words.T("settings.minimised.why"))
}

// lockKeys are those that lock from any page.
func lockKeys() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault}
}

// TestTypingIsASignOfLife: whoever types without a mouse is there, and locks from
// inside a field.
func TestTypingIsASignOfLife(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", LockMinutes: 1})
	d.create()
	d.press("codes.add.first")
	d.press("enroll.source.type")
	for range 10 {
		test.Type(d.focused("enroll.source.type"), "G")
		d.pass(50 * time.Second)
	}
	d.mustNotSee(d.words.T("unlock.title"))
	d.focused("enroll.source.type").(fyne.Shortcutable).TypedShortcut(lockKeys())
	d.queue.Drain()
	d.mustSee("unlock.title")
	d.unlock(phrase)
	d.atRemember() // a page of the other kind
	d.press("common.next")
	d.focused("remember.title").(fyne.Shortcutable).TypedShortcut(lockKeys())
	d.queue.Drain()
	d.mustSee("unlock.title")
}

// focused is what has the keyboard focus.
func (d *desk) focused(where string) fyne.Focusable {
	d.t.Helper()
	focused := d.window.Canvas().Focused()
	if focused == nil {
		d.t.Fatalf("%s: nothing has the focus", where)
	}
	return focused
}

// TestLockWaitsForNobody: who locks goes on at once; what the lock has to wait for is
// waited for elsewhere.
func TestLockWaitsForNobody(t *testing.T) {
	d := withCode(t)
	d.window.Press(d.words.T("codes.lock"))
	if d.queue.Len() == 0 || d.window.Sees(d.words.T("unlock.title")) {
		t.Error("it locks on the goroutine that draws")
	}
	d.queue.Drain()
	d.mustSee("unlock.title")
}
