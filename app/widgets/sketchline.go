package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// sketchLine is one item of a sketch: a shape for its kind, its words, and
// where it is what the step is about, a thick frame and words that say so.
type sketchLine struct {
	widget.BaseWidget
	item  SketchItem
	here  *widget.Label
	words *widget.Label
	mark  fyne.CanvasObject // a square, a QR code; nil for none
}

func newSketchLine(item SketchItem, here string) *sketchLine {
	l := &sketchLine{item: item, words: sketchLabel(item.Text), here: sketchLabel("► " + here)}
	l.here.TextStyle = fyne.TextStyle{Bold: true}
	l.here.Hidden = !item.Here
	switch item.Kind {
	case "heading":
		l.words.TextStyle = fyne.TextStyle{Bold: true}
		l.words.SizeName = theme.SizeNameText
	case "key", "code":
		l.words.TextStyle = fyne.TextStyle{Monospace: true}
	case "button", "danger":
		l.words.TextStyle = fyne.TextStyle{Bold: true}
		l.words.Alignment = fyne.TextAlignCenter
	case "tick":
		l.mark = widget.NewIcon(theme.CheckButtonIcon())
	case "qr":
		l.mark = newSketchQR()
	case "clock":
		l.mark = widget.NewIcon(theme.HistoryIcon())
	case "menu":
		l.mark = widget.NewIcon(theme.MenuIcon())
	}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer draws the line.
func (l *sketchLine) CreateRenderer() fyne.WidgetRenderer {
	r := &sketchLineRenderer{line: l, box: canvas.NewRectangle(color.Transparent),
		under: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type sketchLineRenderer struct {
	line             *sketchLine
	ring, box, under *canvas.Rectangle
}

// ringInset is the room of the frame around what the step is about.
const ringInset = 5

func (r *sketchLineRenderer) markSize() float32 {
	switch {
	case r.line.mark == nil:
		return 0
	case r.line.item.Kind == "qr":
		return 84
	}
	return theme.SizeForWidget(theme.SizeNameInlineIcon, r.line)
}

// wordsHeight is what the words need at a width.
func (r *sketchLineRenderer) wordsHeight(width float32) float32 {
	return max(heightFor(r.line.words, width), r.markSize()+6)
}

func (r *sketchLineRenderer) hereHeight(width float32) float32 {
	if !r.line.item.Here {
		return 0
	}
	return heightFor(r.line.here, width) - theme.SizeForWidget(theme.SizeNameInnerPadding, r.line)
}

func (r *sketchLineRenderer) room(size fyne.Size) float32 {
	return size.Width - 2*ringInset - r.markSize()
}

func (r *sketchLineRenderer) MinSize() fyne.Size {
	size := r.line.Size()
	if size.Width <= 0 {
		return fyne.NewSize(r.markSize()+80, r.markSize()+40)
	}
	height := r.wordsHeight(r.room(size)) + r.hereHeight(size.Width) + 2*ringInset
	return fyne.NewSize(r.markSize()+80, height)
}

func (r *sketchLineRenderer) Layout(size fyne.Size) {
	here := r.hereHeight(size.Width)
	r.line.here.Move(fyne.NewPos(0, 0))
	r.line.here.Resize(fyne.NewSize(size.Width, here))
	ring := fyne.NewSize(size.Width, size.Height-here)
	r.ring.Move(fyne.NewPos(0, here))
	r.ring.Resize(ring)
	inner := ring.SubtractWidthHeight(2*ringInset, 2*ringInset)
	at := fyne.NewPos(ringInset, here+ringInset)
	r.box.Move(at)
	r.box.Resize(inner)
	r.under.Move(at.AddXY(0, inner.Height-2))
	r.under.Resize(fyne.NewSize(inner.Width, 2))
	edge := r.markSize()
	if r.line.mark != nil {
		r.line.mark.Move(at.AddXY(3, (inner.Height-edge)/2))
		r.line.mark.Resize(fyne.NewSquareSize(edge))
	}
	r.line.words.Move(at.AddXY(edge, 0))
	r.line.words.Resize(fyne.NewSize(r.room(size), inner.Height))
}

func (r *sketchLineRenderer) Refresh() {
	l := r.line
	col := func(name fyne.ThemeColorName) color.Color { return theme.ColorForWidget(name, l) }
	radius := theme.SizeForWidget(theme.SizeNameInputRadius, l)
	for _, box := range []*canvas.Rectangle{r.box, r.under, r.ring} {
		box.FillColor, box.StrokeColor, box.StrokeWidth, box.CornerRadius = color.Transparent, color.Transparent, 0, radius-3
	}
	switch l.item.Kind {
	case "field", "key", "code":
		r.box.FillColor = col(theme.ColorNameInputBackground)
		r.box.StrokeColor, r.box.StrokeWidth = col(look.ColorNameOutline), 1.5
	case "button":
		r.box.FillColor = col(theme.ColorNameButton)
		r.box.StrokeColor, r.box.StrokeWidth = col(look.ColorNameOutline), 1.5
	case "danger":
		r.box.StrokeColor, r.box.StrokeWidth = col(theme.ColorNameError), 2
	case "link":
		r.under.FillColor = col(theme.ColorNamePrimary)
	}
	if l.item.Here {
		r.ring.StrokeColor, r.ring.StrokeWidth = col(theme.ColorNameFocus), 4
	}
	r.Layout(l.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *sketchLineRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring, r.box, r.under, r.line.words, r.line.here}
	if r.line.mark != nil {
		objects = append(objects, r.line.mark)
	}
	return objects
}

func (r *sketchLineRenderer) Destroy() {}

// newSketchQR draws what a QR code looks like and is none. Its corners are
// empty squares, without the core by which a reader knows a code: the scanner
// must not take our own drawing for a code that it cannot read.
func newSketchQR() fyne.CanvasObject {
	return canvas.NewRasterWithPixels(func(x, y, w, h int) color.Color {
		const cells = 17
		cx, cy := x*cells/max(w, 1), y*cells/max(h, 1)
		if sketchQRCell(cx, cy, cells) {
			return color.NRGBA{A: 0xff}
		}
		return color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
	})
}

// sketchQRCell tells whether a square of the drawn code is dark.
func sketchQRCell(x, y, cells int) bool {
	const corner = 5
	left, right := x <= corner, x >= cells-1-corner
	top, bottom := y <= corner, y >= cells-1-corner
	if x == 0 || y == 0 || x == cells-1 || y == cells-1 {
		return false // the white border
	}
	if top && (left || right) || bottom && left {
		dx, dy := min(x, cells-1-x), min(y, cells-1-y)
		return (dx == 1 || dx == corner-1) && dy >= 1 && dy <= corner-1 ||
			(dy == 1 || dy == corner-1) && dx >= 1 && dx <= corner-1
	}
	return (x*x+3*y+x*y)%3 == 0
}
