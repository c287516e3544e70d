package osframe

import (
	"image"

	"github.com/ebitengine/purego/objc"
)

// The levels of windows and the ways to share them, of AppKit.
const (
	normalLevel   = 0 // NSNormalWindowLevel
	floatingLevel = 3 // NSFloatingWindowLevel
	shareNone     = 0 // NSWindowSharingNone
	shareReadOnly = 1 // NSWindowSharingReadOnly
)

// rect is NSRect on 64 bits.
type rect struct{ X, Y, Width, Height float64 }

// send sends the window a message; a window that cannot be reached hears none.
func (w Window) send(selector string, arguments ...any) {
	if w != 0 {
		objc.ID(w).Send(objc.RegisterName(selector), arguments...)
	}
}

// CanUnseen reports whether the system can leave a window out of pictures of the
// screen. Since macOS 15 most programs take them in a way that does not ask.
func CanUnseen() bool { return true }

// Unseen leaves the window out of pictures of the screen, or ends that. It reports
// whether it was asked for.
func (w Window) Unseen(on bool) bool {
	how := uintptr(shareReadOnly)
	if on {
		how = shareNone
	}
	w.send("setSharingType:", how)
	return w != 0
}

// CanAbove reports whether the window can be kept above the others.
func (w Window) CanAbove() bool { return w != 0 }

// Above keeps the window above the others, or ends that.
func (w Window) Above(on bool) {
	level := normalLevel
	if on {
		level = floatingLevel
	}
	w.send("setLevel:", level)
}

// Raise brings the window before the others.
func (w Window) Raise() {
	if w == 0 {
		return
	}
	w.send("deminiaturize:", objc.ID(0))
	program := objc.ID(objc.GetClass("NSApplication")).Send(objc.RegisterName("sharedApplication"))
	program.Send(objc.RegisterName("activateIgnoringOtherApps:"), true)
	w.send("makeKeyAndOrderFront:", objc.ID(0))
}

// ToEdge puts the window at the right edge of its screen, as high as that.
func (w Window) ToEdge(width int) {
	if w == 0 {
		return
	}
	screen := objc.ID(w).Send(objc.RegisterName("screen"))
	if screen == 0 {
		screen = objc.ID(objc.GetClass("NSScreen")).Send(objc.RegisterName("mainScreen"))
	}
	if screen == 0 {
		return
	}
	area := objc.Send[rect](screen, objc.RegisterName("visibleFrame"))
	area.X, area.Width = area.X+area.Width-float64(width), float64(width)
	w.send("setFrame:display:", area, true)
}

// Spot tells that the place is not known: the system opens the window in the middle.
func (w Window) Spot() Spot { return Spot{} }

// Put does nothing here.
func (w Window) Put(image.Rectangle) {}

// Maximise does nothing here.
func (w Window) Maximise() {}

// Screens are none here.
func Screens() []image.Rectangle { return nil }
