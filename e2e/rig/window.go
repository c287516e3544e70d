package rig

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strconv"
	"strings"
	"time"
)

// ErrNoWindow means that a program showed no window in time.
var ErrNoWindow = errors.New("no window appeared")

// Window is a window on a screen.
type Window struct {
	screen *Screen
	id     string
	zoom   int // how many times its letters are as large as usual; 0: once
}

// appearLimit is how long a program may take to show its window.
const appearLimit = 60 * time.Second

// WindowOf waits for the program's window: the largest one that it shows.
func (s *Screen) WindowOf(ctx context.Context, p *Program) (*Window, error) {
	ctx, cancel := context.WithTimeout(ctx, appearLimit)
	defer cancel()
	var found *Window
	err := until(ctx, 50*time.Millisecond, func() (bool, error) {
		found = s.largest(ctx, p)
		if found == nil && !p.Running() {
			return false, ErrNoWindow
		}
		return found != nil, nil
	})
	if err != nil {
		return nil, fmt.Errorf("wait for a window: %w", errors.Join(ErrNoWindow, err))
	}
	return found, nil
}

func (s *Screen) largest(ctx context.Context, p *Program) *Window {
	// xdotool exits with 1 where there is none: that is not an error here.
	out, err := run(ctx, Launch{
		Path: "xdotool",
		Args: []string{"search", "--onlyvisible", "--pid", strconv.Itoa(p.Pid())},
		Env:  s.Env(),
	})
	if err != nil {
		return nil
	}
	var found *Window
	area := 100 * 100 // smaller ones are helpers
	for _, id := range strings.Fields(string(out)) {
		w := &Window{screen: s, id: id}
		r, err := w.Rect(ctx)
		if size := r.Dx() * r.Dy(); err == nil && size > area {
			found, area = w, size
		}
	}
	return found
}

// Rect is the window's inside on the screen, without the title bar.
func (w *Window) Rect(ctx context.Context) (image.Rectangle, error) {
	// Not xdotool getwindowgeometry: under a window manager it adds the title
	// bar twice.
	out, err := run(ctx, Launch{Path: "xwininfo", Args: []string{"-id", w.id}, Env: w.screen.Env()})
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("window's place: %w", err)
	}
	values := map[string]int{}
	for line := range strings.Lines(string(out)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if n, err := strconv.Atoi(strings.TrimSpace(value)); ok && err == nil {
			values[name] = n
		}
	}
	x, y := values["Absolute upper-left X"], values["Absolute upper-left Y"]
	return image.Rect(x, y, x+values["Width"], y+values["Height"]), nil
}

// Place moves the window's inside to r. A window that has a smallest size may
// stay larger.
func (w *Window) Place(ctx context.Context, r image.Rectangle) error {
	n := strconv.Itoa
	if err := w.screen.do(ctx, "xdotool", "windowsize", "--sync", w.id, n(r.Dx()), n(r.Dy()),
		"windowmove", w.id, n(r.Min.X), n(r.Min.Y)); err != nil {
		return fmt.Errorf("move window: %w", err)
	}
	// The window manager takes its time; whoever looks meanwhile sees the window
	// in one place and its rectangle in another.
	ctx, cancel := context.WithTimeout(ctx, placeLimit)
	defer cancel()
	var before image.Rectangle
	err := until(ctx, 50*time.Millisecond, func() (bool, error) {
		now, err := w.Rect(ctx)
		still := now == before && now.Min == r.Min
		before = now
		return still, err
	})
	if err != nil {
		return fmt.Errorf("move window: %w", err)
	}
	return nil
}

// placeLimit is how long moving a window may take.
const placeLimit = 10 * time.Second

// Focus brings the window to the front and gives it the keyboard.
func (w *Window) Focus(ctx context.Context) error {
	if err := w.screen.do(ctx, "xdotool", "windowactivate", "--sync", w.id); err != nil {
		return fmt.Errorf("focus window: %w", err)
	}
	return nil
}
