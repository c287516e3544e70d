package qrscan

import (
	"context"
	"fmt"

	"github.com/makiuchi-d/gozxing"
)

// look searches one picture at its own size for dark codes on a light ground.
func look(ctx context.Context, pic picture, left *work) ([]sighting, int, error) {
	if pic.w < minSide || pic.h < minSide {
		return nil, 0, nil
	}
	if pic.w < gozxing.MINIMUM_DIMENSION || pic.h < gozxing.MINIMUM_DIMENSION {
		return lookContrasted(ctx, pic, left) // too few blocks to judge by surroundings
	}
	marks, err := hybrid(pic)
	if err != nil {
		return nil, 0, fmt.Errorf("separate dark from light: %w", err)
	}
	return lookAt(ctx, pic, marks, left)
}

// lookContrasted is look by thresholds for the whole picture, which should be a small region.
func lookContrasted(ctx context.Context, pic picture, left *work) ([]sighting, int, error) {
	var found []sighting
	finders := 0
	for _, threshold := range thresholds(pic) {
		marks, err := darker(pic, threshold)
		if err != nil {
			return nil, 0, fmt.Errorf("separate dark from light: %w", err)
		}
		seen, n, err := lookAt(ctx, pic, marks, left)
		if err != nil {
			return nil, 0, err
		}
		found, finders = append(found, seen...), max(finders, n)
	}
	return found, finders, nil
}

// lookAt is look with the dark pixels already told apart.
func lookAt(ctx context.Context, pic picture, marks *gozxing.BitMatrix, left *work) ([]sighting, int, error) {
	finders, err := findFinders(ctx, marks, left)
	if err != nil {
		return nil, 0, err
	}
	var found []sighting
	var used []spot
	r := newReader(pic, marks)
	for i, t := range findTriples(finders, photoSkew) {
		if i%16 == 0 && ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		if t.uses(used) {
			continue
		}
		if !left.triple() || r.reads >= maxReads {
			break
		}
		if s, ok := r.read(t); ok {
			found = append(found, s)
			used = append(used, t.tl.at, t.tr.at, t.bl.at)
		}
	}
	return found, len(finders), nil
}
