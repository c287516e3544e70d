package pdffile

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/ledongthuc/pdf"
	"golang.org/x/image/math/f64"
)

const (
	// density is pixels a point (1/72 inch): a code printed one centimetre wide still has 3 pixels a module.
	density = 3
	// maxSide bounds a page in pixels; larger pages are drawn with fewer pixels a point.
	maxSide = 3600
	// maxSteps is how many operators are followed on one page, with all that it refers to.
	maxSteps = 1 << 19
	// maxDepth is how deep drawings may lie in one another.
	maxDepth = 5
	// maxPainted is how many times the page's area may be painted.
	maxPainted = 60
)

// A4 in points, for pages that do not say their size.
const defaultWidth, defaultHeight = 595, 842

// canvas is a page being drawn.
type canvas struct {
	ctx     context.Context
	img     *image.RGBA
	steps   int
	painted int // pixels left to paint
	limits  int // made so far
}

// drawPage draws a page; false where there is none with this number. Where its content breaks off, what was drawn
// until then is kept.
func drawPage(ctx context.Context, reader *pdf.Reader, number int) (*image.RGBA, bool) {
	page, err := guarded(func() (pdf.Page, error) { return reader.Page(number), nil })
	if err != nil || page.V.IsNull() {
		return nil, false
	}
	c := &canvas{ctx: ctx}
	_, err = guarded(func() (struct{}, error) {
		base := c.open(page)
		c.run(page.V.Key("Contents"), inherited(page.V, "Resources"), state{place: base, fill: paints{Color: color.Black}, line: paints{Color: color.Black}, width: 1}, 0)
		return struct{}{}, nil
	})
	return c.img, err == nil || c.img != nil
}

// open makes the white page and returns the way from its points to pixels, the top of the page up.
func (c *canvas) open(page pdf.Page) f64.Aff3 {
	box := inherited(page.V, "CropBox")
	if box.Len() != 4 {
		box = inherited(page.V, "MediaBox")
	}
	x0, y0, x1, y1 := 0.0, 0.0, float64(defaultWidth), float64(defaultHeight)
	if box.Len() == 4 {
		x0, x1 = ordered(box.Index(0).Float64(), box.Index(2).Float64())
		y0, y1 = ordered(box.Index(1).Float64(), box.Index(3).Float64())
	}
	if !(x1-x0 >= 1 && y1-y0 >= 1) {
		x0, y0, x1, y1 = 0, 0, defaultWidth, defaultHeight
	}
	scale := math.Min(density, maxSide/math.Max(x1-x0, y1-y0))
	size := image.Rect(0, 0, max(1, int((x1-x0)*scale)), max(1, int((y1-y0)*scale)))
	c.img, c.painted = image.NewRGBA(size), maxPainted*size.Dx()*size.Dy()
	draw.Draw(c.img, size, image.White, image.Point{}, draw.Src)
	return f64.Aff3{scale, 0, -x0 * scale, 0, -scale, y1 * scale}
}

// inherited is what a page, or one of the groups that it belongs to, says of itself.
func inherited(page pdf.Value, key string) pdf.Value {
	for range maxGroups {
		if v := page.Key(key); !v.IsNull() {
			return v
		}
		page = page.Key("Parent")
	}
	return pdf.Value{}
}

// maxGroups is how many groups a page may lie in; a document may name itself as its own group.
const maxGroups = 64

func ordered(a, b float64) (low, high float64) { return math.Min(a, b), math.Max(a, b) }

// state is what an operator changes and q saves.
type state struct {
	place      f64.Aff3 // from the content's numbers to pixels
	fill, line paints   // of shapes and of lines
	width      float64  // of lines, in the content's numbers
	cap        int      // how lines end; 0 where they end
	clip       *limit   // what is drawn at all; nil for everything
}

// errOver ends the reading of a content from within.
type errOver struct{}

// run draws a content stream.
func (c *canvas) run(content, resources pdf.Value, now state, depth int) {
	defer func() {
		if r := recover(); r != nil {
			if _, over := r.(errOver); over && depth > 0 {
				panic(r) // the page as a whole is over
			}
		}
	}()
	content, inline := outlined(c.ctx, content)
	p := painter{canvas: c, now: now, resources: resources, inline: inline, depth: depth}
	pdf.Interpret(content, func(operands *pdf.Stack, operator string) {
		if c.steps++; c.steps > maxSteps || c.painted < 0 || c.ctx.Err() != nil {
			panic(errOver{})
		}
		p.do(operator, popped(operands))
	})
}

func popped(stack *pdf.Stack) []pdf.Value {
	all := make([]pdf.Value, stack.Len())
	for i := len(all) - 1; i >= 0; i-- {
		all[i] = stack.Pop()
	}
	return all
}
