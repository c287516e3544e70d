package rig

import (
	"context"
	"fmt"
	"image"
	"slices"
	"strconv"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Above tells whether the window manager keeps the window above the others
// (Extended Window Manager Hints, _NET_WM_STATE).
func (w *Window) Above(context.Context) (bool, error) {
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		return false, fmt.Errorf("read the window's number: %w", err)
	}
	server, err := w.screen.connection()
	if err != nil {
		return false, err
	}
	var atoms [2]xproto.Atom
	for i, name := range []string{"_NET_WM_STATE", "_NET_WM_STATE_ABOVE"} {
		reply, err := xproto.InternAtom(server, false, uint16(len(name)), name).Reply()
		if err != nil {
			return false, fmt.Errorf("name a property: %w", err)
		}
		atoms[i] = reply.Atom
	}
	state, err := xproto.GetProperty(server, false, xproto.Window(id), atoms[0], xproto.AtomAtom, 0, 64).Reply()
	if err != nil {
		return false, fmt.Errorf("read the window's state: %w", err)
	}
	above := false
	for part := range slices.Chunk(state.Value, 4) {
		above = above || xproto.Atom(xgb.Get32(part)) == atoms[1]
	}
	return above, nil
}

// Reaction does something and returns how long it took from the first great
// change in one part of the screen to the first in another. It looks at the
// screen's memory, as Timed does.
func (s *Screen) Reaction(ctx context.Context, cause, effect image.Rectangle, do func(context.Context) error) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, SeeLimit)
	defer cancel()
	server, err := s.connection()
	if err != nil {
		return 0, err
	}
	root := xproto.Setup(server).DefaultScreen(server).Root
	done := make(chan error, 1)
	begin := func(r image.Rectangle, start func()) (time.Time, error) {
		before, err := pixels(server, root, r)
		if err != nil {
			return time.Time{}, err
		}
		start()
		for {
			if now, err := pixels(server, root, r); err != nil || moved(before, now, movedPixels) {
				return time.Now(), err
			}
			if err := Pause(ctx, watchEvery); err != nil {
				return time.Time{}, fmt.Errorf("wait for a change: %w", err)
			}
		}
	}
	from, err := begin(cause, func() { go func() { done <- do(ctx) }() })
	if err != nil {
		return 0, err
	}
	to, err := begin(effect, func() {})
	if err != nil {
		return 0, err
	}
	return to.Sub(from), <-done
}
