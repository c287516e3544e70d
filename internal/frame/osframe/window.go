// Package osframe reaches the program's window from outside, as its system knows it:
// where it is, above the others, in front, in pictures of the screen. It decides none
// of that. What a system cannot do is reported and does nothing. Wayland lets no
// program do any of it.
package osframe

import "image"

// Window is a window of this program by the number that its system has for it: an X
// window, a Windows HWND, an NSWindow. Zero is a window that cannot be reached, and
// everything about it fails quietly.
type Window uintptr

// Spot is where a window is.
type Spot struct {
	// Inside is the window without its frame, in the desktop's pixels; while the
	// window is maximised or minimised, as it was before.
	Inside image.Rectangle
	// Known is false where Inside cannot be told.
	Known     bool
	Maximised bool
}
