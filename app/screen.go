package app

import (
	"time"

	"fyne.io/fyne/v2"
)

// Screen is one thing the window can show.
type Screen interface {
	// Content is what to put into the window; the same object every time.
	Content() fyne.CanvasObject
	// Shown is called when the screen has come into the window. It gets the
	// way to put the keyboard focus somewhere.
	Shown(focus func(fyne.Focusable))
	// Hidden is called when another screen takes its place. The screen drops
	// whatever must not stay in memory.
	Hidden()
}

// Ticking is a Screen that shows the passing of time. Tick is called once a
// second while the screen is in the window.
type Ticking interface {
	Screen
	Tick(now time.Time)
}

// Keyed is a Screen with keys of its own: it is told of those that are pressed,
// and of letters that are typed, while nothing on it has the focus. Escape is
// not among them.
type Keyed interface {
	Screen
	Key(*fyne.KeyEvent)
	Letter(rune)
}

// Leaving is a Screen that the Escape key leaves.
type Leaving interface {
	Screen
	Escape()
}
