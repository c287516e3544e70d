package qrscan

import "image"

// picture is a grey picture, one byte a pixel, rows without gaps; 0 is black.
//
// negative makes a light code on a dark ground an ordinary one for level, without a copy.
type picture struct {
	pix      []byte
	w, h     int
	negative bool
}

func newPicture(w, h int) picture { return picture{pix: make([]byte, w*h), w: w, h: h} }

func (p picture) bounds() image.Rectangle { return image.Rect(0, 0, p.w, p.h) }

// crop copies the part of p inside r, which must lie within p.
func (p picture) crop(r image.Rectangle) picture {
	c := newPicture(r.Dx(), r.Dy())
	for y := range c.h {
		from := (r.Min.Y+y)*p.w + r.Min.X
		copy(c.pix[y*c.w:(y+1)*c.w], p.pix[from:from+c.w])
	}
	return c
}

// inverted is a copy with dark and light exchanged: how a code on a dark page becomes an ordinary one.
func (p picture) inverted() picture {
	c := newPicture(p.w, p.h)
	for i, v := range p.pix {
		c.pix[i] = ^v
	}
	return c
}

// level is the brightness at x,y (0,0 is the top left corner of the top left pixel), interpolated
// between the four nearest pixel centres; beyond the edge the edge goes on.
func (p picture) level(x, y float64) float64 {
	x, y = clamp(x-0.5, p.w), clamp(y-0.5, p.h)
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, p.w-1), min(y0+1, p.h-1)
	fx, fy := x-float64(x0), y-float64(y0)
	upper := float64(p.pix[y0*p.w+x0])*(1-fx) + float64(p.pix[y0*p.w+x1])*fx
	lower := float64(p.pix[y1*p.w+x0])*(1-fx) + float64(p.pix[y1*p.w+x1])*fx
	v := upper*(1-fy) + lower*fy
	if p.negative {
		return 255 - v
	}
	return v
}

// clamp keeps v within 0 … n-1 and makes 0 of what is no number.
func clamp(v float64, n int) float64 {
	if !(v > 0) {
		return 0
	}
	return min(v, float64(n-1))
}
