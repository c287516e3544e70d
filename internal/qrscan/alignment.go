package qrscan

const (
	// alignmentReach is how far from its expected place, in modules, the alignment pattern is sought.
	alignmentReach = 4.0
	// alignmentStep is the step of that search in modules.
	alignmentStep = 0.5
	// minAlignment is how many of the pattern's 25 modules must be right.
	minAlignment = 22
)

// findAlignment gives the centre of the bottom right alignment pattern (a dark module in a light
// ring in a dark ring): the fourth fixed point of a code seen at an angle. Version 1 has none.
func findAlignment(g grid, dark ink) (spot, bool) {
	if g.dimension <= minDimension {
		return spot{}, false
	}
	expected := float64(g.dimension) - 6.5
	best, sum, n := minAlignment-1, spot{}, 0.0
	for dy := -alignmentReach; dy <= alignmentReach; dy += alignmentStep {
		for dx := -alignmentReach; dx <= alignmentReach; dx += alignmentStep {
			at := spot{expected + dx, expected + dy}
			score := alignmentScore(g, dark, at)
			if score > best {
				best, sum, n = score, spot{}, 0
			}
			if score == best && score >= minAlignment {
				sum, n = sum.plus(at), n+1
			}
		}
	}
	if n == 0 {
		return spot{}, false
	}
	mean := sum.times(1 / n)
	return g.spot(mean.x, mean.y), true
}

// alignmentScore counts the modules around centre (in modules) that are as in the pattern. It
// gives up after the first five where nothing resembles it.
func alignmentScore(g grid, dark ink, centre spot) int {
	fits := func(x, y int) int {
		want := max(abs(x), abs(y)) != 1
		if dark(g.spot(centre.x+float64(x), centre.y+float64(y))) == want {
			return 1
		}
		return 0
	}
	cross := fits(0, 0) + fits(1, 0) + fits(0, 1) + fits(-1, 0) + fits(0, -1)
	if cross < 4 {
		return 0
	}
	right := cross
	for y := -2; y <= 2; y++ {
		for x := -2; x <= 2; x++ {
			if abs(x)+abs(y) > 1 {
				right += fits(x, y)
			}
		}
	}
	return right
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}
