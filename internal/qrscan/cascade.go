package qrscan

import (
	"context"
	"image"
	"sync/atomic"
)

const (
	// tileSize bounds the memory of an enlarged look; tileOverlap is the largest code with modules
	// so small (6 pixels, version 20) that it needs one.
	tileSize, tileOverlap = 1600, 600
	// minHalvedSide is the side from which a look at half the size can see what the full one cannot.
	minHalvedSide = 200
)

// hunt is one search through a picture, which it paints over as codes are found.
type hunt struct {
	pic     picture
	left    *work
	found   []sighting
	regions []image.Rectangle // busyRegions of pic; nil after pic was changed
	finders atomic.Int64      // seen by the looks so far
	search  *finderSearch     // what the swift look saw, and
	unread  []unread          // the codes of it that it could not read
}

// busy gives the tiles of the regions with fine detail.
func (h *hunt) busy() []image.Rectangle {
	if h.regions == nil {
		h.regions = []image.Rectangle{}
		for _, region := range busyRegions(h.pic) {
			h.regions = append(h.regions, tiles(region, tileSize, tileOverlap)...)
		}
	}
	return h.regions
}

// searchCascade looks at the whole picture swiftly first, then more closely at what a camera took. What was
// read is painted over and the search goes on: a second code on the screen is never missed because of a first.
func searchCascade(ctx context.Context, pic picture) ([]sighting, error) {
	return (&hunt{pic: pic, left: newWork()}).all(ctx)
}

func (h *hunt) all(ctx context.Context) ([]sighting, error) {
	stages := []func(context.Context) error{h.swift, h.thorough}
	for _, stage := range stages {
		if err := stage(ctx); err != nil {
			return nil, err
		}
	}
	return joined(h.found), nil
}

func (h *hunt) whole(ctx context.Context) error {
	return h.lookBothWays(ctx, h.pic, 1, image.Point{}, look)
}

// enlarged shows the engine modules of one to six pixels at a size that it can measure.
func (h *hunt) enlarged(ctx context.Context) error {
	for _, scale := range []struct{ numerator, denominator int }{{2, 1}, {3, 2}} {
		for _, tile := range h.busy() {
			larger := h.pic.crop(tile).resized(scale.numerator, scale.denominator)
			factor := float64(scale.numerator) / float64(scale.denominator)
			if err := h.lookBothWays(ctx, larger, factor, tile.Min, look); err != nil {
				return err
			}
		}
	}
	return nil
}

// contrasted judges each region by a threshold of its own: dimmed pages, pale colours.
func (h *hunt) contrasted(ctx context.Context) error {
	for _, tile := range h.busy() {
		if err := h.lookBothWays(ctx, h.pic.crop(tile), 1, tile.Min, lookContrasted); err != nil {
			return err
		}
	}
	return nil
}

// reduced smooths away noise and screen moiré in photographs of large codes.
func (h *hunt) reduced(ctx context.Context) error {
	if min(h.pic.w, h.pic.h) < minHalvedSide {
		return nil
	}
	return h.lookBothWays(ctx, h.pic.halved(), 0.5, image.Point{}, look)
}

// lookBothWays looks for dark codes on light and, at the same time, for light ones on dark. part
// shows the hunt's picture from origin on, enlarged by scale.
func (h *hunt) lookBothWays(ctx context.Context, part picture, scale float64, origin image.Point, look looker) error {
	if err := ctx.Err(); err != nil || h.left.spent() {
		return err
	}
	light := make(chan outcome, 1)
	go func() { light <- h.guardedLook(ctx, part, true, look) }()
	dark := h.guardedLook(ctx, part, false, look)
	for i, o := range []outcome{dark, <-light} {
		if o.err != nil {
			return o.err
		}
		for _, s := range o.seen {
			s.corners = s.corners.moved(scale, origin)
			h.pic.blank(s.corners, [2]byte{255, 0}[i])
			h.found = append(h.found, s)
			h.regions = nil
		}
	}
	return nil
}

// looker looks once at one picture for dark codes on light.
type looker func(ctx context.Context, pic picture, left *work) (seen []sighting, finders int, err error)

// outcome is what one look gave.
type outcome struct {
	seen []sighting
	err  error
}

// guardedLook looks on a goroutine of its own, where a panic would otherwise end the program.
func (h *hunt) guardedLook(ctx context.Context, part picture, inverted bool, look looker) (o outcome) {
	defer func() {
		if recover() != nil {
			o = outcome{err: ErrEngine}
		}
	}()
	if inverted {
		part = part.inverted()
	}
	finders := 0
	o.seen, finders, o.err = look(ctx, part, h.left)
	h.finders.Add(int64(finders))
	return o
}
