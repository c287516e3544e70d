package cover_test

import (
	"testing"
	"time"
	"unsafe"

	"kapukod/internal/cover"
	"kapukod/internal/settings"
)

func TestHides(t *testing.T) {
	for choice, want := range map[string][2]bool{
		"auto": {false, true}, "always": {true, true}, "never": {false, false}, "unknown": {false, true},
	} {
		if one, two := cover.Hides(choice, 1), cover.Hides(choice, 2); one != want[0] || two != want[1] {
			t.Errorf("%s: hidden with one member %v, with two %v; want %v", choice, one, two, want)
		}
	}
	for _, choice := range settings.HideChoices() {
		if choice != "auto" && cover.Hides(choice, 1) != cover.Hides(choice, 2) {
			t.Errorf("%s depends on the members", choice)
		}
	}
}

func TestSeenForAWhile(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var asked cover.Asked
	if asked.Sees("", now) || asked.Sees("a", now) {
		t.Error("seen without being asked for")
	}
	asked.Show("a", now)
	for at, want := range map[time.Duration]bool{0: true, cover.Lasts - 1: true, cover.Lasts: false, -1: false, -time.Hour: false} {
		if asked.Sees("a", now.Add(at)) != want {
			t.Errorf("after %v: seen %v", at, !want)
		}
	}
	asked.Show("b", now)
	if asked.Sees("a", now) || !asked.Sees("b", now) {
		t.Error("more or less than the one asked for is seen")
	}
	asked.Cover()
	if asked.Sees("b", now) {
		t.Error("seen after it was covered")
	}
}

// TestCoveredAfterASleep: the count that Go keeps beside the time of day may have stood
// still meanwhile.
func TestCoveredAfterASleep(t *testing.T) {
	now := time.Now()
	later := now.Add(time.Minute)
	(*[2]int64)(unsafe.Pointer(&later))[1] -= int64(time.Minute)
	if later.Sub(now) != 0 || later.Round(0).Sub(now.Round(0)) != time.Minute {
		t.Skip("this Go keeps its times in another way")
	}
	var asked cover.Asked
	asked.Show("a", now)
	if asked.Sees("a", later) {
		t.Error("it is still seen")
	}
}
