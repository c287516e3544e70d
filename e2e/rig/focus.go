package rig

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"time"
)

// ErrNoFocus means that no ring of the keyboard focus came to stand around the text.
var ErrNoFocus = errors.New("the keyboard focus does not get there")

// leastRing is how many pixels of a colour make a ring around a button, and not
// the edge of a letter.
const leastRing = 400

// Ring is where the window shows the ring of the keyboard focus, which has this
// colour; empty where it shows none.
func (w *Window) Ring(ctx context.Context, ring color.RGBA) (image.Rectangle, error) {
	part, err := w.Rect(ctx)
	if err != nil {
		return image.Rectangle{}, err
	}
	picture, err := w.screen.Look(ctx, part)
	if err != nil {
		return image.Rectangle{}, err
	}
	found, pixels := image.Rectangle{}, 0
	for y := picture.Rect.Min.Y; y < picture.Rect.Max.Y; y++ {
		for x := picture.Rect.Min.X; x < picture.Rect.Max.X; x++ {
			if picture.RGBAAt(x, y) == ring {
				found = found.Union(image.Rect(x, y, x+1, y+1))
				pixels++
			}
		}
	}
	if pixels < leastRing {
		return image.Rectangle{}, nil
	}
	return found, nil
}

// mostTabs is more than any page has things to press.
const mostTabs = 80

// TabTo presses Tab until the ring of the keyboard focus stands around the phrase.
// It tells where the focus is by looking, as the user does.
func (w *Window) TabTo(ctx context.Context, ring color.RGBA, phrase string) error {
	for range mostTabs {
		there, err := w.ringed(ctx, ring, phrase)
		if err != nil {
			return fmt.Errorf("look for the keyboard focus: %w", err)
		}
		if there {
			return nil
		}
		if err := w.screen.Press(ctx, "Tab"); err != nil {
			return err
		}
		if err := Pause(ctx, 120*time.Millisecond); err != nil {
			return err
		}
	}
	return ErrNoFocus
}

// ringed tells whether the phrase stands inside the ring.
func (w *Window) ringed(ctx context.Context, ring color.RGBA, phrase string) (bool, error) {
	where, err := w.Ring(ctx, ring)
	if err != nil || where.Empty() {
		return false, err
	}
	picture, err := w.screen.Look(ctx, where)
	if err != nil {
		return false, err
	}
	reading, err := w.screen.reader.read(ctx, picture, max(w.zoom, 1))
	if err != nil {
		return false, err
	}
	_, found := reading.Find(phrase)
	return found, nil
}
