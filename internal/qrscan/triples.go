package qrscan

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

const (
	// maxTriples is how many triples are looked at closely, likeliest first.
	maxTriples = 1000
	// The skew is how far the third finder may lie from where the first two predict it, as a part of
	// their distance: in a photograph taken at an angle, and on a screen, where it is 0 but for what
	// the finders were measured wrongly.
	photoSkew, screenSkew = 0.5, 0.12
	// maxStretch is how many times as long as the other one side of a code may be that lies flat.
	maxStretch = 1.5
	// maxModuleRatio is how much the module widths measured at two finders of a code may differ.
	maxModuleRatio = 1.6
	// Between the centres of two finders there are 14 modules (version 1) to 170 (version 40);
	// the bounds leave room for a badly measured module.
	minSpan, maxSpan = 9, 240
)

// triple is three finders that may belong to one code, named by their corner.
type triple struct {
	tl, tr, bl *finder
	unlikely   float64 // 0 is a perfect square with equal finders
}

// uses tells whether one of the finders is among the spots of codes that were read.
func (t triple) uses(spots []spot) bool {
	for _, s := range spots {
		if s == t.tl.at || s == t.tr.at || s == t.bl.at {
			return true
		}
	}
	return false
}

// findTriples gives the triples that could be a code, likeliest first. The bottom left finder is
// always a quarter turn clockwise from the top right one; a mirrored code appears transposed, which
// the decoder understands.
func findTriples(finders []finder, skew float64) []triple {
	byX := make([]*finder, len(finders))
	for i := range finders {
		byX[i] = &finders[i]
	}
	slices.SortFunc(byX, func(a, b *finder) int { return cmp.Compare(a.at.x, b.at.x) })
	var all []triple
	for i, tl := range byX {
		for j, tr := range byX {
			if i != j && alike(tl, tr) {
				all = appendThirds(all, byX, tl, tr, skew)
			}
		}
		if len(all) > 8*maxTriples {
			all = likeliest(all)
		}
	}
	return likeliest(all)
}

// likeliest sorts the triples and keeps maxTriples of them.
func likeliest(all []triple) []triple {
	slices.SortFunc(all, func(a, b triple) int { return cmp.Compare(a.unlikely, b.unlikely) })
	return all[:min(len(all), maxTriples)]
}

func appendThirds(all []triple, byX []*finder, tl, tr *finder, skew float64) []triple {
	side := tr.at.minus(tl.at)
	length := side.length()
	if span := length / max(tl.module, tr.module); span < minSpan || length/min(tl.module, tr.module) > maxSpan {
		return all
	}
	down := side.quarterTurn()
	want, reach := tl.at.plus(down), skew*length
	reachX := reach + (maxStretch-1)*math.Abs(down.x)
	first := sort.Search(len(byX), func(i int) bool { return byX[i].at.x >= want.x-reachX })
	for _, bl := range byX[first:] {
		if bl.at.x > want.x+reachX {
			break
		}
		off := bl.at.distance(want)
		if off > reach && !stretched(bl.at.minus(tl.at), down) || bl.at == tl.at || bl.at == tr.at || !alike(tl, bl) || !alike(tr, bl) {
			continue
		}
		spread := ratio(tl.module, tr.module) + ratio(tl.module, bl.module) - 2
		all = append(all, triple{tl: tl, tr: tr, bl: bl, unlikely: off/length + spread/2})
	}
	return all
}

// stretched tells whether a code's left side goes the way it would in an upright code, but is longer or shorter
// than its top: a screen shown at another shape than its own, a picture drawn too wide.
func stretched(left, down spot) bool {
	square := down.x*down.x + down.y*down.y
	along, aside := (left.x*down.x+left.y*down.y)/square, left.cross(down)/square
	return math.Abs(aside) <= screenSkew/2 && along <= maxStretch && along >= 1/maxStretch
}

func alike(a, b *finder) bool { return ratio(a.module, b.module) <= maxModuleRatio }

// ratio is how many times the larger is of the smaller, at least 1.
func ratio(a, b float64) float64 { return math.Max(a, b) / math.Min(a, b) }
