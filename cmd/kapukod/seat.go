package main

import (
	"context"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"kapukod/app/program"
	"kapukod/app/uirun"
	"kapukod/internal/minimised"
	"kapukod/internal/seat"
)

// watchedSeat has the system tell when the person leaves the computer, or
// minimises the window.
func watchedSeat(window fyne.Window) program.Seat {
	return program.Seat{
		Watch: func(ctx context.Context, tell func(seat.Reason)) {
			seat.Watch(ctx, seat.Desk{Getenv: os.Getenv, Now: time.Now}, tell)
		},
		Minimised: func(ctx context.Context, tell func(bool)) {
			var w minimised.Window
			uirun.DoAndWait(func() { w = minimisable(window) })
			minimised.Watch(ctx, w, tell)
		},
		SeesMinimised: func() bool { return minimisable(window).Known() },
	}
}

// minimisable is the window as the system knows it.
func minimisable(window fyne.Window) (found minimised.Window) {
	found.Inside = uirun.DoAndWait
	if w, ok := window.(driver.NativeWindow); ok {
		w.RunNative(func(context any) {
			switch c := context.(type) {
			case driver.X11WindowContext:
				found.X11 = uint32(c.WindowHandle)
			case driver.WindowsWindowContext:
				found.HWND = c.HWND
			case driver.MacWindowContext:
				found.NSWindow = c.NSWindow
			}
		})
	}
	return found
}
