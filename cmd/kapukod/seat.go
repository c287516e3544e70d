package main

import (
	"context"
	"os"
	"time"

	"fyne.io/fyne/v2/driver"

	"kapukod/app/program"
	"kapukod/internal/minimised"
	"kapukod/internal/seat"
)

// watchedSeat has the system tell when the person leaves the computer, or
// minimises the window.
func watchedSeat(shape *form) program.Seat {
	return program.Seat{
		Watch: func(ctx context.Context, tell func(seat.Reason)) {
			seat.Watch(ctx, seat.Desk{Getenv: os.Getenv, Now: time.Now}, tell)
		},
		Minimised: func(ctx context.Context, tell func(bool)) {
			var w minimised.Window
			shape.loop.DoAndWait(func() { w = shape.minimisable() })
			defer shape.loop.Unseen(false)
			minimised.Watch(ctx, w, func(is bool) {
				shape.loop.Unseen(is)
				tell(is)
			})
		},
		SeesMinimised: func() bool { return shape.minimisable().Known() },
	}
}

// minimisable is the window as the system knows it.
func (f *form) minimisable() (found minimised.Window) {
	found.Inside = f.loop.DoAndWait
	if w, ok := f.window.(driver.NativeWindow); ok {
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
