// Package minimised tells whether a window is minimised, which the window toolkit
// does not tell.
//
// It looks once a second, at one window that is given by the system's own name
// for it, and changes nothing. Under Wayland nobody but the compositor knows; it
// says so.
package minimised

import (
	"context"
	"time"
)

// Window is the system's name of a window; the one that is not zero counts.
type Window struct {
	X11      uint32
	HWND     uintptr
	NSWindow uintptr
	// Inside runs a function where windows may be touched, and waits for it; only
	// macOS needs it.
	Inside func(func())
}

// lookEvery is the time between two looks.
const lookEvery = time.Second

// look is one look at the window; known is false where the system does not say.
type look func() (minimised, known bool)

// Watch calls tell with how the window is, and whenever that changes, until ctx
// ends. It returns at once where it cannot be known, and when the window is gone.
func Watch(ctx context.Context, w Window, tell func(minimised bool)) {
	looking, end, ok := open(ctx, w)
	if !ok {
		return
	}
	defer end()
	watch(ctx, looking, tell)
}

func watch(ctx context.Context, looking look, tell func(bool)) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	told, before := false, false
	for {
		now, known := looking()
		if !known || ctx.Err() != nil {
			return
		}
		if !told || now != before {
			tell(now)
		}
		told, before = true, now
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}
