package rig

import (
	"context"
	"fmt"
	"image"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

const (
	// watchEvery is the pause between two pictures of a stopwatch; it is its exactness.
	watchEvery = 4 * time.Millisecond
	// restFor is how long nothing must change until a page counts as drawn.
	restFor = 1500 * time.Millisecond
	// movedPixels is the share of pixels that must change: a blinking caret does not.
	movedPixels = 0.01
)

// Timed clicks on the phrase and returns how long it took from the press of the button to the last great change of
// the window: until the page that the click leads to was there. It looks at the screen's memory, which takes
// milliseconds, not with the reader.
func (w *Window) Timed(ctx context.Context, phrase string) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, SeeLimit)
	defer cancel()
	m, err := w.Settled(ctx, phrase)
	if err != nil {
		return 0, err
	}
	r, err := w.Rect(ctx)
	if err != nil {
		return 0, err
	}
	if err := w.screen.Point(ctx, centre(m.First)); err != nil {
		return 0, err
	}
	if err := Pause(ctx, 4*lookEvery); err != nil { // until the button shows that the mouse is there
		return 0, err
	}
	server, err := w.screen.connection()
	if err != nil {
		return 0, err
	}
	if err := xtest.Init(server); err != nil {
		return 0, fmt.Errorf("prepare a click: %w", err)
	}
	root := xproto.Setup(server).DefaultScreen(server).Root
	before, err := pixels(server, root, r)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	for _, event := range []byte{xproto.ButtonPress, xproto.ButtonRelease} {
		if err := xtest.FakeInputChecked(server, event, 1, 0, root, 0, 0, 0).Check(); err != nil {
			return 0, fmt.Errorf("click: %w", err)
		}
	}
	return lastChange(ctx, start, before, func() ([]byte, error) { return pixels(server, root, r) })
}

// lastChange looks until nothing great has changed for restFor, and returns how long after start it last did.
func lastChange(ctx context.Context, start time.Time, before []byte, look func() ([]byte, error)) (time.Duration, error) {
	changed := time.Duration(0)
	for time.Since(start) < changed+restFor {
		now, err := look()
		if err != nil {
			return 0, err
		}
		if moved(before, now) {
			changed, before = time.Since(start), now
		}
		if err := Pause(ctx, watchEvery); err != nil {
			return 0, fmt.Errorf("wait for the window to come to rest: %w", err)
		}
	}
	return changed, nil
}

func pixels(server *xgb.Conn, root xproto.Window, r image.Rectangle) ([]byte, error) {
	reply, err := xproto.GetImage(server, xproto.ImageFormatZPixmap, xproto.Drawable(root),
		int16(r.Min.X), int16(r.Min.Y), uint16(r.Dx()), uint16(r.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("look at the window: %w", err)
	}
	return reply.Data, nil
}

// moved compares every fourth pixel.
func moved(a, b []byte) bool {
	if len(a) != len(b) {
		return true
	}
	n := 0
	for i := 0; i+4 <= len(a); i += 16 {
		if a[i] != b[i] || a[i+1] != b[i+1] || a[i+2] != b[i+2] {
			n++
		}
	}
	return float64(n) > movedPixels*float64(len(a)/16)
}
