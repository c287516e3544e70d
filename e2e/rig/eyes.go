package rig

import (
	"context"
	"errors"
	"fmt"
	"image"
	"time"
)

// ErrNotSeen means that a text did not appear on the screen in time.
var ErrNotSeen = errors.New("the text did not appear on the screen")

// SeeLimit is how long a text may take to appear: generous, because a slow
// machine is no bug of the program.
const SeeLimit = 30 * time.Second

// lookEvery is the pause between two looks at the screen.
const lookEvery = 150 * time.Millisecond

// Read returns the words that the window shows now.
func (w *Window) Read(ctx context.Context) (Reading, error) {
	part, err := w.Rect(ctx)
	if err != nil {
		return nil, err
	}
	picture, err := w.screen.Look(ctx, part)
	if err != nil {
		return nil, err
	}
	return w.screen.reader.read(ctx, picture)
}

// See waits until the window shows one of the phrases and returns which one and
// where.
func (w *Window) See(ctx context.Context, phrases ...string) (int, Match, error) {
	ctx, cancel := context.WithTimeout(ctx, SeeLimit)
	defer cancel()
	which, where := -1, Match{}
	err := until(ctx, lookEvery, func() (bool, error) {
		reading, err := w.Read(ctx)
		if err != nil {
			return false, err
		}
		for i, phrase := range phrases {
			if m, ok := reading.Find(phrase); ok {
				which, where = i, m
				return true, nil
			}
		}
		return false, nil
	})
	if err != nil {
		return -1, Match{}, fmt.Errorf("%w: %w", ErrNotSeen, err)
	}
	return which, where, nil
}

// Shows says whether the window shows the phrase now.
func (w *Window) Shows(ctx context.Context, phrase string) (bool, error) {
	reading, err := w.Read(ctx)
	if err != nil {
		return false, err
	}
	_, ok := reading.Find(phrase)
	return ok, nil
}

// Click waits for the phrase, which may be a button's label or the text beside
// a field, and clicks on it.
func (w *Window) Click(ctx context.Context, phrase string) error {
	_, m, err := w.See(ctx, phrase)
	if err != nil {
		return err
	}
	return w.screen.Click(ctx, centre(m.First), 1)
}

func centre(r image.Rectangle) image.Point {
	return image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)
}
