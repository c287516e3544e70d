package capture

import (
	"context"
	"errors"
	"fmt"
	"image"
)

// Source is a system whose screens are captured one by one. Its methods may fail, panic or never
// return; they must be safe for concurrent use. Screens are numbered from 0, the main one.
type Source interface {
	// Count is the number of screens; 0 also when it cannot be found out.
	Count() int
	// Bounds is where a screen lies; empty when it cannot be found out.
	Bounds(screen int) image.Rectangle
	// Grab takes the picture of a screen that lies at bounds.
	Grab(screen int, bounds image.Rectangle) (*image.RGBA, error)
}

// maxScreens keeps a nonsensical count from starting that many captures.
const maxScreens = 32

// screensOf is the way to a source's screens.
func screensOf(src Source) way {
	return way{patience: Timeout, shots: screens{src}.all}
}

type screens struct{ source Source }

func (s screens) all(ctx context.Context) ([]Shot, error) {
	count, err := bounded(ctx, func() (int, error) { return s.source.Count(), nil })
	if err != nil {
		return nil, fmt.Errorf("count screens: %w", err)
	}
	if count <= 0 {
		return nil, fmt.Errorf("count screens: %w", ErrNoDisplay)
	}
	return s.grabAll(ctx, min(count, maxScreens))
}

// grabAll captures the screens side by side, so that one that hangs does not use up the time of
// the others.
func (s screens) grabAll(ctx context.Context, count int) ([]Shot, error) {
	type outcome struct {
		shot Shot
		err  error
	}
	outcomes := make([]outcome, count)
	done := make(chan struct{}, count)
	for screen := range count {
		go func() {
			shot, err := s.grab(ctx, screen)
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
func (s screens) grab(ctx context.Context, screen int) (Shot, error) {
	bounds, err := bounded(ctx, func() (image.Rectangle, error) { return s.source.Bounds(screen), nil })
	if err != nil {
		return Shot{}, err
	}
	if bounds.Empty() {
		return Shot{}, fmt.Errorf("screen without a place: %w", ErrNoDisplay)
	}
	img, err := bounded(ctx, func() (*image.RGBA, error) { return s.source.Grab(screen, bounds) })
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
