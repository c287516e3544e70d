package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"kapukod/internal/frame/osframe"
)

// native is the window as the system knows it; the one that cannot be reached
// where there is none yet, and on Wayland.
func native(window fyne.Window) (found osframe.Window) {
	w, ok := window.(driver.NativeWindow)
	if !ok {
		return 0
	}
	w.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			found = osframe.Window(c.WindowHandle)
		case driver.WindowsWindowContext:
			found = osframe.Window(c.HWND)
		case driver.MacWindowContext:
			found = osframe.Window(c.NSWindow)
		}
	})
	return found
}
