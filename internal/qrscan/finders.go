package qrscan

import (
	"context"
	"sort"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/detector"
)

const (
	// rowStep is the distance between searched rows: a finder's core of 3 modules of 1 pixel is hit.
	rowStep = 3
	// maxFinders bounds the search for triples; the ones seen on most rows are kept.
	maxFinders = 500
	// maxCentres bounds the collecting, whose cost grows with the square of it. Noise reaches it, screens do not.
	maxCentres = 4000
)

// finder is one of the three large squares of a code; module is the width of a module in pixels.
type finder struct {
	at     spot
	module float64
	rows   int
}

// findFinders looks along rows for dark-light-dark-light-dark runs of 1:1:3:1:1 and has each
// crossed in the other directions.
func findFinders(ctx context.Context, marks *gozxing.BitMatrix) ([]finder, error) {
	crosser := detector.NewFinderPatternFinder(marks, nil)
	var row *gozxing.BitArray
	var edges []int
	counts := make([]int, 5)
	for y := rowStep - 1; y < marks.GetHeight(); y += rowStep {
		if y%rowsBetweenChecks < rowStep && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		row = marks.GetRow(y, row)
		edges = runs(edges[:0], row, marks.GetWidth())
		for i := 0; i+5 < len(edges); i += 2 {
			for k := range counts {
				counts[k] = edges[i+k+1] - edges[i+k]
			}
			if detector.FinderPatternFinder_foundPatternCross(counts) {
				crosser.HandlePossibleCenter(counts, y, edges[i+5])
			}
		}
		if len(crosser.GetPossibleCenters()) > maxCentres {
			break
		}
	}
	return strongest(crosser.GetPossibleCenters()), nil
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

func strongest(centres []*detector.FinderPattern) []finder {
	all := make([]finder, len(centres))
	for i, c := range centres {
		all[i] = finder{at: spot{c.GetX(), c.GetY()}, module: c.GetEstimatedModuleSize(), rows: c.GetCount()}
	}
	if len(all) > maxFinders {
		sort.SliceStable(all, func(i, j int) bool { return all[i].rows > all[j].rows })
		all = all[:maxFinders]
	}
	return all
}
