package pdffile

import (
	"image"

	"github.com/ledongthuc/pdf"
)

// limit is where on the page something is drawn, by a path or by a drawing that serves as a mask: some sites draw a
// code as one coloured square behind a stencil of its modules.
type limit struct{ shape *image.Alpha }

const (
	// minStencil is how many parts a path has from which on it is heeded as a limit. Pages are full of single boxes
	// around what lies inside of them anyway.
	minStencil = 8
	// maxLimits is how many limits are made for a page: each may be as large as that.
	maxLimits = 24
)

// cut takes from a shape what lies beyond the limit.
func (l *limit) cut(shape *image.Alpha) {
	if l == nil {
		return
	}
	for y := shape.Rect.Min.Y; y < shape.Rect.Max.Y; y++ {
		row := shape.Pix[shape.PixOffset(shape.Rect.Min.X, y):][:shape.Rect.Dx()]
		for i := range row {
			row[i] = uint8(int(row[i]) * int(l.shape.AlphaAt(shape.Rect.Min.X+i, y).A) / 255)
		}
	}
}

// clip makes a limit of the path, if one was asked for.
func (p *painter) clip() {
	asked := p.clipping
	p.clipping = ""
	parts := 0
	for _, s := range p.path {
		if s.kind == 'm' {
			parts++
		}
	}
	if asked == "" || parts < minStencil || p.limits >= maxLimits {
		return
	}
	p.limits++
	if shape := p.shape(p.path, asked == "W*"); shape != nil {
		p.now.clip.cut(shape)
		p.now.clip = &limit{shape}
	}
}

// soften makes a limit of a drawing (ISO 32000-1, 11.6.5.2), by how opaque or how bright it is, or ends that.
func (p *painter) soften(mask pdf.Value) {
	if mask.Kind() == pdf.Name {
		p.now.clip = nil
		return
	}
	form := mask.Key("G")
	if form.Kind() != pdf.Stream || p.limits >= maxLimits || p.depth >= maxDepth {
		return
	}
	p.limits++
	page := p.img
	p.img = image.NewRGBA(page.Rect)
	defer func() { p.img = page }()
	p.now.clip = nil
	p.object(form)
	inverse := !mask.Key("TR").IsNull() && mask.Key("TR").Name() != "Identity"
	bright := mask.Key("S").Name() == "Luminosity"
	shape := image.NewAlpha(page.Rect)
	for i := range shape.Pix {
		c := p.img.Pix[4*i : 4*i+4]
		if shape.Pix[i] = c[3]; bright {
			shape.Pix[i] = uint8((int(c[0]) + 2*int(c[1]) + int(c[2])) / 4)
		}
		if inverse {
			shape.Pix[i] = 255 - shape.Pix[i]
		}
	}
	p.now.clip = &limit{shape}
}
