package qrscan

import (
	"image"
	"math"
)

// spot is a place in a picture; 0,0 is the top left corner of the top left pixel.
type spot struct{ x, y float64 }

func (s spot) plus(t spot) spot        { return spot{s.x + t.x, s.y + t.y} }
func (s spot) minus(t spot) spot       { return spot{s.x - t.x, s.y - t.y} }
func (s spot) times(f float64) spot    { return spot{s.x * f, s.y * f} }
func (s spot) length() float64         { return math.Hypot(s.x, s.y) }
func (s spot) distance(t spot) float64 { return s.minus(t).length() }
func (s spot) quarterTurn() spot       { return spot{-s.y, s.x} }
func (s spot) cross(t spot) float64    { return s.x*t.y - s.y*t.x }

// quad is the outline of a code: its corners, clockwise in the picture from the code's own top left.
type quad [4]spot

// moved maps the outline found in a part of a picture, enlarged by scale, to the whole picture.
func (q quad) moved(scale float64, origin image.Point) quad {
	for i, c := range q {
		q[i] = c.times(1 / scale).plus(spot{float64(origin.X), float64(origin.Y)})
	}
	return q
}

// holds tells whether s lies inside the outline.
func (q quad) holds(s spot) bool {
	for i, c := range q {
		if q[(i+1)%4].minus(c).cross(s.minus(c)) < 0 {
			return false
		}
	}
	return true
}

// points are the corners as whole pixels of a picture with the given bounds, none outside of it.
func (q quad) points(bounds image.Rectangle) [4]image.Point {
	var p [4]image.Point
	for i, c := range q {
		x := math.Round(clamp(c.x, bounds.Dx()))
		y := math.Round(clamp(c.y, bounds.Dy()))
		p[i] = bounds.Min.Add(image.Pt(int(x), int(y)))
	}
	return p
}

// blank paints the inside of the outline, so that the next look is not drawn to a code that has
// been read already.
func (p picture) blank(q quad, level byte) {
	x0, y0, x1, y1 := float64(p.w), float64(p.h), 0.0, 0.0
	for _, c := range q {
		x0, y0 = min(x0, c.x), min(y0, c.y)
		x1, y1 = max(x1, c.x), max(y1, c.y)
	}
	for y := int(clamp(y0, p.h)); y <= int(clamp(y1, p.h)); y++ {
		for x := int(clamp(x0, p.w)); x <= int(clamp(x1, p.w)); x++ {
			if q.holds(spot{float64(x) + 0.5, float64(y) + 0.5}) {
				p.pix[y*p.w+x] = level
			}
		}
	}
}
