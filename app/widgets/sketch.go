package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// SketchItem is one thing on a sketched page. Kind is heading, text, field,
// link, button, tick, qr, key, code, menu, danger or clock; Here marks what
// the step is about.
type SketchItem struct {
	Kind, Text string
	Here       bool
}

// Sketch is a drawing of a site's page in a few lines: where on it the thing
// is that the step speaks of. It is our own and looks like no real page.
type Sketch struct {
	widget.BaseWidget
	title string
	here  string // the words that stand at the marked item
	items []SketchItem
}

// NewSketch returns a drawing; here is what points to the marked items.
func NewSketch(title, here string, items []SketchItem) *Sketch {
	s := &Sketch{title: title, here: here, items: items}
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel reads the drawing from top to bottom.
func (s *Sketch) AccessibilityLabel() string {
	var said []string
	for _, item := range s.items {
		words := item.Text
		if item.Here {
			words = s.here + " " + words
		}
		said = append(said, words)
	}
	return s.title + ": " + strings.Join(said, ", ")
}

// AccessibilityRole is text.
func (s *Sketch) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the sketch.
func (s *Sketch) CreateRenderer() fyne.WidgetRenderer {
	column := NewColumn()
	title := sketchLabel(s.title)
	title.Truncation, title.Wrapping = fyne.TextTruncateEllipsis, fyne.TextWrapOff
	for _, item := range s.items {
		column.Add(newSketchLine(item, s.here))
	}
	r := &sketchRenderer{sketch: s, title: title, body: column,
		frame: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	for i := range r.dots {
		r.dots[i] = canvas.NewCircle(color.Transparent)
	}
	r.Refresh()
	return r
}

// sketchLabel is small text that wraps.
func sketchLabel(text string) *widget.Label {
	l := NewWords(text)
	l.SizeName = theme.SizeNameCaptionText
	return l
}

type sketchRenderer struct {
	sketch     *Sketch
	frame, bar *canvas.Rectangle
	dots       [3]*canvas.Circle
	title      *widget.Label
	body       *fyne.Container
}

// sketchInset is the room between the drawn window and what is in it.
const sketchInset = 10

func (r *sketchRenderer) MinSize() fyne.Size {
	body := r.body.MinSize()
	return fyne.NewSize(body.Width+2*sketchInset, r.title.MinSize().Height+body.Height+2*sketchInset)
}

func (r *sketchRenderer) Layout(size fyne.Size) {
	head := r.title.MinSize().Height
	r.frame.Resize(size)
	r.bar.Move(fyne.NewPos(2, 2))
	r.bar.Resize(fyne.NewSize(size.Width-4, head-2))
	const dot = 10
	for i, d := range r.dots {
		d.Resize(fyne.NewSquareSize(dot))
		d.Move(fyne.NewPos(sketchInset+float32(i)*(dot+6), (head-dot)/2))
	}
	left := float32(sketchInset + 3*(dot+6))
	r.title.Move(fyne.NewPos(left, 0))
	r.title.Resize(fyne.NewSize(size.Width-left-sketchInset, head))
	r.body.Move(fyne.NewPos(sketchInset, head+sketchInset/2))
	r.body.Resize(fyne.NewSize(size.Width-2*sketchInset, size.Height-head-sketchInset))
}

func (r *sketchRenderer) Refresh() {
	outline := theme.ColorForWidget(look.ColorNameOutline, r.sketch)
	radius := theme.SizeForWidget(theme.SizeNameInputRadius, r.sketch)
	r.frame.FillColor = theme.ColorForWidget(look.ColorNameCard, r.sketch)
	r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = outline, 1.5, radius
	r.bar.FillColor, r.bar.CornerRadius = theme.ColorForWidget(theme.ColorNameHeaderBackground, r.sketch), radius-2
	for _, d := range r.dots {
		d.FillColor = outline
		d.Refresh()
	}
	r.Layout(r.sketch.Size())
	r.frame.Refresh()
	r.bar.Refresh()
	r.title.Refresh()
	r.body.Refresh()
}

func (r *sketchRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.bar, r.title}
	for _, d := range r.dots {
		objects = append(objects, d)
	}
	return append(objects, r.body)
}

func (r *sketchRenderer) Destroy() {}
