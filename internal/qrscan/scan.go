// Package qrscan finds the QR codes in a picture and reads them. It owns the way from pixels to
// text: grey conversion, the search at several sizes and in both polarities, and the decoding. It
// never captures a screen, never opens a file, never interprets what a text means beyond asking
// payload for its kind, and keeps neither picture nor text after Find has returned.
package qrscan

import (
	"context"
	"errors"
	"fmt"
	"image"
	"sort"

	"kapukod/internal/payload"
)

// MaxPixels is the largest picture that Find looks at: 8K twice over, 64 megapixels.
const MaxPixels = 64 << 20

var (
	// ErrTooLarge means that the picture has more than MaxPixels pixels; it was not looked at.
	ErrTooLarge = errors.New("picture too large to scan")
	// ErrEngine means that the search broke on this picture. What it had found is not reported.
	ErrEngine = errors.New("scan failed on this picture")
)

// engine is the seam behind which the way of searching can be exchanged: all codes in one grey
// picture, in any order, possibly the same code more than once. It may write into the picture.
// It must return soon after ctx has ended, with ctx's error.
type engine func(ctx context.Context, pic picture) ([]sighting, error)

// sighting is one code that was read. The text is secret and is never logged or put into an error.
type sighting struct {
	text    string
	part    *part // nil: the text is whole
	corners quad
}

// Find reports every QR code in img, top to bottom, then left to right, each text once. A picture
// without a code gives no payloads and a nil error. Corners are in img's own coordinates, clockwise
// in the picture, beginning with the code's own top left corner. Errors are ErrTooLarge, ErrEngine
// and those of ctx, wrapped. Find is safe for concurrent use and does not change img.
func Find(ctx context.Context, img image.Image) ([]payload.Payload, error) {
	return find(ctx, img, searchCascade)
}

func find(ctx context.Context, img image.Image, search engine) ([]payload.Payload, error) {
	if err := checkSize(img.Bounds()); err != nil || img.Bounds().Empty() {
		return nil, err
	}
	seen, err := guarded(ctx, img, search)
	if err != nil {
		return nil, fmt.Errorf("scan picture: %w", err)
	}
	return report(seen, img.Bounds()), nil
}

func checkSize(bounds image.Rectangle) error {
	if !bounds.Empty() && bounds.Dx() > MaxPixels/bounds.Dy() {
		return fmt.Errorf("scan %d×%d pixels: %w", bounds.Dx(), bounds.Dy(), ErrTooLarge)
	}
	return nil
}

// guarded turns a panic anywhere below, ours or the decoder's, into ErrEngine. The panic's value
// is dropped because it may hold what the code says.
func guarded(ctx context.Context, img image.Image, search engine) (seen []sighting, err error) {
	defer func() {
		if recover() != nil {
			seen, err = nil, ErrEngine
		}
	}()
	pic, err := toGrey(ctx, img)
	if err != nil {
		return nil, err
	}
	return search(ctx, pic)
}

func report(seen []sighting, bounds image.Rectangle) []payload.Payload {
	var found []payload.Payload
	known := make(map[string]bool, len(seen))
	for _, s := range seen {
		if known[s.text] {
			continue
		}
		known[s.text] = true
		found = append(found, payload.Payload{
			Text:    s.text,
			Kind:    payload.Classify(s.text),
			Corners: s.corners.points(bounds),
		})
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := top(found[i].Corners), top(found[j].Corners)
		return a.Y < b.Y || a.Y == b.Y && a.X < b.X
	})
	return found
}

// top is the top left corner of the box around the corners.
func top(corners [4]image.Point) image.Point {
	p := corners[0]
	for _, c := range corners[1:] {
		p.X, p.Y = min(p.X, c.X), min(p.Y, c.Y)
	}
	return p
}
