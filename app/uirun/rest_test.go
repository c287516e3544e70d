package uirun

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

// A bed is a loop whose waits the test ends.
type bed struct {
	Loop
	now   time.Time
	waits int
	limit time.Duration // of the last wait
	sleep func()        // what happens in a wait; nil: the time passes
}

func newBed(t *testing.T) *bed {
	t.Helper()
	test.NewTempApp(t)
	b := &bed{now: time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)}
	b.Now = func() time.Time { return b.now }
	b.Wake = func() {}
	b.Wait = func(atMost time.Duration) {
		b.waits, b.limit = b.waits+1, atMost
		if b.sleep != nil {
			b.sleep()
			return
		}
		b.now = b.now.Add(atMost)
	}
	b.until = b.now
	return b
}

// rested tells whether the loop sleeps in its next turn.
func (b *bed) rested() bool {
	before := b.waits
	b.turn()
	return b.waits > before && b.limit == longest
}

func TestLoopSleepsWhileNothingHappens(t *testing.T) {
	b := newBed(t)
	for range 5 {
		if !b.rested() {
			t.Fatal("it is awake, though nothing happened")
		}
	}
}

// TestLoopSleepsLongerUnseen, and no longer than usual when the window is back.
func TestLoopSleepsLongerUnseen(t *testing.T) {
	b := newBed(t)
	for _, unseen := range []bool{false, true, false} {
		b.Unseen(unseen)
		b.turn()
		if want := map[bool]time.Duration{false: longest, true: longestUnseen}[unseen]; b.limit != want {
			t.Errorf("unseen %v: it sleeps %v, want %v", unseen, b.limit, want)
		}
	}
}

// TestLoopIsAwakeAfterAnEvent: what moves after a press moves evenly.
func TestLoopIsAwakeAfterAnEvent(t *testing.T) {
	b := newBed(t)
	b.sleep = func() { b.now = b.now.Add(time.Millisecond) }
	b.turn()
	b.sleep = nil
	for end := b.now.Add(awake); b.now.Before(end); b.now = b.now.Add(time.Second / 60) {
		if b.rested() {
			t.Fatal("it slept right after an event")
		}
	}
	if !b.rested() {
		t.Error("it does not sleep again")
	}
}

// TestLoopDrawsBeforeItSleeps what a function changed.
func TestLoopDrawsBeforeItSleeps(t *testing.T) {
	b := newBed(t)
	for _, do := range []func(func()){b.Do, b.DoAndWait} {
		ran := false
		do(func() { ran = true })
		if !ran || b.queued.Load() != 0 {
			t.Fatalf("the function ran: %v; %d are counted", ran, b.queued.Load())
		}
		for range turns {
			if b.rested() {
				t.Fatal("it slept before it drew")
			}
		}
		if !b.rested() {
			t.Error("it does not sleep again")
		}
	}
}

// TestLoopIsWoken for a function that comes while it sleeps, and does not lie down while one waits.
func TestLoopIsWoken(t *testing.T) {
	b := newBed(t)
	woken, asleep := make(chan bool, 1), make(chan bool)
	b.Wake = func() { woken <- true }
	b.sleep = func() {
		close(asleep)
		<-woken
	}
	called := make(chan bool)
	go func() {
		<-asleep
		b.wake() // what Do does first
		close(called)
	}()
	b.turn()
	<-called
	if b.rested() {
		t.Error("it slept while a function waited")
	}
	b.counted(func() {})()
	for range turns {
		b.turn()
	}
	b.sleep = nil
	if !b.rested() {
		t.Error("a function counts as an event")
	}
}

// TestLoopThatCannotSleep runs functions all the same.
func TestLoopThatCannotSleep(t *testing.T) {
	a := test.NewTempApp(t)
	var l Loop
	l.Begin(a.Driver())
	ran := false
	l.Do(func() { ran = true })
	if !ran {
		t.Error("the function did not run")
	}
}
