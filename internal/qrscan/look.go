package qrscan

import (
	"context"
	"fmt"

	"github.com/makiuchi-d/gozxing"
)

// look searches one picture at its own size for dark codes on a light ground. What it costs is
// bounded by the picture's size and by maxTriples and maxReads, whatever the picture shows.
func look(ctx context.Context, pic picture) ([]sighting, error) {
	if pic.w < minSide || pic.h < minSide {
		return nil, nil
	}
	marks, err := hybrid(pic)
	if err != nil {
		return nil, fmt.Errorf("separate dark from light: %w", err)
	}
	return lookAt(ctx, pic, marks)
}

// lookAt is look with the dark pixels already told apart.
func lookAt(ctx context.Context, pic picture, marks *gozxing.BitMatrix) ([]sighting, error) {
	finders, err := findFinders(ctx, marks)
	if err != nil {
		return nil, err
	}
	var found []sighting
	var used []spot
	r := newReader(pic, marks)
	for i, t := range findTriples(finders) {
		if i%16 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if t.uses(used) {
			continue
		}
		if s, ok := r.read(t); ok {
			found = append(found, s)
			used = append(used, t.tl.at, t.tr.at, t.bl.at)
		}
		if r.reads >= maxReads {
			break
		}
	}
	return found, nil
}
