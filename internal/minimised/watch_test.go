package minimised

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestTellsOfChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		states := []bool{false, false, true, true, true, false}
		var told []bool
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			watch(t.Context(), func() (bool, bool) {
				if len(states) == 0 {
					return false, false // the window is gone
				}
				now := states[0]
				states = states[1:]
				return now, true
			}, func(minimised bool) { told = append(told, minimised) })
		}()
		<-ended
		if !slices.Equal(told, []bool{false, true, false}) {
			t.Errorf("told %v", told)
		}
	})
}

func TestEndsWhenItIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		told := 0
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			watch(ctx, func() (bool, bool) { return true, true }, func(bool) { told++ })
		}()
		<-time.After(time.Hour)
		cancel()
		<-ended
		if told != 1 {
			t.Errorf("told %d times", told)
		}
	})
}
