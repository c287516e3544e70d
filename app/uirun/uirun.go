// Package uirun owns the way back to the user-interface goroutine, and the sleep of
// the loop that runs on it. It is the only place that calls fyne.Do; all else goes
// through async.Runner. It never decides what is done or drawn.
package uirun

import (
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// Loop is the toolkit's loop: it asks the system for events and draws, all on one
// goroutine. The zero value never sleeps.
type Loop struct {
	// Wait returns when the system has an event, when Wake was called, or after that
	// time; nil for a loop that never sleeps. It is called on the loop's goroutine.
	Wait func(atMost time.Duration)
	// Wake ends Wait. It is called on any goroutine, only while Wait runs.
	Wake func()
	Now  func() time.Time

	queued  atomic.Int32 // functions that have not run yet
	mu      sync.Mutex
	resting bool         // in Wait
	drawing atomic.Int32 // turns of the loop until what a function changed is drawn
	until   time.Time
	unseen  atomic.Bool
}

// Do runs f on the user-interface goroutine, soon, without waiting for it.
func (l *Loop) Do(f func()) {
	l.wake()
	fyne.Do(l.counted(f))
}

// DoAndWait runs f on the user-interface goroutine and returns when it is done. It
// must not be called from that goroutine.
func (l *Loop) DoAndWait(f func()) {
	l.wake()
	fyne.DoAndWait(l.counted(f))
}

func (l *Loop) counted(f func()) func() {
	return func() {
		l.queued.Add(-1)
		l.drawing.Store(turns)
		f()
	}
}

// wake keeps the loop awake until the function that comes next has run.
func (l *Loop) wake() {
	l.queued.Add(1)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.resting {
		l.Wake()
	}
}
