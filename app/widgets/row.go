package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonRow lays buttons in a line while they fit, and one above the other
// when they do not (large text, narrow window). In a line the last button is
// at the right edge; stacked it is the lowest: the main button, put last, is
// always at the bottom right corner.
type ButtonRow struct {
	widget.BaseWidget
	buttons []fyne.CanvasObject
	width   float32
}

// NewButtonRow returns a row of the buttons, the main one last.
func NewButtonRow(buttons ...fyne.CanvasObject) *ButtonRow {
	r := &ButtonRow{buttons: buttons}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the row.
func (r *ButtonRow) CreateRenderer() fyne.WidgetRenderer {
	return &buttonRowRenderer{row: r}
}

// Resize keeps the width, which decides the row's height.
func (r *ButtonRow) Resize(size fyne.Size) {
	r.width = size.Width
	r.BaseWidget.Resize(size)
}

func (r *ButtonRow) shown() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, b := range r.buttons {
		if b.Visible() {
			shown = append(shown, b)
		}
	}
	return shown
}

func (r *ButtonRow) lineWidth() float32 {
	width := float32(0)
	for i, b := range r.shown() {
		if i > 0 {
			width += rowGap()
		}
		width += b.MinSize().Width
	}
	return width
}

func (r *ButtonRow) stacked() bool { return r.width > 0 && r.lineWidth() > r.width }

func rowGap() float32 { return theme.Padding() * 2 }

type buttonRowRenderer struct{ row *ButtonRow }

func (r *buttonRowRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, 0)
	stacked := r.row.stacked()
	for i, b := range r.row.shown() {
		least := b.MinSize()
		size.Width = max(size.Width, least.Width)
		switch {
		case !stacked:
			size.Height = max(size.Height, least.Height)
		case i > 0:
			size.Height += rowGap() + least.Height
		default:
			size.Height = least.Height
		}
	}
	return size
}

func (r *buttonRowRenderer) Layout(size fyne.Size) {
	shown := r.row.shown()
	if r.row.stacked() {
		top := float32(0)
		for _, b := range shown {
			height := b.MinSize().Height
			b.Move(fyne.NewPos(0, top))
			b.Resize(fyne.NewSize(size.Width, height))
			top += height + rowGap()
		}
		return
	}
	left := size.Width - r.row.lineWidth()
	for _, b := range shown {
		least := b.MinSize()
		b.Move(fyne.NewPos(left, 0))
		b.Resize(fyne.NewSize(least.Width, size.Height))
		left += least.Width + rowGap()
	}
}

func (r *buttonRowRenderer) Refresh() {
	r.Layout(r.row.Size())
	for _, b := range r.row.buttons {
		b.Refresh()
	}
}

func (r *buttonRowRenderer) Objects() []fyne.CanvasObject { return r.row.buttons }

func (r *buttonRowRenderer) Destroy() {}
