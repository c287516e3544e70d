package uirun

import (
	"time"

	"fyne.io/fyne/v2"
)

const (
	// longest is how long the loop sleeps at a time: what the toolkit wants of it by
	// itself, without an event, comes that much later at most.
	longest = 200 * time.Millisecond
	// longestUnseen is that while nobody sees the window.
	longestUnseen = time.Second
	// awake is how long it turns at full speed after an event: what moves after a
	// press moves evenly.
	awake = 1500 * time.Millisecond
	// short is how long it waits for an event in each of those turns, half of one: the
	// next letter is drawn at once and not with the next turn.
	short = 8 * time.Millisecond
	// turns is after how many turns of the loop a change is drawn for certain.
	turns = 2
)

// Begin has the loop sleep while nobody does anything. The toolkit asks the system
// for events sixty times a second otherwise, for ever.
func (l *Loop) Begin(driver fyne.Driver) {
	if l.Wait == nil {
		return
	}
	l.until = l.Now().Add(awake)
	driver.StartAnimation(&fyne.Animation{
		Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
		Tick: func(float32) { l.turn() },
	})
}

// Unseen says whether nobody sees the window: there is nothing to draw then. It is
// called on any goroutine. The system's events and what Do brings come as soon as ever.
func (l *Loop) Unseen(unseen bool) { l.unseen.Store(unseen) }

// turn is called once in each turn of the loop, between the events and the drawing.
func (l *Loop) turn() {
	began := l.Now()
	if l.drawing.Load() > 0 {
		l.drawing.Add(-1)
		return
	}
	limit := longest
	if l.unseen.Load() {
		limit = longestUnseen
	}
	if began.Before(l.until) {
		limit = short
	}
	if !l.lieDown() {
		return
	}
	l.Wait(limit)
	l.getUp()
	// Where it was neither the time nor a function, it was an event.
	if ended := l.Now(); l.queued.Load() == 0 && ended.Sub(began) < limit*3/4 {
		l.until = ended.Add(awake)
	}
}

// lieDown reports false when there is something to do instead.
func (l *Loop) lieDown() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.resting = l.queued.Load() == 0
	return l.resting
}

func (l *Loop) getUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.resting = false
}
