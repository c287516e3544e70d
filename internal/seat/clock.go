package seat

import (
	"context"
	"time"
)

const (
	// lookEvery is the time between two looks at the clock, and late how much
	// more makes it a sleep rather than a busy computer.
	lookEvery = 10 * time.Second
	late      = 30 * time.Second
)

// clockWatch notices by the clock that the computer slept: looks come late.
func clockWatch(desk Desk, tell func(Reason)) func(context.Context) {
	return func(ctx context.Context) {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		last := desk.Now()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			now := desk.Now()
			if slept(last, now) {
				tell(Asleep)
			}
			last = now
		}
	}
}

// slept takes the longer of what both clocks say: the monotonic one stands still
// in a sleep on some systems, and the wall clock may be set back.
func slept(last, now time.Time) bool {
	wall := now.Round(0).Sub(last.Round(0))
	return max(wall, now.Sub(last)) > lookEvery+late
}
