package qrscan

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"image"
	"time"

	"kapukod/internal/payload"
)

// Watcher looks at the same screens again and again, each time only where
// something changed. It keeps a few numbers for each part of a screen and no
// picture. It is used by one goroutine.
type Watcher struct {
	seed    maphash.Seed
	screens map[int]*sums
}

// sums are what is remembered of one screen.
type sums struct {
	size   image.Point
	square []uint64
}

// watchCell is the side in pixels of the squares in which changes are seen;
// codeReach is how far around a change a code may lie that shows by it.
const (
	watchCell = 64
	codeReach = 640
)

// NewWatcher returns a watcher that has seen nothing.
func NewWatcher() *Watcher {
	return &Watcher{seed: maphash.MakeSeed(), screens: make(map[int]*sums)}
}

// Look finds the codes in what changed of a screen since the last Look at it;
// the first one looks at all of it. Codes where nothing changed are not found
// again. Its errors are those of Find.
func (w *Watcher) Look(ctx context.Context, screen int, img *image.RGBA) ([]payload.Payload, error) {
	changed := w.changed(screen, img)
	if changed.Empty() {
		return nil, nil
	}
	near := changed.Inset(-codeReach).Intersect(img.Rect)
	found, err := Find(ctx, img.SubImage(near))
	if err != nil {
		delete(w.screens, screen) // it was not seen
		return nil, fmt.Errorf("look at what changed: %w", err)
	}
	return found, nil
}

// changed is the box around the squares that differ from the last time.
func (w *Watcher) changed(screen int, img *image.RGBA) image.Rectangle {
	b := img.Rect
	columns, rows := (b.Dx()+watchCell-1)/watchCell, (b.Dy()+watchCell-1)/watchCell
	before := w.screens[screen]
	now := &sums{size: b.Size(), square: make([]uint64, columns*rows)}
	w.screens[screen] = now
	var box image.Rectangle
	for cy := range rows {
		for cx := range columns {
			square := image.Rect(cx*watchCell, cy*watchCell, (cx+1)*watchCell, (cy+1)*watchCell).Add(b.Min).Intersect(b)
			i := cy*columns + cx
			now.square[i] = w.sum(img, square)
			if before == nil || before.size != now.size || before.square[i] != now.square[i] {
				box = box.Union(square)
			}
		}
	}
	return box
}

// sum is a number for what a square shows, by every third row of it, as the
// search takes them.
func (w *Watcher) sum(img *image.RGBA, square image.Rectangle) uint64 {
	var h maphash.Hash
	h.SetSeed(w.seed)
	var row [8]byte
	for y := square.Min.Y; y < square.Max.Y; y += rowStep {
		from := img.PixOffset(square.Min.X, y)
		_, _ = h.Write(img.Pix[from : from+4*square.Dx()]) // never fails
		binary.LittleEndian.PutUint64(row[:], uint64(y))
		_, _ = h.Write(row[:])
	}
	return h.Sum64()
}

// Eyes are what watching needs: pictures of all screens, a pause, and what to
// do with what is found.
type Eyes struct {
	// Capture takes a picture of every screen, in the same order each time.
	Capture func(ctx context.Context) ([]*image.RGBA, error)
	// Wait lets a while pass, or ends with ctx's error.
	Wait func(ctx context.Context, d time.Duration) error
	// Found is called with the codes of a screen; false ends the watching.
	Found func(screen int, found []payload.Payload) (goOn bool)
}

// Watch looks at all screens every interval until Found ends it, ctx ends or
// something fails. Each picture is wiped once it was looked at.
func Watch(ctx context.Context, interval time.Duration, eyes Eyes) error {
	w := NewWatcher()
	for {
		pictures, err := eyes.Capture(ctx)
		if err != nil {
			return fmt.Errorf("watch screens: %w", err)
		}
		goOn := true
		for screen, img := range pictures {
			found, lookErr := w.Look(ctx, screen, img)
			clear(img.Pix)
			err = errors.Join(err, lookErr)
			if len(found) > 0 && goOn {
				goOn = eyes.Found(screen, found)
			}
		}
		if err != nil || !goOn {
			return err
		}
		if err := eyes.Wait(ctx, interval); err != nil {
			return err
		}
	}
}
