package main

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"kapukod/app/problem"
	"kapukod/app/program"
	"kapukod/internal/crash"
)

var errCrashed = errors.New("the program broke down; what was saved is safe")

// lifecycle is what is to be done when the window is there, and when the
// program breaks down.
type lifecycle struct {
	started  func()
	first    *start
	place    *placing
	reporter crash.Reporter
}

// show opens the window and returns when it is closed, when it cannot be
// opened, or when the program breaks down. A panic is reported without its
// value, which may hold a secret; the runtime would print it.
func show(a fyne.App, window fyne.Window, kapukod *program.Program, cares lifecycle) (err error) {
	appeared := false
	defer func() {
		value := recover()
		switch {
		case value != nil && appeared:
			cares.reporter.Report(value)
			err = errCrashed
		case !appeared:
			// The toolkit itself may have broken down for want of a display.
			err = sayWithoutWindow(fmt.Errorf("open the window: %w", problem.ErrNoWindow))
		}
	}()
	life := a.Lifecycle()
	life.SetOnStarted(func() {
		cares.started()
		if appeared = opened(window); !appeared {
			a.Quit()
			return
		}
		cares.place.opened()
		cares.first.opened(cares.place.form)
		cares.place.form.loop.Begin(a.Driver())
		kapukod.Opened()
		// Some Wayland compositors show nothing until the first redraw.
		window.Content().Refresh()
	})
	life.SetOnEnteredForeground(kapukod.LookAgain)
	life.SetOnExitedForeground(cares.place.keep)
	life.SetOnStopped(kapukod.Close)
	window.SetCloseIntercept(func() {
		cares.place.keep()
		kapukod.Close()
		window.Close()
	})
	window.ShowAndRun()
	return nil
}
