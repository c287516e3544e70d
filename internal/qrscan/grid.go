package qrscan

import (
	"math"
	"sort"

	"github.com/makiuchi-d/gozxing"
)

// Sides of a code in modules: version 1 and version 40.
const (
	minDimension = 21
	maxDimension = 177
)

// grid maps modules to pixels: module 0,0 is the top left one, its centre is at 0.5,0.5.
type grid struct {
	dimension int
	place     perspective
}

// newGrid lays a code of dimension modules over a triple. The fourth point is that of module
// corner,corner, seen at far.
func newGrid(t triple, dimension int, corner float64, far spot) grid {
	last := float64(dimension) - 3.5
	return grid{dimension, quadToQuad(
		[4]spot{{3.5, 3.5}, {last, 3.5}, {corner, corner}, {3.5, last}},
		[4]spot{t.tl.at, t.tr.at, far, t.bl.at})}
}

// tilt says how much farther away (in perspective) the top right and the bottom left finder are
// than the top left one; 1,1 is a code seen straight on.
type tilt struct{ right, below float64 }

// flat tells whether a tilt is too small to matter.
func (t tilt) flat() bool {
	return math.Abs(t.right-1) < minTilt && math.Abs(t.below-1) < minTilt
}

// minTilt moves no module of a small code by half its width.
const minTilt = 0.01

// guessGrid is a grid from three finders alone, the fourth corner following from the tilt.
func guessGrid(t triple, dimension int, by tilt) grid {
	sum := t.tr.at.times(by.right).plus(t.bl.at.times(by.below)).minus(t.tl.at)
	return newGrid(t, dimension, float64(dimension)-3.5, sum.times(1/(by.right+by.below-1)))
}

func (g grid) spot(x, y float64) spot { return g.place.spot(x, y) }

// outline is the corners of the code, clockwise in the picture.
func (g grid) outline() quad {
	n := float64(g.dimension)
	return quad{g.spot(0, 0), g.spot(n, 0), g.spot(n, n), g.spot(0, n)}
}

// sample reads every module at its centre.
func (g grid) sample(dark ink) (*gozxing.BitMatrix, error) {
	bits, err := gozxing.NewSquareBitMatrix(g.dimension)
	if err != nil {
		return nil, err
	}
	for y := range g.dimension {
		for x := range g.dimension {
			if dark(g.spot(float64(x)+0.5, float64(y)+0.5)) {
				bits.Set(x, y)
			}
		}
	}
	return bits, nil
}

// timing is the part of the two timing patterns (the alternating modules between the finders, ISO
// 18004 6.3.5) that is as it must be if the code has this dimension: 1 is all of it, 0.5 is chance. It
// is 0 when it would be less than minTiming.
func (g grid) timing(dark ink) float64 {
	all := 2 * (g.dimension - 12)
	wrong, most := 0, int(float64(all)*(1-minTiming))
	for i := 6; i <= g.dimension-7; i++ {
		along := float64(i) + 0.5
		if dark(g.spot(along, 6.5)) != (i%2 == 0) {
			wrong++
		}
		if dark(g.spot(6.5, along)) != (i%2 == 0) {
			wrong++
		}
		if wrong > most {
			return 0
		}
	}
	return 1 - float64(wrong)/float64(all)
}

// minTiming is the least timing for a dimension to be tried. A code under glare or a logo keeps
// more than this; chance seldom reaches it.
const minTiming = 0.72

// guesses gives the grids that the triple may have, likeliest first. estimate is the side in
// modules as measured; it may be wrong by more than one version in large codes.
func guesses(t triple, estimate float64, by tilt, dark ink) []grid {
	type guess struct {
		grid   grid
		timing float64
	}
	var all []guess
	slack := 4 + estimate/8
	for d := minDimension; d <= maxDimension; d += 4 {
		if math.Abs(float64(d)-estimate) > slack {
			continue
		}
		tilts := []tilt{{1, 1}, by}
		if by.flat() {
			tilts = tilts[:1]
		}
		for _, by := range tilts {
			g := guessGrid(t, d, by)
			if timing := g.timing(dark); timing >= minTiming {
				all = append(all, guess{g, timing})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].timing > all[j].timing })
	best := make([]grid, 0, maxGuesses)
	for _, g := range all[:min(len(all), maxGuesses)] {
		best = append(best, g.grid)
	}
	return best
}

// maxGuesses is how many grids are tried for one triple: two sizes, straight and tilted.
const maxGuesses = 4
