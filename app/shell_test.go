package app_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kapukod/app"
	"kapukod/app/look"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
)

// page is a screen that counts what the shell does to it.
type page struct {
	content       fyne.CanvasObject
	shown, hidden int
	ticks         []time.Time
	left          int
}

func newPage() *page { return &page{content: widgets.NewWords("artificial page")} }

func (p *page) Content() fyne.CanvasObject { return p.content }
func (p *page) Shown(func(fyne.Focusable)) { p.shown++ }
func (p *page) Hidden()                    { p.hidden++ }
func (p *page) Tick(now time.Time)         { p.ticks = append(p.ticks, now) }
func (p *page) Escape()                    { p.left++ }

// hand is a clock whose one timer is run by the test.
type hand struct {
	now  time.Time
	wait time.Duration
	f    func()
}

func (h *hand) clock() app.Clock {
	return app.Clock{
		Now: func() time.Time { return h.now },
		AfterFunc: func(d time.Duration, f func()) func() bool {
			h.wait, h.f = d, f
			return func() bool { h.f = nil; return true }
		},
	}
}

func (h *hand) strike() {
	f := h.f
	h.f = nil
	h.now = h.now.Add(h.wait)
	f()
}

func newShell(t *testing.T) (*app.Shell, *hand, *uitest.Window, *int) {
	t.Helper()
	h := &hand{now: time.Date(2026, 1, 2, 3, 4, 5, 300_000_000, time.UTC)}
	w := uitest.NewWindow(t, look.New(look.Light, 100))
	touched := 0
	return app.NewShell(w, h.clock(), func(f func()) { f() }, func() { touched++ }), h, w, &touched
}

func TestTicksOnceASecondWhileShown(t *testing.T) {
	shell, h, _, _ := newShell(t)
	p := newPage()
	shell.Show(p)
	if len(p.ticks) != 1 {
		t.Fatalf("%d ticks at once, want 1", len(p.ticks))
	}
	h.strike()
	if want := time.Date(2026, 1, 2, 3, 4, 6, 5_000_000, time.UTC); len(p.ticks) != 2 || !p.ticks[1].Equal(want) {
		t.Fatalf("ticks at %v, want the second just after the full second, %v", p.ticks, want)
	}
	other := newPage()
	stale := h.f
	shell.Show(other)
	if p.hidden != 1 {
		t.Errorf("hidden %d times, want 1", p.hidden)
	}
	if stale != nil {
		stale() // a timer that fired while the screens changed
	}
	if len(p.ticks) != 2 {
		t.Error("a hidden screen was told the time")
	}
}

// TestNoTicksWhilePaused: what nobody sees costs nothing, and is right at once
// when it is seen again.
func TestNoTicksWhilePaused(t *testing.T) {
	shell, h, _, _ := newShell(t)
	p := newPage()
	shell.Show(p)
	stale := h.f
	shell.Pause()
	if h.f != nil {
		t.Error("the second hand goes on")
	}
	stale() // a timer that fired meanwhile
	other := newPage()
	shell.Show(other)
	if len(p.ticks) != 1 || len(other.ticks) != 0 || h.f != nil {
		t.Fatalf("%d and %d ticks while paused", len(p.ticks)-1, len(other.ticks))
	}
	h.now = h.now.Add(time.Hour)
	shell.Resume()
	shell.Resume()
	if len(other.ticks) != 1 || !other.ticks[0].Equal(h.now) || h.f == nil {
		t.Fatalf("ticks at %v after it was seen again", other.ticks)
	}
	h.strike()
	if len(other.ticks) != 2 {
		t.Error("the second hand stands still")
	}
}

func TestKeysOfAScreen(t *testing.T) {
	shell, _, w, touched := newShell(t)
	p := &keyedPage{page: newPage()}
	w.Canvas().OnTypedRune()('x') // before the first screen
	shell.Show(p)
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
	w.Canvas().OnTypedRune()('ű')
	if p.key != fyne.KeyF1 || p.letter != 'ű' || *touched < 3 || p.left != 0 {
		t.Errorf("key %q, letter %q, touched %d times", p.key, p.letter, *touched)
	}
}

// keyedPage is a page with keys of its own.
type keyedPage struct {
	*page
	key    fyne.KeyName
	letter rune
}

func (p *keyedPage) Key(e *fyne.KeyEvent) { p.key = e.Name }
func (p *keyedPage) Letter(r rune)        { p.letter = r }

func TestEscapeLeaves(t *testing.T) {
	shell, _, w, touched := newShell(t)
	p := newPage()
	shell.Show(p)
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.left != 1 || *touched == 0 {
		t.Errorf("left %d times, touched %d times", p.left, *touched)
	}
}

func TestMouseIsASignOfLife(t *testing.T) {
	shell, _, w, touched := newShell(t)
	shell.Show(newPage())
	test.MoveMouse(w.Canvas(), fyne.NewPos(100, 100))
	if *touched == 0 {
		t.Error("the mouse moved and nobody noticed")
	}
}
