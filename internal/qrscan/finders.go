package qrscan

import (
	"context"
	"math"
	"sort"

	"github.com/makiuchi-d/gozxing"
)

const (
	// rowStep is the distance between searched rows: a finder's core of 3 modules of 1 pixel is hit.
	rowStep = 3
	// maxFinders bounds the search for triples; the ones seen on most rows are kept.
	maxFinders = 250
	// maxCentres bounds the collecting, whose cost grows with the square of it. Noise reaches it,
	// screens do not.
	maxCentres = 3000
)

// finder is one of the three large squares of a code; module is the width of a module in pixels.
type finder struct {
	at     spot
	module float64
	rows   int // on how many searched rows it was seen
	middle int // brightness halfway between its core and the ring around it; 0 if not measured
}

// findFinders looks along rows for light-dark-light runs of 1:3:1 within dark ones, the inside of a
// finder, and crosses each in the other directions.
func findFinders(ctx context.Context, marks *gozxing.BitMatrix, left *work) ([]finder, error) {
	var all []finder
	var row *gozxing.BitArray
	var edges []int
	for y := rowStep - 1; y < marks.GetHeight(); y += rowStep {
		if y%rowsBetweenChecks < rowStep && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		row = marks.GetRow(y, row)
		edges = runs(edges[:0], row, marks.GetWidth())
		for i := 0; i+5 < len(edges); i += 2 {
			five := section{edges[i+1] - edges[i], edges[i+2] - edges[i+1], edges[i+3] - edges[i+2],
				edges[i+4] - edges[i+3], edges[i+5] - edges[i+4]}
			if !five.fits() || !left.crossing() {
				continue
			}
			if f, ok := crossed(marks, (edges[i+2]+edges[i+3])/2, y); ok {
				all = gathered(all, f)
			}
		}
		if len(all) > maxCentres {
			break
		}
	}
	return strongest(all), nil
}

// runs appends the borders of the dark runs of a row: begin, end, begin, end …
func runs(edges []int, row *gozxing.BitArray, width int) []int {
	for x := row.GetNextSet(0); x < width; {
		end := min(row.GetNextUnset(x), width)
		edges = append(edges, x, end)
		x = row.GetNextSet(end)
	}
	return edges
}

// gathered adds f, or lets it strengthen the one that is already known there.
func gathered(all []finder, f finder) []finder {
	for i := len(all) - 1; i >= 0; i-- {
		known := &all[i]
		if known.at.distance(f.at) <= max(known.module, 1.5) && ratio(known.module, f.module) < maxModuleRatio {
			n, m := float64(known.rows), float64(f.rows)
			known.at = known.at.times(n).plus(f.at.times(m)).times(1 / (n + m))
			known.module = (known.module*n + f.module*m) / (n + m)
			known.rows += f.rows
			return all
		}
	}
	return append(all, f)
}

// strongest drops what was seen on far fewer rows than a finder's core crosses (one that is turned by a third
// of a quarter looks like one on a third of them), and keeps maxFinders of the rest.
func strongest(all []finder) []finder {
	kept := all[:0]
	for _, f := range all {
		if expected := 3 * f.module / rowStep; float64(f.rows) >= math.Floor(expected/4) {
			kept = append(kept, f)
		}
	}
	if len(kept) > maxFinders {
		sort.SliceStable(kept, func(i, j int) bool { return kept[i].rows > kept[j].rows })
		kept = kept[:maxFinders]
	}
	return kept
}
