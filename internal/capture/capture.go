// Package capture takes a picture of every screen. It owns the dealings with the system's capture
// interface: several screens, failures, refusals, hanging and panicking. It never decides when to
// capture, never hides windows, never looks into the pictures beyond telling an all-black one, and
// writes none of them anywhere.
package capture

import (
	"context"
	"errors"
	"fmt"
	"image"
	"time"
)

// Timeout is how long All waits in the whole. It is long because under Wayland the system may ask
// the user for permission first.
const Timeout = 30 * time.Second

var (
	// ErrNoDisplay means that there is no screen, or none that this build can capture.
	ErrNoDisplay = errors.New("no display to capture")
	// ErrRefused means that there are screens and that the system did not hand over their pictures:
	// the user said no, a permission is missing, or the session is locked.
	ErrRefused = errors.New("screen capture refused")
	// ErrBlack means that all pictures came back black: how several systems refuse without saying
	// so (XWayland's root window, protected sessions).
	ErrBlack = errors.New("screen capture came back black")
	// ErrTimeout means that the system did not answer within Timeout.
	ErrTimeout = errors.New("screen capture timed out")
)

// Shot is the picture of one screen. Bounds is where the screen lies on the desktop, in the
// system's units, with the main screen's top left corner at 0,0; Image has its own corner at 0,0 and
// may have more pixels than Bounds.
type Shot struct {
	Screen int
	Bounds image.Rectangle
	Image  *image.RGBA
}

// Source is the system's side. Its methods may fail, panic or never return; they must be safe for
// concurrent use. Screens are numbered from 0, the main one.
type Source interface {
	// Count is the number of screens; 0 also when it cannot be found out.
	Count() int
	// Bounds is where a screen lies; empty when it cannot be found out.
	Bounds(screen int) image.Rectangle
	// Grab takes the picture of a screen that lies at bounds.
	Grab(screen int, bounds image.Rectangle) (*image.RGBA, error)
}

// Capturer takes pictures from a Source. It is safe for concurrent use.
type Capturer struct{ source Source }

// New gives a Capturer over src; System is the real one.
func New(src Source) *Capturer { return &Capturer{source: src} }

// All captures every screen, in order of their numbers. Screens that fail, are black or mirror an
// earlier one are left out as long as one works. When none does, the error is ErrNoDisplay, ErrRefused, ErrBlack or
// ErrTimeout, wrapped, or ctx's own.
func (c *Capturer) All(ctx context.Context) ([]Shot, error) {
	limited, cancel := context.WithTimeoutCause(ctx, Timeout, ErrTimeout)
	defer cancel()
	count, err := bounded(limited, func() (int, error) { return c.source.Count(), nil })
	if err != nil {
		return nil, fmt.Errorf("count screens: %w", err)
	}
	if count <= 0 {
		return nil, fmt.Errorf("count screens: %w", ErrNoDisplay)
	}
	return c.grabAll(limited, min(count, maxScreens))
}

// maxScreens keeps a nonsensical count from starting that many captures.
const maxScreens = 32

// grabAll captures the screens side by side, so that one that hangs does not use up the time of
// the others.
func (c *Capturer) grabAll(ctx context.Context, count int) ([]Shot, error) {
	type outcome struct {
		shot Shot
		err  error
	}
	outcomes := make([]outcome, count)
	done := make(chan struct{}, count)
	for screen := range count {
		go func() {
			shot, err := c.grab(ctx, screen)
			outcomes[screen] = outcome{shot, err}
			done <- struct{}{}
		}()
	}
	for range count {
		<-done
	}
	var shots []Shot
	var failures []error
	for screen, o := range outcomes {
		if o.err != nil {
			failures = append(failures, fmt.Errorf("capture screen %d: %w", screen, o.err))
			continue
		}
		if !mirrors(o.shot, shots) {
			shots = append(shots, o.shot)
		}
	}
	if len(shots) > 0 {
		return shots, nil
	}
	return nil, gravest(failures)
}

// mirrors tells whether shot shows the same place as an earlier one: a projector that repeats the
// main screen must not make one code into two.
func mirrors(shot Shot, earlier []Shot) bool {
	for _, e := range earlier {
		if e.Bounds == shot.Bounds {
			return true
		}
	}
	return false
}

// grab captures one screen and judges the result.
func (c *Capturer) grab(ctx context.Context, screen int) (Shot, error) {
	bounds, err := bounded(ctx, func() (image.Rectangle, error) { return c.source.Bounds(screen), nil })
	if err != nil {
		return Shot{}, err
	}
	if bounds.Empty() {
		return Shot{}, fmt.Errorf("screen without a place: %w", ErrNoDisplay)
	}
	img, err := bounded(ctx, func() (*image.RGBA, error) { return c.source.Grab(screen, bounds) })
	switch {
	case err != nil:
		return Shot{}, err
	case img == nil || img.Rect.Empty():
		return Shot{}, fmt.Errorf("screen without a picture: %w", ErrRefused)
	case black(img):
		return Shot{}, ErrBlack
	}
	return Shot{Screen: screen, Bounds: bounds, Image: img}, nil
}

// gravest picks the failure to report when no screen worked: the one with which the user can do
// something goes first.
func gravest(failures []error) error {
	for _, kind := range []error{context.Canceled, context.DeadlineExceeded, ErrRefused, ErrTimeout, ErrBlack} {
		for _, err := range failures {
			if errors.Is(err, kind) {
				return err
			}
		}
	}
	return failures[0]
}
