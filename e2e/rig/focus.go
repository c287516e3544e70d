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

// ringReach is how far, in pixels, the ring may be above and below a button's words.
const ringReach = 34

// ringed tells whether a ring of this colour runs above and below the words in a
// picture. What else has the colour, as the frame of a drawing, is not around them.
func ringed(picture *image.RGBA, ring color.RGBA, words image.Rectangle) bool {
	at := middle(words)
	above, below := false, false
	for d := range ringReach {
		above = above || alike(picture.RGBAAt(at.X, words.Min.Y-d), ring)
		below = below || alike(picture.RGBAAt(at.X, words.Max.Y+d), ring)
	}
	return above && below
}

// alike allows for the edge of a line, which is mixed with what is beside it.
func alike(a, b color.RGBA) bool {
	const near = 45
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if d < -near || d > near {
			return false
		}
	}
	return true
}

// mostTabs is more than any page has things to press.
const mostTabs = 80

// TabTo presses Tab until the ring of the keyboard focus stands around the phrase.
// It tells where the focus is by looking, as the user does. The page is read once,
// and again when it scrolled after what has the focus, and while the phrase is not
// in sight.
func (w *Window) TabTo(ctx context.Context, ring color.RGBA, phrase string) error {
	var label Match
	seen := false
	for tab := range mostTabs {
		if !seen || tab%readAgain == 0 {
			reading, err := w.Read(ctx)
			if err != nil {
				return fmt.Errorf("look for the keyboard focus: %w", err)
			}
			label, seen = reading.Find(phrase)
		}
		part, err := w.Rect(ctx)
		if err != nil {
			return fmt.Errorf("look for the keyboard focus: %w", err)
		}
		picture, err := w.screen.Look(ctx, part)
		if err != nil {
			return fmt.Errorf("look for the keyboard focus: %w", err)
		}
		if seen && ringed(picture, ring, label.First) {
			return nil
		}
		scrolled, err := w.tab(ctx)
		if err != nil {
			return err
		}
		seen = seen && !scrolled
	}
	return ErrNoFocus
}

// readAgain is after how many Tabs the page is read again in any case: it may have
// been read while it was still the one before.
const readAgain = 10

// tab presses Tab, and reports whether more of the window changed than two rings.
func (w *Window) tab(ctx context.Context) (scrolled bool, err error) {
	part, err := w.Rect(ctx)
	if err != nil {
		return false, err
	}
	before, err := w.screen.Look(ctx, part)
	if err != nil {
		return false, err
	}
	if err := w.screen.Press(ctx, "Tab"); err != nil {
		return false, err
	}
	if err := Pause(ctx, 200*time.Millisecond); err != nil {
		return false, err
	}
	after, err := w.screen.Look(ctx, part)
	if err != nil {
		return false, err
	}
	return moved(before.Pix, after.Pix, scrolledPixels), nil
}

// scrolledPixels is the share of pixels that a scrolled page changes at least; two
// rings change less.
const scrolledPixels = 0.02

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
