package seat

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestClockNoticesSleep moves the wall clock on as a sleep does, while timers stand
// still.
func TestClockNoticesSleep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asleep atomic.Int64 // how long the computer has slept
		var told atomic.Int64
		now := func() time.Time { return time.Now().Round(0).Add(time.Duration(asleep.Load())) }
		watch := clockWatch(Desk{Now: now}, func(reason Reason) {
			if reason != Asleep {
				t.Errorf("told %q", reason)
			}
			told.Add(1)
		})
		go watch(t.Context())
		<-time.After(time.Hour)
		asleep.Add(int64(20 * time.Second)) // a busy computer, or a clock that was set
		<-time.After(time.Hour)
		if told.Load() != 0 {
			t.Fatalf("told %d times of no sleep", told.Load())
		}
		asleep.Add(int64(2 * time.Minute))
		<-time.After(2 * lookEvery)
		if told.Load() != 1 {
			t.Fatalf("told %d times of one sleep", told.Load())
		}
		asleep.Add(-int64(24 * time.Hour)) // set back
		<-time.After(time.Minute)
		if told.Load() != 1 {
			t.Fatal("told of a clock that was set back")
		}
	})
}

// answers are what a system says, one after the other; the last one for ever.
func answers(all ...[2]bool) func() (locked, known bool) {
	return func() (bool, bool) {
		now := all[0]
		if len(all) > 1 {
			all = all[1:]
		}
		return now[0], now[1]
	}
}

func TestPollTellsOfTheChange(t *testing.T) {
	open, locked, unknown := [2]bool{false, true}, [2]bool{true, true}, [2]bool{true, false}
	tests := map[string]struct {
		said []([2]bool)
		want int
	}{
		"never locked":              {[][2]bool{open}, 0},
		"locked":                    {[][2]bool{open, open, locked, locked}, 1},
		"locked twice":              {[][2]bool{open, locked, open, locked}, 2},
		"said to who sits there":    {[][2]bool{locked}, 0},
		"said to them, then locked": {[][2]bool{locked, open, locked}, 1},
		"not known":                 {[][2]bool{unknown}, 0},
		"not known between":         {[][2]bool{open, unknown, locked, unknown, locked}, 1},
		"first not known":           {[][2]bool{unknown, locked}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				told := 0
				ended := make(chan struct{})
				go func() {
					defer close(ended)
					poll(answers(test.said...), func(Reason) { told++ })(ctx)
				}()
				<-time.After(time.Minute)
				cancel()
				<-ended
				if told != test.want {
					t.Errorf("told %d times, want %d", told, test.want)
				}
			})
		})
	}
}

func TestAnswerOfWindows(t *testing.T) {
	info := func(level, state, flags byte) []byte {
		all := make([]byte, 240)
		all[0], all[12], all[16] = level, state, flags
		return all
	}
	unknownFlags := info(1, 0, 0xFF)
	copy(unknownFlags[16:], []byte{0xFF, 0xFF, 0xFF, 0xFF})
	tests := map[string]struct {
		info          []byte
		locked, known bool
	}{
		"locked":       {info(1, 0, 0), true, true},
		"unlocked":     {info(1, 0, 1), false, true},
		"disconnected": {info(1, 4, 1), true, true},
		"not known":    {unknownFlags, false, false},
		"other level":  {info(2, 0, 0), false, false},
		"short":        {info(1, 0, 0)[:19], false, false},
		"nothing":      {nil, false, false},
	}
	for name, test := range tests {
		if locked, known := lockedByWTS(test.info); locked != test.locked || known != test.known {
			t.Errorf("%s: locked %v, known %v", name, locked, known)
		}
	}
}
