package capture

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sys/windows"
)

// System captures the running session's screens, if the session shows any at the moment.
func System(Desktop) *Capturer {
	src := newDirect(perMonitor)
	return &Capturer{
		ways: func(ctx context.Context) ([]way, error) {
			limited, cancel := context.WithTimeoutCause(ctx, Timeout, ErrTimeout)
			defer cancel()
			state, err := bounded(limited, func() (winStation, error) { return stationNow(), nil })
			if err == nil {
				err = state.judge()
			}
			if err != nil {
				return nil, fmt.Errorf("look at the session: %w", err)
			}
			return []way{screensOf(src)}, nil
		},
		permission: func() Permission { return Free },
	}
}

// perMonitor calls work on a thread that sees each screen's own pixels: without that, Windows hands
// out pictures of scaled screens in too few pixels for a QR code. It depends neither on the program's
// manifest nor on its window toolkit.
func perMonitor(work func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const perMonitorV2 = ^uintptr(3) // DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2, -4
	user32 := windows.NewLazySystemDLL("user32.dll")
	if set := user32.NewProc("SetThreadDpiAwarenessContext"); set.Find() == nil {
		if before, _, _ := set.Call(perMonitorV2); before != 0 {
			defer func() { _, _, _ = set.Call(before) }()
		}
	} else if old := user32.NewProc("SetProcessDPIAware"); old.Find() == nil {
		_, _, _ = old.Call() // Windows before 10 (1607) knows no more
	}
	work()
}
