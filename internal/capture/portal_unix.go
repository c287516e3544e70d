//go:build !windows && !darwin

package capture

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"time"

	"kapukod/internal/imagefile"
)

// portal is the way through org.freedesktop.portal.Screenshot, which Wayland desktops have: it gives
// one picture of everything, as a file.
type portal struct{ desktop Desktop }

const (
	// reading is how long a person needs at least to read a question and say no. What is refused
	// sooner was refused by the desktop itself: because of an earlier no, or since it gives nothing
	// without the user choosing what.
	reading = 2 * time.Second
	// lateFor is how long the answer to a question is waited for after nobody wants it any more, to
	// remove the file that it may come with.
	lateFor = 2 * time.Minute
)

// shots asks the portal. It may go on after its end, to remove what comes late.
func (p portal) shots(ctx context.Context) ([]Shot, error) {
	shot, err := bounded(ctx, func() (Shot, error) { return p.take(ctx) })
	if err != nil {
		return nil, fmt.Errorf("ask the desktop portal: %w", err)
	}
	return []Shot{shot}, nil
}

// take asks for a picture of everything, and where the desktop gives none unless the user chooses what
// is on it, lets the user choose.
func (p portal) take(ctx context.Context) (Shot, error) {
	bus, err := p.connect(ctx)
	if err != nil {
		return Shot{}, err
	}
	defer bus.close()
	shot, err := p.ask(ctx, bus, false)
	if errors.Is(err, errUnasked) {
		shot, err = p.ask(ctx, bus, true)
	}
	return shot, err
}

// errUnasked means that the portal refused before it can have asked anyone.
var errUnasked = fmt.Errorf("nobody was asked: %w", ErrRefused)

// The codes of org.freedesktop.portal.Request::Response.
const (
	granted   = 0
	cancelled = 1 // by the user
)

// ask asks once and turns the answer into a picture or an error of this package.
func (p portal) ask(ctx context.Context, bus *bus, interactive bool) (Shot, error) {
	asked := p.desktop.Now()
	answer, err := bus.request(ctx, interactive, func(late answer) { discard(late.uri, asked) })
	switch {
	case err != nil:
		return Shot{}, err
	case answer.code == granted:
		img, err := read(answer.uri, asked)
		if err != nil {
			return Shot{}, err
		}
		return Shot{Bounds: img.Rect, Image: img, Chosen: interactive}, nil
	case answer.code == cancelled:
		return Shot{}, ErrDenied
	case interactive:
		return Shot{}, fmt.Errorf("the question ended without an answer: %w", ErrRefused)
	case answer.quick:
		return Shot{}, errUnasked
	}
	return Shot{}, ErrDenied
}

// read gives the picture that the portal wrote, whose file is gone then, whatever comes of it.
func read(uri string, asked time.Time) (*image.RGBA, error) {
	file, err := claim(uri, asked)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	img, err := decode(file)
	if err != nil {
		return nil, err
	}
	if black(img) {
		return nil, ErrBlack
	}
	return img, nil
}

// discard removes the file of a picture that nobody wants any more.
func discard(uri string, asked time.Time) {
	if file, err := claim(uri, asked); err == nil {
		_ = file.Close() // it was read from only
	}
}

func decode(from io.Reader) (*image.RGBA, error) {
	img, err := imagefile.Decode(from)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	if img, ok := img.(*image.RGBA); ok {
		return img, nil
	}
	whole := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(whole, whole.Rect, img, img.Bounds().Min, draw.Src)
	return whole, nil
}
