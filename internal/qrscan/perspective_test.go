package qrscan

import "testing"

func TestPerspectiveTakesCornersToCorners(t *testing.T) {
	for _, to := range [][4]spot{
		{{10, 20}, {50, 20}, {50, 60}, {10, 60}},  // straight
		{{10, 20}, {50, 30}, {40, 70}, {0, 60}},   // turned
		{{10, 20}, {90, 10}, {100, 120}, {5, 70}}, // seen at an angle
	} {
		from := [4]spot{{3.5, 3.5}, {21.5, 3.5}, {18.5, 18.5}, {3.5, 21.5}}
		p := quadToQuad(from, to)
		for i, c := range from {
			if got := p.spot(c.x, c.y); got.distance(to[i]) > 1e-9 {
				t.Errorf("corner %d goes to %v, not to %v", i, got, to[i])
			}
		}
		// A line stays a line.
		a, m, b := p.spot(0, 5), p.spot(7, 6), p.spot(14, 7)
		if area := m.minus(a).cross(b.minus(a)); area > 1e-6 || area < -1e-6 {
			t.Errorf("the middle of a line lies beside it: %g", area)
		}
	}
}
