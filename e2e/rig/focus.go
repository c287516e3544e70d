package rig

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"time"
)

// ErrNoFocus means that no ring of the keyboard focus came to stand around the text.
var ErrNoFocus = errors.New("the keyboard focus does not get there")

// leastRing is how many pixels of a colour make a ring around a button (its inner line;
// the outer ones are mixed with what is around), and not
// the edge of a letter.
const leastRing = 120

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
// It tells where the focus is by looking, as the user does. The page is read once,
// and again after each Tab while the phrase is not in sight.
func (w *Window) TabTo(ctx context.Context, ring color.RGBA, phrase string) error {
	var label Match
	seen := false
	for range mostTabs {
		if !seen {
			reading, err := w.Read(ctx)
			if err != nil {
				return fmt.Errorf("look for the keyboard focus: %w", err)
			}
			label, seen = reading.Find(phrase)
		}
		where, err := w.Ring(ctx, ring)
		if err != nil {
			return fmt.Errorf("look for the keyboard focus: %w", err)
		}
		if seen && middle(label.First).In(where) {
			return nil
		}
		if err := w.screen.Press(ctx, "Tab"); err != nil {
			return err
		}
		if err := Pause(ctx, 200*time.Millisecond); err != nil {
			return err
		}
	}
	return ErrNoFocus
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }

// ClickInto clicks at a point and waits until the window answers there, as a field
// does that gets the keyboard; it reports false where nothing changes.
func (s *Screen) ClickInto(ctx context.Context, at image.Point) (bool, error) {
	around := image.Rectangle{Min: at, Max: at}.Inset(-answerAround)
	if err := s.Point(ctx, at); err != nil {
		return false, err
	}
	if err := Pause(ctx, lookEvery); err != nil { // for what the mouse alone does
		return false, err
	}
	before, err := s.Look(ctx, around)
	if err != nil {
		return false, err
	}
	if err := s.Click(ctx, at, 1); err != nil {
		return false, err
	}
	waited, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	err = until(waited, lookEvery/3, func() (bool, error) {
		now, err := s.Look(ctx, around)
		return err == nil && !bytes.Equal(now.Pix, before.Pix), err
	})
	if err != nil && ctx.Err() == nil && waited.Err() != nil {
		return false, nil
	}
	return err == nil, err
}

// answerAround is how many pixels around a click are looked at for the answer, and
// answerLimit how long.
const (
	answerAround = 40
	answerLimit  = 2 * time.Second
)
