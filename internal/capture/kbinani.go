//go:build windows || darwin

package capture

import (
	"errors"
	"fmt"
	"image"
	"sync"

	"github.com/kbinani/screenshot"
)

// direct is the screens of Windows or of macOS, one by one. On macOS the pictures have one pixel for
// a point of the screen: half as many a side as a Retina screen has. Without cgo there are none there.
type direct struct {
	turn *sync.Mutex // one call at a time
	// around makes the calling thread ready for work, and calls it.
	around func(work func())
}

func newDirect(around func(work func())) direct { return direct{new(sync.Mutex), around} }

// Count is the number of screens.
func (d direct) Count() (count int) {
	d.inTurn(func() { count = screenshot.NumActiveDisplays() })
	return count
}

// Bounds is where a screen lies.
func (d direct) Bounds(screen int) (bounds image.Rectangle) {
	d.inTurn(func() { bounds = screenshot.GetDisplayBounds(screen) })
	return bounds
}

// Grab takes the picture of a screen.
func (d direct) Grab(_ int, bounds image.Rectangle) (img *image.RGBA, err error) {
	d.inTurn(func() { img, err = screenshot.CaptureRect(bounds) })
	if errors.Is(err, screenshot.ErrUnsupported) {
		return nil, fmt.Errorf("%w: %w", ErrNoDisplay, err)
	}
	return img, err
}

func (d direct) inTurn(work func()) {
	d.turn.Lock()
	defer d.turn.Unlock()
	d.around(work)
}
