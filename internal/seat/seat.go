// Package seat tells that the person has left the computer, as far as the
// system knows it: its screen was locked, or it goes to sleep.
//
// It owns the ways in which each system says so, believes only those who may
// say it, and never waits for anybody who does not answer. It decides nothing:
// what is done about it is the caller's.
package seat

import (
	"context"
	"sync"
	"time"
)

// Reason is what happened.
type Reason string

// The reasons.
const (
	Locked Reason = "locked" // the system locked its screen
	Asleep Reason = "asleep" // the computer is about to sleep, or slept
)

// Desk is what watching needs of the computer. Getenv and Now must be set.
type Desk struct {
	Getenv func(string) string
	Now    func() time.Time // with its monotonic reading
	// Again is the time after which a system that did not answer is asked again;
	// zero is the usual.
	Again time.Duration
}

const usualAgain = 15 * time.Second

// Watch calls tell whenever the person leaves, until ctx ends; it returns then.
// Before a sleep it keeps the computer awake until tell has returned, where the
// system lets it and for as long as that does (Linux: five seconds at most).
// Calls of tell never overlap. Where the system tells nothing, only sleep is
// noticed, by the clock.
func Watch(ctx context.Context, desk Desk, tell func(Reason)) {
	if desk.Again <= 0 {
		desk.Again = usualAgain
	}
	var turn sync.Mutex
	one := func(reason Reason) {
		turn.Lock()
		defer turn.Unlock()
		if ctx.Err() == nil {
			tell(reason)
		}
	}
	var watching sync.WaitGroup
	for _, watch := range append(systemWatches(desk, one), clockWatch(desk, one)) {
		watching.Go(func() { watch(ctx) })
	}
	watching.Wait()
}
