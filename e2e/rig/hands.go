package rig

import (
	"context"
	"fmt"
	"image"
	"strconv"
	"strings"
)

// Click moves the mouse to a point of the screen and presses its left button
// times times (2 selects a word, 3 a paragraph).
func (s *Screen) Click(ctx context.Context, at image.Point, times int) error {
	n := strconv.Itoa
	if err := s.do(ctx, "xdotool", "mousemove", n(at.X), n(at.Y),
		"click", "--repeat", n(times), "--delay", "60", "1"); err != nil {
		return fmt.Errorf("click: %w", err)
	}
	return nil
}

// Point moves the mouse without pressing anything.
func (s *Screen) Point(ctx context.Context, at image.Point) error {
	if err := s.do(ctx, "xdotool", "mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y)); err != nil {
		return fmt.Errorf("move the mouse: %w", err)
	}
	return nil
}

// Wheel turns the mouse wheel where the mouse is, down for positive notches.
func (s *Screen) Wheel(ctx context.Context, notches int) error {
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	if err := s.do(ctx, "xdotool", "click", "--repeat", strconv.Itoa(notches), "--delay", "30", button); err != nil {
		return fmt.Errorf("turn the wheel: %w", err)
	}
	return nil
}

// Type presses the keys of a text into the window that has the keyboard. The
// text goes through standard input: an argument would be visible in the
// process list.
func (s *Screen) Type(ctx context.Context, text string) error {
	_, err := run(ctx, Launch{
		Path:  "xdotool",
		Args:  []string{"type", "--clearmodifiers", "--delay", "20", "--file", "-"},
		Env:   append(s.Env(), "LC_ALL=C.UTF-8"), // else it cannot read ő
		Input: strings.NewReader(text),
	})
	if err != nil {
		return fmt.Errorf("type: %w", err)
	}
	return nil
}

// Press presses keys one after another, named as X does: "Tab", "Return",
// "ctrl+v".
func (s *Screen) Press(ctx context.Context, keys ...string) error {
	if err := s.do(ctx, "xdotool", append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...); err != nil {
		return fmt.Errorf("press keys: %w", err)
	}
	return nil
}
