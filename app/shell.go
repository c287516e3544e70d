package app

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
)

// Clock is the time, and a call after a while.
type Clock struct {
	Now func() time.Time
	// AfterFunc calls f once after d, on any goroutine, unless stopped.
	AfterFunc func(d time.Duration, f func()) (stop func() bool)
}

// Shell is the window with the screen in it. All its methods are called on
// the user-interface goroutine.
type Shell struct {
	window  fyne.Window
	clock   Clock
	do      func(func())
	touched func()

	current  Screen
	strip    *strip
	stopTick func() bool
	paused   bool
	shortcut func(fyne.Shortcut) bool
}

// NewShell returns the shell of a window. do runs a function on the
// user-interface goroutine; touched is called whenever the user does
// something in the window.
func NewShell(window fyne.Window, clock Clock, do func(func()), touched func()) *Shell {
	s := &Shell{window: window, clock: clock, do: do, touched: touched, strip: newStrip()}
	window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		s.touched()
		if key.Name == fyne.KeyEscape {
			s.Escape()
		} else if keyed, ok := s.current.(Keyed); ok {
			keyed.Key(key)
		}
	})
	window.Canvas().SetOnTypedRune(func(r rune) {
		s.touched()
		if keyed, ok := s.current.(Keyed); ok {
			keyed.Letter(r)
		}
	})
	return s
}

// Show puts the screen into the window.
func (s *Shell) Show(screen Screen) {
	if s.current != nil && s.current != screen {
		s.current.Hidden()
	}
	s.current = screen
	widgets.Enliven(screen.Content(), widgets.Life{Touched: s.touched, Shortcut: s.shortcut})
	s.window.SetContent(newPresence(s.strip.over(screen.Content()), s.touched))
	screen.Shown(s.window.Canvas().Focus)
	s.startTicking()
}

// SetShortcut gives what keys do that are pressed together with Ctrl or Alt in a
// field; it reports whether they are for the window.
func (s *Shell) SetShortcut(do func(fyne.Shortcut) bool) { s.shortcut = do }

// SetStrip puts a line above every screen that leaves room for it; nil takes it away.
// The screen keeps the keyboard.
func (s *Shell) SetStrip(line fyne.CanvasObject) {
	s.strip.set(line)
	if content := s.window.Content(); content != nil {
		content.Refresh()
	}
}

// Current is the screen in the window; nil before the first Show.
func (s *Shell) Current() Screen { return s.current }

// Escape leaves the screen where it can be left.
func (s *Shell) Escape() {
	if leaving, ok := s.current.(Leaving); ok {
		leaving.Escape()
	}
}

// Pause stops the second hand: nobody sees the window. Nothing is drawn until
// Resume.
func (s *Shell) Pause() {
	s.paused = true
	s.stopTicking()
}

// Resume shows the time of now, and starts the second hand.
func (s *Shell) Resume() {
	if s.paused {
		s.paused = false
		s.startTicking()
	}
}

func (s *Shell) startTicking() {
	s.stopTicking()
	if s.paused {
		return
	}
	ticking, ok := s.current.(Ticking)
	if !ok {
		return
	}
	now := s.clock.Now()
	ticking.Tick(now)
	// A little after the full second, when the seconds left have changed.
	wait := time.Second - time.Duration(now.Nanosecond()) + 5*time.Millisecond
	s.stopTick = s.clock.AfterFunc(wait, func() {
		s.do(func() {
			if s.current == Screen(ticking) {
				s.startTicking()
			}
		})
	})
}

func (s *Shell) stopTicking() {
	if s.stopTick != nil {
		s.stopTick()
		s.stopTick = nil
	}
}
