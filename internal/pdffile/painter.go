package pdffile

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/vector"
)

// painter follows the operators of one content stream (ISO 32000-1, annex A).
type painter struct {
	*canvas
	now       state
	saved     []state
	resources pdf.Value
	inline    pdf.Value // pictures that stood in the content
	depth     int
	path      []segment
	clipping  string // how the path is to be a limit of what follows, if it is
}

// segment is a step of a path; its points are in pixels.
type segment struct {
	kind byte // 'm', 'l', 'c' or 'h'
	to   [3]point
}

type point struct{ x, y float64 }

// maxSaved is how many states may wait to be restored, maxPath how many steps a path may have.
const maxSaved, maxPath = 256, 1 << 16

func (p *painter) do(operator string, operands []pdf.Value) {
	n := numbers(operands)
	switch operator {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, p.now)
		}
	case "Q":
		if last := len(p.saved) - 1; last >= 0 {
			p.now, p.saved = p.saved[last], p.saved[:last]
		}
	case "cm":
		if m, ok := matrixOf(n); ok {
			p.now.place = joined(p.now.place, m)
		}
	case "w":
		if len(n) == 1 && n[0] >= 0 {
			p.now.width = n[0]
		}
	case "J":
		if len(n) == 1 {
			p.now.cap = int(n[0])
		}
	case "g", "rg", "k", "cs", "sc", "scn", "G", "RG", "K", "CS", "SC", "SCN":
		p.colour(operator, operands, n)
	case "m", "l", "c", "v", "y", "h", "re":
		p.extend(operator, n)
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		p.paint(operator)
		p.clip()
		p.path = p.path[:0]
	case "W", "W*":
		p.clipping = operator
	case "gs":
		if len(operands) == 1 {
			p.soften(p.resources.Key("ExtGState").Key(operands[0].Name()).Key("SMask"))
		}
	case "Do":
		if len(operands) == 1 {
			p.named(operands[0].Name())
		}
	}
}

// extend adds to the path.
func (p *painter) extend(operator string, n []float64) {
	if len(p.path) > maxPath {
		return
	}
	at := func(i int) point { return moved(p.now.place, n[i], n[i+1]) }
	add := func(kind byte, to ...point) {
		s := segment{kind: kind}
		copy(s.to[:], to)
		p.path = append(p.path, s)
	}
	switch {
	case operator == "h":
		add('h')
	case operator == "re" && len(n) == 4:
		x, y, w, h := n[0], n[1], n[2], n[3]
		add('m', moved(p.now.place, x, y))
		add('l', moved(p.now.place, x+w, y))
		add('l', moved(p.now.place, x+w, y+h))
		add('l', moved(p.now.place, x, y+h))
		add('h')
	case (operator == "m" || operator == "l") && len(n) == 2:
		add(operator[0], at(0))
	case operator == "c" && len(n) == 6:
		add('c', at(0), at(2), at(4))
	case operator == "v" && len(n) == 4 && len(p.path) > 0:
		add('c', p.path[len(p.path)-1].end(), at(0), at(2))
	case operator == "y" && len(n) == 4:
		add('c', at(0), at(2), at(2))
	}
}

func (s segment) end() point {
	if s.kind == 'c' {
		return s.to[2]
	}
	return s.to[0]
}

// paint ends the path as its operator says.
func (p *painter) paint(operator string) {
	switch operator {
	case "b", "b*", "s":
		p.extend("h", nil)
	}
	switch operator {
	case "f", "F", "f*", "B", "B*", "b", "b*":
		p.cover(p.path, p.now.fill, strings.HasSuffix(operator, "*"))
	}
	switch operator {
	case "B", "B*", "b", "b*", "S", "s":
		p.stroke()
	}
}

// cover fills a path. It is drawn in the box around it only: a code may be thousands of small squares.
func (p *painter) cover(path []segment, with color.Color, evenOdd bool) {
	shape := p.shape(path, evenOdd)
	if shape == nil {
		return
	}
	box := shape.Rect
	p.painted -= box.Dx() * box.Dy()
	p.now.clip.cut(shape)
	draw.DrawMask(p.img, box, image.NewUniform(with), image.Point{}, shape, box.Min, draw.Over)
}

