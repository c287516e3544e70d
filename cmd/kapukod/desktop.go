package main

import (
	"runtime"

	"fyne.io/fyne/v2"

	"kapukod/app/program"
	"kapukod/internal/autostart"
	"kapukod/internal/frame/osframe"
)

// desktopOf is what this computer's desktop can do with the window and for the
// program.
func desktopOf(a fyne.App, window fyne.Window) program.Desktop {
	system := autostart.Here()
	desktop := program.Desktop{
		KeepsAbove: func() bool { return native(window).CanAbove() },
		Above:      func(on bool) { native(window).Above(on) },
		AtLogin:    system.On,
		SetAtLogin: system.Set,
		Tray:       trayOf(a, window),
		NoReader:   runtime.GOOS != "windows" && runtime.GOOS != "darwin",
	}
	if osframe.CanUnseen() {
		desktop.Unseen = func(on bool) bool { return native(window).Unseen(on) }
		desktop.UnseenByFew = runtime.GOOS == "darwin"
	}
	return desktop
}
