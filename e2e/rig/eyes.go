package rig

import (
	"bytes"
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

// leastLooks is how often a text is looked for at least: reading takes longer than
// the limit where the machine is slow enough.
const leastLooks = 3

// lookEvery is the pause between two looks at the screen.
const lookEvery = 150 * time.Millisecond

// Read returns the words that the window shows now.
func (w *Window) Read(ctx context.Context) (Reading, error) { return w.read(ctx, false) }

// read is Read, of which anew reads again what has been read before.
func (w *Window) read(ctx context.Context, anew bool) (Reading, error) {
	part, err := w.Rect(ctx)
	if err != nil {
		return nil, err
	}
	picture, err := w.screen.Look(ctx, part)
	if err != nil {
		return nil, err
	}
	if !w.screen.reader.knows(picture, max(w.zoom, 1)) {
		// A page that is on its way would be read for nothing.
		if picture, err = w.rested(ctx, part, picture); err != nil {
			return nil, err
		}
	}
	return w.screen.reader.read(ctx, picture, max(w.zoom, 1), anew)
}

// Magnified says that the window's letters are factor times as large as usual:
// its reader steps back as far.
func (w *Window) Magnified(factor int) { w.zoom = factor }

// See waits until the window shows one of the phrases and returns which one and
// where.
func (w *Window) See(ctx context.Context, phrases ...string) (int, Match, error) {
	began := time.Now()
	which, where, err := w.see(ctx, SeeLimit/2, false, phrases)
	if !errors.Is(err, ErrNotSeen) || ctx.Err() != nil {
		return which, where, err
	}
	return w.see(ctx, SeeLimit-time.Since(began), true, phrases)
}

// see is See with another limit, which ends no reading that has begun. anew, it first
// reads again what seems to stand there.
func (w *Window) see(ctx context.Context, limit time.Duration, anew bool, phrases []string) (int, Match, error) {
	began := time.Now()
	for looks := 1; ; looks++ {
		reading, err := w.read(ctx, anew)
		if err != nil {
			return -1, Match{}, err
		}
		if which, where := reading.FindOne(phrases...); which >= 0 {
			return which, where, nil
		}
		anew = false
		if looks >= leastLooks && time.Since(began) > limit {
			return -1, Match{}, ErrNotSeen
		}
		if err := Pause(ctx, lookEvery); err != nil {
			return -1, Match{}, fmt.Errorf("%w: %w", ErrNotSeen, err)
		}
	}
}

// patience is how long Seek looks at one part of a page before it scrolls.
const patience = 3 * time.Second

// Seek is See for a page that may be longer than the window: when the phrases
// do not appear, it turns the mouse wheel down, and from the end back to the top.
func (w *Window) Seek(ctx context.Context, phrases ...string) (int, Match, error) {
	began, whole := time.Now(), false
	for {
		which, where, err := w.see(ctx, patience, whole, phrases)
		if !errors.Is(err, ErrNotSeen) || ctx.Err() != nil || whole && time.Since(began) > SeeLimit {
			return which, where, err
		}
		moved, err := w.scroll(ctx)
		if err != nil {
			return -1, Match{}, err
		}
		whole = whole || !moved
	}
}

// scroll goes a part of a page down, or to the top when it was at the end.
func (w *Window) scroll(ctx context.Context) (moved bool, err error) {
	const part, whole = 4, 60 // notches of the wheel
	if moved, err = w.turn(ctx, part); err != nil || moved {
		return moved, err
	}
	return false, w.screen.Wheel(ctx, -whole)
}

// Reach turns the mouse wheel by notches at a time, up for negative ones, until
// the window shows the phrase or nothing moves any more.
func (w *Window) Reach(ctx context.Context, phrase string, notches int) error {
	for {
		shown, err := w.Shows(ctx, phrase)
		if err != nil || shown {
			return err
		}
		moved, err := w.turn(ctx, notches)
		if err != nil {
			return err
		}
		if !moved {
			return fmt.Errorf("%w: not on this page", ErrNotSeen)
		}
	}
}

// scrollBar is how far from a window's right edge the wheel is turned: a field in
// the middle of the page would take the wheel for itself.
const scrollBar = 28

// turn turns the mouse wheel at the page's scroll bar and says whether that
// changed what the window shows.
func (w *Window) turn(ctx context.Context, notches int) (moved bool, err error) {
	r, err := w.Rect(ctx)
	if err != nil {
		return false, err
	}
	before, err := w.screen.Look(ctx, r)
	if err != nil {
		return false, err
	}
	if err := w.screen.Point(ctx, image.Pt(r.Max.X-scrollBar, centre(r).Y)); err != nil {
		return false, err
	}
	if err := w.screen.Wheel(ctx, notches); err != nil {
		return false, err
	}
	if err := Pause(ctx, 2*lookEvery); err != nil { // until it is drawn
		return false, err
	}
	after, err := w.screen.Look(ctx, r)
	return err == nil && !bytes.Equal(before.Pix, after.Pix), err
}

// Raised is Settled for a phrase below which something is to be clicked: when it
// stands in the lower half of the window, it turns the wheel to bring it up.
func (w *Window) Raised(ctx context.Context, phrase string) (Match, error) {
	for {
		m, err := w.Settled(ctx, phrase)
		if err != nil {
			return Match{}, err
		}
		r, err := w.Rect(ctx)
		if err != nil || m.Box.Max.Y < centre(r).Y {
			return m, err
		}
		if moved, err := w.turn(ctx, 1); err != nil || !moved {
			return m, err
		}
	}
}

// restLimit is how long a window's moving is waited out; a countdown's never ends.
const restLimit = time.Second

// rested looks again at a part of the screen of which picture is the last look, until
// two looks see the same.
func (w *Window) rested(ctx context.Context, part image.Rectangle, picture *image.RGBA) (*image.RGBA, error) {
	resting, cancel := context.WithTimeout(ctx, restLimit)
	defer cancel()
	for Pause(resting, lookEvery/2) == nil {
		now, err := w.screen.Look(ctx, part)
		if err != nil {
			return nil, err
		}
		same := bytes.Equal(now.Pix, picture.Pix)
		if picture = now; same {
			break
		}
	}
	return picture, nil
}

// Snap saves a picture of the window, when two looks see the same.
func (w *Window) Snap(ctx context.Context, file string) error {
	r, err := w.Rect(ctx)
	if err != nil {
		return err
	}
	picture, err := w.screen.Look(ctx, r)
	if err != nil {
		return err
	}
	if picture, err = w.rested(ctx, r, picture); err != nil {
		return err
	}
	return SavePicture(ctx, picture, file)
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
	m, err := w.Settled(ctx, phrase)
	if err != nil {
		return err
	}
	return w.screen.Click(ctx, centre(m.First), 1)
}

// Settled waits for the phrase until two looks find it in the same place: a
// page that is being laid out must not be clicked on.
func (w *Window) Settled(ctx context.Context, phrase string) (Match, error) {
	_, before, err := w.Seek(ctx, phrase)
	for err == nil {
		if err = Pause(ctx, lookEvery); err != nil {
			break
		}
		var now Match
		if _, now, err = w.Seek(ctx, phrase); err == nil && now.First == before.First {
			return now, nil
		}
		before = now
	}
	return Match{}, err
}

func centre(r image.Rectangle) image.Point {
	return image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)
}
