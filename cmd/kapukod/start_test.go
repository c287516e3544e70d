package main

import (
	"errors"
	"os"
	"testing"

	"kapukod/internal/instance"
	"kapukod/internal/paths"
)

// TestSecondStartWhileTheFirstIsStarting: who clicks twice because nothing happens
// yet gets one window, and no page about a program that is running.
func TestSecondStartWhileTheFirstIsStarting(t *testing.T) {
	dir, err := os.MkdirTemp("", "k")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	where := folders{paths.Paths{State: dir}}
	first, err := firstStart(where)
	if err != nil {
		t.Fatal(err)
	}
	second, err := firstStart(where)
	if !errors.Is(err, errForward) {
		t.Errorf("the second: %v", err)
	}
	second.over()
	if err := os.Remove(where.forward()); err != nil {
		t.Fatal(err)
	}
	third, err := firstStart(where)
	if !errors.Is(err, instance.ErrRunning) {
		t.Errorf("without an answer: %v", err)
	}
	third.over()
	first.over()
	again, err := firstStart(where)
	if err != nil {
		t.Errorf("after the end of the first: %v", err)
	}
	again.over()
}
