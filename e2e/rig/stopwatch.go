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
	t, err := w.stopwatch(r)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	if err := t.press(xproto.ButtonPress, xproto.ButtonRelease, leftButton); err != nil {
		return 0, err
	}
	return lastChange(ctx, start, t.before, t.look)
}

// The mouse's buttons, as X counts them.
const (
	leftButton = 1
	wheelDown  = 5
)

// TimedKey presses a key, named by its keysym (X11/keysymdef.h: that of a small Latin
// letter is the letter), and returns how long it took to the first great change of the
// window, and to the last.
func (w *Window) TimedKey(ctx context.Context, keysym uint32) (first, last time.Duration, err error) {
	return w.timed(ctx, func(t *stopwatch) error {
		code, err := keycode(t.server, keysym)
		if err != nil {
			return err
		}
		return t.press(xproto.KeyPress, xproto.KeyRelease, code)
	})
}

// TimedWheel turns the wheel by one notch where the mouse is, and returns what TimedKey
// does.
func (w *Window) TimedWheel(ctx context.Context) (first, last time.Duration, err error) {
	return w.timed(ctx, func(t *stopwatch) error { return t.press(xproto.ButtonPress, xproto.ButtonRelease, wheelDown) })
}

func (w *Window) timed(ctx context.Context, do func(*stopwatch) error) (first, last time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, SeeLimit)
	defer cancel()
	r, err := w.Rect(ctx)
	if err != nil {
		return 0, 0, err
	}
	t, err := w.stopwatch(r)
	if err != nil {
		return 0, 0, err
	}
	start := time.Now()
	if err := do(t); err != nil {
		return 0, 0, err
	}
	first, err = firstChange(ctx, start, t.before, t.look)
	if err != nil {
		return 0, 0, err
	}
	if t.before, err = t.look(); err != nil {
		return 0, 0, err
	}
	after := time.Now()
	rest, err := lastChange(ctx, after, t.before, t.look)
	if rest == 0 {
		return first, first, err
	}
	return first, after.Sub(start) + rest, err
}

// stopwatch looks at one part of the screen and presses without a program between.
type stopwatch struct {
	server *xgb.Conn
	root   xproto.Window
	before []byte
	look   func() ([]byte, error)
}

func (w *Window) stopwatch(part image.Rectangle) (*stopwatch, error) {
	server, err := w.screen.connection()
	if err != nil {
		return nil, err
	}
	if err := xtest.Init(server); err != nil {
		return nil, fmt.Errorf("prepare a click: %w", err)
	}
	t := &stopwatch{server: server, root: xproto.Setup(server).DefaultScreen(server).Root}
	t.look = func() ([]byte, error) { return pixels(server, t.root, part) }
	t.before, err = t.look()
	return t, err
}

// press sends the events of one press, down and up, of a button or a key.
func (t *stopwatch) press(down, up, detail byte) error {
	for _, event := range []byte{down, up} {
		if err := xtest.FakeInputChecked(t.server, event, detail, 0, t.root, 0, 0, 0).Check(); err != nil {
			return fmt.Errorf("click: %w", err)
		}
	}
	return nil
}

// keycode finds the key that has the keysym on its first level.
func keycode(server *xgb.Conn, keysym uint32) (byte, error) {
	setup := xproto.Setup(server)
	keys, err := xproto.GetKeyboardMapping(server, setup.MinKeycode, byte(setup.MaxKeycode-setup.MinKeycode)+1).Reply()
	if err != nil {
		return 0, fmt.Errorf("read the keyboard: %w", err)
	}
	for i := 0; i < len(keys.Keysyms); i += int(keys.KeysymsPerKeycode) {
		if uint32(keys.Keysyms[i]) == keysym {
			return byte(int(setup.MinKeycode) + i/int(keys.KeysymsPerKeycode)), nil
		}
	}
	return 0, fmt.Errorf("read the keyboard: no key %#x", keysym)
}

// firstChange waits until something great has changed, and returns how long after
// start that was.
func firstChange(ctx context.Context, start time.Time, before []byte, look func() ([]byte, error)) (time.Duration, error) {
	for {
		now, err := look()
		if err != nil {
			return 0, err
		}
		if moved(before, now, movedPixels) {
			return time.Since(start), nil
		}
		if err := Pause(ctx, watchEvery); err != nil {
			return 0, fmt.Errorf("wait for the window to answer: %w", err)
		}
	}
}

// lastChange looks until nothing great has changed for restFor, and returns how long after start it last did.
func lastChange(ctx context.Context, start time.Time, before []byte, look func() ([]byte, error)) (time.Duration, error) {
	changed := time.Duration(0)
	for time.Since(start) < changed+restFor {
		now, err := look()
		if err != nil {
			return 0, err
		}
		if moved(before, now, movedPixels) {
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

// moved compares every fourth pixel, and tells whether more than a share of them changed.
func moved(a, b []byte, share float64) bool {
	if len(a) != len(b) {
		return true
	}
	n := 0
	for i := 0; i+4 <= len(a); i += 16 {
		if a[i] != b[i] || a[i+1] != b[i+1] || a[i+2] != b[i+2] {
			n++
		}
	}
	return float64(n) > share*float64(len(a)/16)
}
