package main

import (
	"fyne.io/fyne/v2"

	"kapukod/app/program"
)

// desktopOf is what this computer's desktop can do with the window.
func desktopOf(window fyne.Window) program.Desktop {
	return program.Desktop{
		KeepsAbove: func() bool { return native(window).CanAbove() },
		Above:      func(on bool) { native(window).Above(on) },
	}
}
