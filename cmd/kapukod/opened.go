package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// opened reports whether the desktop gave the window a place. Where OpenGL is
// missing the toolkit goes on without one, unseen and for ever.
func opened(window fyne.Window) bool {
	native, ok := window.(driver.NativeWindow)
	if !ok {
		return true // nothing can be told
	}
	there := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			there = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			there = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			there = c.HWND != 0
		case driver.MacWindowContext:
			there = c.NSWindow != 0
		}
	})
	return there
}
