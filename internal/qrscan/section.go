package qrscan

import "github.com/makiuchi-d/gozxing"

// section is a cut through a finder: the lengths in pixels of its dark, light, dark, light and dark
// runs, in modules 1:1:3:1:1. Where the code has no quiet zone and lies on a dark page, one of the
// outer runs goes on into the page; never both, because inside the code a light separator follows.
type section [5]int

// module is the width of a module, measured inside the outer ring.
func (s section) module() float64 { return float64(s[1]+s[2]+s[3]) / 5 }

// fits tells whether the lengths are those of a finder, within half a module.
func (s section) fits() bool {
	if s[0] == 0 || s[1] == 0 || s[2] == 0 || s[3] == 0 || s[4] == 0 {
		return false
	}
	m := s.module()
	near := func(length int, modules float64) bool {
		off := float64(length) - modules*m
		return off < modules*m/2 && off > -modules*m/2
	}
	const open = 1.75 // of a module: above it an outer run has merged with what lies beyond
	outer, inner := float64(min(s[0], s[4])), float64(max(s[0], s[4]))
	return near(s[1], 1) && near(s[2], 3) && near(s[3], 1) &&
		outer > m/2 && outer < open*m && inner > m/2
}

// cut measures the section through x,y, which must be in the core, in steps of dx,dy, and gives the
// place of the core's middle in such steps from x,y. The outer runs are followed only as far as
// tells whether they are open.
func cut(marks *gozxing.BitMatrix, x, y, dx, dy int) (s section, middle float64) {
	ahead, behind := ray(marks, x, y, dx, dy), ray(marks, x, y, -dx, -dy)
	s = section{behind[2], behind[1], ahead[0] + behind[0] - 1, ahead[1], ahead[2]}
	return s, float64(ahead[0]-behind[0]) / 2
}

// ray measures the runs from x,y outwards: what is left of the core, light, dark. A run that leaves
// the picture ends there; a run far too long for the core makes the rest zero.
func ray(marks *gozxing.BitMatrix, x, y, dx, dy int) [3]int {
	w, h := marks.GetWidth(), marks.GetHeight()
	var lengths [3]int
	for i := range lengths {
		dark := i != 1
		for x >= 0 && y >= 0 && x < w && y < h && marks.Get(x, y) == dark {
			lengths[i]++
			x, y = x+dx, y+dy
			if i > 0 && lengths[i] > 2*lengths[0]+4 {
				break // light: no finder; dark: open, however far it goes
			}
		}
	}
	return lengths
}

// maxDiagonal is how much a finder's core may differ along a row and along a diagonal, in steps of
// each: 1 in an upright code, 2 in one that stands on its corner, and a little more by rounding.
const maxDiagonal = 2.5

// crossed measures the finder whose core holds x,y down, across and along one diagonal.
func crossed(marks *gozxing.BitMatrix, x, y int) (finder, bool) {
	down, offY := cut(marks, x, y, 0, 1)
	if !down.fits() {
		return finder{}, false
	}
	y += int(offY)
	across, offX := cut(marks, x, y, 1, 0)
	if !across.fits() || ratio(across.module(), down.module()) > maxModuleRatio {
		return finder{}, false
	}
	diagonal, _ := cut(marks, x+int(offX), y, 1, 1)
	if diagonal[1] == 0 || diagonal[2] == 0 || diagonal[3] == 0 ||
		ratio(float64(diagonal[2]), float64(across[2])) > maxDiagonal {
		return finder{}, false
	}
	_, offY = cut(marks, x+int(offX), y, 0, 1)
	return finder{
		at:     spot{float64(x) + offX + 0.5, float64(y) + offY + 0.5},
		module: (across.module() + down.module()) / 2,
		rows:   1,
	}, true
}
