package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewColumn stacks objects from top to bottom over the whole width. Unlike
// Fyne's own VBox it gives each object its width before asking its height, so
// that wrapped text gets the lines it needs at once.
func NewColumn(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(column{gaps: 2}, objects...)
}

// NewTightColumn is a column of texts that belong together: it takes back a
// part of the padding that labels bring.
func NewTightColumn(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(column{gaps: -1.5}, objects...)
}

// NewLed is a column of what a page is about, led by words that explain it. With
// large text they stand below it: they would fill the page.
func NewLed(words fyne.CanvasObject, about ...fyne.CanvasObject) *fyne.Container {
	if LargeText() {
		return NewColumn(append(about, words)...)
	}
	return NewColumn(append([]fyne.CanvasObject{words}, about...)...)
}

// column's gaps count the theme's padding.
type column struct{ gaps float32 }

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Padding() * c.gaps
	top := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightFor(o, size.Width)
		o.Move(fyne.NewPos(0, top))
		o.Resize(fyne.NewSize(size.Width, height))
		top += height + gap
	}
}

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	gap := theme.Padding() * c.gaps
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		if size.Height > 0 {
			size.Height += gap
		}
		size.Height += least.Height
	}
	return size
}

// heightFor returns the height that o needs at a width. Text that wraps only
// knows it after it was given that width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.MinSize().Height
}

// dense stacks lines of text without the room that labels keep above and below.
type dense struct{}

// denseEdge is what is left of that room above the first line and below the last.
const denseEdge = 4

// spare is the room that an object keeps above its text, and as much below.
func (dense) spare(o fyne.CanvasObject) float32 {
	if _, label := o.(*widget.Label); label {
		return theme.InnerPadding()
	}
	return 0
}

func (d dense) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top := max((size.Height-d.MinSize(objects).Height)/2, 0) + denseEdge
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, top-d.spare(o)))
		o.Resize(fyne.NewSize(size.Width, height))
		top += height - 2*d.spare(o)
	}
}

func (d dense) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 2*denseEdge)
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height - 2*d.spare(o)
	}
	return size
}
