package qrscan

import "math"

// maxTilt is the greatest tilt that is believed; above it a finder was measured wrongly.
const maxTilt = 1.5

// measure estimates the side of the code in modules and how it is tilted. It measures the finders
// along the sides of the code: unlike their width along rows this is right for a turned code.
// Perspective shrinks a module with the square of the distance and the way between two modules with
// the product, so that the mean to take over a side is the geometric one.
func (r *reader) measure(t triple) (estimate float64, by tilt) {
	top := r.measureSide(t.tl, t.tr)
	left := r.measureSide(t.tl, t.bl)
	return (top.modules+left.modules)/2 + 7, tilt{right: top.tilt, below: left.tilt}
}

type side struct{ modules, tilt float64 }

func (r *reader) measureSide(from, to *finder) side {
	way := to.at.minus(from.at)
	unit := way.times(1 / way.length())
	near, far := r.moduleAt(from, unit), r.moduleAt(to, unit)
	lean := math.Sqrt(near / far)
	return side{
		modules: way.length() / math.Sqrt(near*far),
		tilt:    math.Max(1/maxTilt, math.Min(maxTilt, lean)),
	}
}

// moduleAt is the width of a module at f along unit. Where it cannot be measured it is the width
// along the row.
func (r *reader) moduleAt(f *finder, unit spot) float64 {
	there, ok1 := r.reach(f.at, unit)
	back, ok2 := r.reach(f.at, unit.times(-1))
	if !ok1 || !ok2 {
		return f.module
	}
	return (there + back) / 5
}

// reach is the distance from a finder's centre to the inner edge of its outer ring: dark, light,
// then dark; two and a half modules. The ring's outer edge is lost where a dark page begins there.
func (r *reader) reach(from, unit spot) (float64, bool) {
	const stride = 0.5
	dark, changes := true, 0
	limit := float64(r.pic.w + r.pic.h)
	for d := 0.0; d < limit; d += stride {
		at := from.plus(unit.times(d))
		if at.x < 0 || at.y < 0 || at.x >= float64(r.pic.w) || at.y >= float64(r.pic.h) {
			break
		}
		if r.marks.Get(int(at.x), int(at.y)) != dark {
			dark = !dark
			if changes++; changes == 2 {
				return d - stride/2, d > 0
			}
		}
	}
	return 0, false
}
