// Package uirun owns the way back to the user-interface goroutine. It is the
// only place that calls fyne.Do; all else goes through async.Runner.
package uirun

import (
	"fyne.io/fyne/v2"

	"kapukod/internal/async"
)

// Runner runs work on a goroutine of its own and applies its result on the
// user-interface goroutine.
func Runner() async.Runner { return async.Background(Do) }

// Do runs f on the user-interface goroutine, soon, without waiting for it.
func Do(f func()) { fyne.Do(f) }

// DoAndWait runs f on the user-interface goroutine and returns when it is
// done. It must not be called from that goroutine.
func DoAndWait(f func()) { fyne.DoAndWait(f) }