// shape is the pixels that a path surrounds, by the even-odd rule those that it surrounds an odd number of times; nil
// where it is off the page.
func (p *painter) shape(path []segment, evenOdd bool) *image.Alpha {
	if evenOdd {
		return p.oddShape(path)
	}
	box, ok := boundsOf(path)
	box = box.Intersect(p.img.Rect)
	if !ok || box.Empty() {
		return nil
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	in := func(q point) (float32, float32) {
		return float32(q.x - float64(box.Min.X)), float32(q.y - float64(box.Min.Y))
	}
	for _, s := range path {
		x, y := in(s.to[0])
		switch s.kind {
		case 'm':
			r.MoveTo(x, y)
		case 'l':
			r.LineTo(x, y)
		case 'c':
			bx, by := in(s.to[1])
			cx, cy := in(s.to[2])
			r.CubeTo(x, y, bx, by, cx, cy)
		case 'h':
			r.ClosePath()
		}
	}
	mask := image.NewAlpha(box)
	r.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for i, covered := range mask.Pix {
		if covered >= halfCovered {
			mask.Pix[i] = 255
		} else {
			mask.Pix[i] = 0
		}
	}
	return mask
}

// oddShape exchanges in and out where each part of a path is.
func (p *painter) oddShape(path []segment) *image.Alpha {
	box, ok := boundsOf(path)
	if box = box.Intersect(p.img.Rect); !ok || box.Empty() {
		return nil
	}
	whole := image.NewAlpha(box)
	for len(path) > 0 && p.painted >= 0 {
		n := 1
		for n < len(path) && path[n].kind != 'm' {
			n++
		}
		if part := p.shape(path[:n], false); part != nil {
			p.painted -= len(part.Pix)
			for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
				to := whole.Pix[whole.PixOffset(part.Rect.Min.X, y):]
				for i, v := range part.Pix[part.PixOffset(part.Rect.Min.X, y):][:part.Rect.Dx()] {
					to[i] ^= v
				}
			}
		}
		path = path[n:]
	}
	return whole
}

// halfCovered is from when on a pixel belongs to a shape, a little below the half. Soft edges would leave a light
// seam between two modules that touch within a pixel.
const halfCovered = 120

// boundsOf is the box around a path; false where it is none or not on any page.
func boundsOf(path []segment) (image.Rectangle, bool) {
	const far = 1 << 16
	low, high := point{far, far}, point{-far, -far}
	for _, s := range path {
		n := 1
		switch s.kind {
		case 'c':
			n = 3
		case 'h':
			n = 0
		}
		for _, q := range s.to[:n] {
			if !(math.Abs(q.x) < far && math.Abs(q.y) < far) {
				return image.Rectangle{}, false
			}
			low = point{math.Min(low.x, q.x), math.Min(low.y, q.y)}
			high = point{math.Max(high.x, q.x), math.Max(high.y, q.y)}
		}
	}
	return image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y))), len(path) > 0
}

func numbers(operands []pdf.Value) []float64 {
	n := make([]float64, 0, len(operands))
	for _, v := range operands {
		if k := v.Kind(); k == pdf.Integer || k == pdf.Real {
			n = append(n, v.Float64())
		}
	}
	return n
}

func matrixOf(n []float64) (f64.Aff3, bool) {
	if len(n) != 6 {
		return f64.Aff3{}, false
	}
	return f64.Aff3{n[0], n[2], n[4], n[1], n[3], n[5]}, true
}

// joined is inner first, then outer.
func joined(outer, inner f64.Aff3) f64.Aff3 {
	return f64.Aff3{
		outer[0]*inner[0] + outer[1]*inner[3], outer[0]*inner[1] + outer[1]*inner[4], outer[0]*inner[2] + outer[1]*inner[5] + outer[2],
		outer[3]*inner[0] + outer[4]*inner[3], outer[3]*inner[1] + outer[4]*inner[4], outer[3]*inner[2] + outer[4]*inner[5] + outer[5],
	}
}

func moved(m f64.Aff3, x, y float64) point {
	return point{m[0]*x + m[1]*y + m[2], m[3]*x + m[4]*y + m[5]}
}

// colourOf takes one number for grey, three for red, green and blue, four for the printer's colours.
func colourOf(n []float64) (color.Color, bool) {
	level := func(v float64) uint8 { return uint8(255*math.Max(0, math.Min(1, v)) + 0.5) }
	switch len(n) {
	case 1:
		return color.Gray{Y: level(n[0])}, true
	case 3:
		return color.RGBA{level(n[0]), level(n[1]), level(n[2]), 255}, true
	case 4:
		return color.CMYK{level(n[0]), level(n[1]), level(n[2]), level(n[3])}, true
	}
	return nil, false
}
