package unseen_test

import (
	"testing"
	"time"

	"kapukod/internal/unseen"
)

func TestHelperSeesItForAWhile(t *testing.T) {
	start := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	r := unseen.Rule{Wanted: true}
	if !r.Hidden(start) || r.Left(start) != 0 {
		t.Fatal("seen before anybody asked")
	}
	r.Help(start)
	for after, want := range map[time.Duration]time.Duration{
		0: unseen.HelpTime, time.Minute: 9 * time.Minute, unseen.HelpTime - 1: 1,
		unseen.HelpTime: 0, time.Hour: 0, -time.Second: 0, -24 * time.Hour: 0,
	} {
		now := start.Add(after)
		if got := r.Left(now); got != want || r.Hidden(now) != (want == 0) {
			t.Errorf("after %v: %v left, hidden %v", after, got, r.Hidden(now))
		}
	}
	again := start.Add(9 * time.Minute)
	r.Help(again)
	if r.Hidden(start.Add(15 * time.Minute)) {
		t.Error("asked for again, it ends with the first time")
	}
	r.EndHelp()
	if !r.Hidden(again) {
		t.Error("ended, and still seen")
	}
}

func TestNothingIsHiddenUnasked(t *testing.T) {
	now := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	var r unseen.Rule
	r.Help(now)
	if r.Hidden(now) || r.Left(now) != 0 {
		t.Error("a window that is not hidden counts down")
	}
}

func TestMinutesAreRoundedUp(t *testing.T) {
	for left, want := range map[time.Duration]int{
		unseen.HelpTime: 10, 9*time.Minute + time.Second: 10, 9 * time.Minute: 9, time.Minute: 1, time.Second: 1, 0: 0,
	} {
		if got := unseen.Minutes(left); got != want {
			t.Errorf("%v: %d, want %d", left, got, want)
		}
	}
}
