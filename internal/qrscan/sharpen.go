package qrscan

import "github.com/makiuchi-d/gozxing"

// In an unsharp picture each module holds some of the light of those beside it: a single light one among dark ones
// stays darker than the middle. levels are the brightnesses at the modules' centres, from which that share can be
// taken away again.
type levels struct {
	n int
	v []float64 // row by row
}

// shares are how much of its four neighbours is taken from a module, as a part of the difference.
var shares = [...]float64{0.12, 0.25, 0.45}

func (g grid) levels(pic picture) levels {
	l := levels{n: g.dimension, v: make([]float64, g.dimension*g.dimension)}
	for i := range l.v {
		at := g.spot(float64(i%l.n)+0.5, float64(i/l.n)+0.5)
		l.v[i] = pic.level(at.x, at.y)
	}
	return l
}

func (l levels) at(x, y int) float64 {
	x, y = min(max(x, 0), l.n-1), min(max(y, 0), l.n-1)
	return l.v[y*l.n+x]
}

// sharpened takes the neighbours' share away; what is of one brightness stays as it is.
func (l levels) sharpened(share float64) levels {
	s := levels{n: l.n, v: make([]float64, len(l.v))}
	for i, v := range l.v {
		x, y := i%l.n, i/l.n
		s.v[i] = v + share*(4*v-l.at(x-1, y)-l.at(x+1, y)-l.at(x, y-1)-l.at(x, y+1))
	}
	return s
}

// middle is the brightness between dark and light at the finder whose top left module is x,y: halfway between its
// core and the light ring around it.
func (l levels) middle(x, y int) float64 {
	dark, light := 0.0, 0.0
	for dy := 1; dy < 6; dy++ {
		for dx := 1; dx < 6; dx++ {
			if max(abs(dx-3), abs(dy-3)) == 2 {
				light += l.at(x+dx, y+dy) / 16
			} else {
				dark += l.at(x+dx, y+dy) / 9
			}
		}
	}
	return (dark + light) / 2
}

// bits parts dark from light by a brightness that slopes evenly between the three finders.
func (l levels) bits() (*gozxing.BitMatrix, error) {
	bits, err := gozxing.NewSquareBitMatrix(l.n)
	if err != nil {
		return nil, err
	}
	far := l.n - 7
	tl, tr, bl := l.middle(0, 0), l.middle(far, 0), l.middle(0, far)
	for i, v := range l.v {
		x, y := i%l.n, i/l.n
		if v <= tl+(tr-tl)*float64(x-3)/float64(far)+(bl-tl)*float64(y-3)/float64(far) {
			bits.Set(x, y)
		}
	}
	return bits, nil
}
