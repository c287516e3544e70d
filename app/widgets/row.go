package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonRow lays buttons in a line at the right while they fit, and in
// several full lines when they do not (large text, narrow window). The main
// button, put last, is always at the bottom right corner.
type ButtonRow struct {
	widget.BaseWidget
	// Apart puts the first button of a single line at the left.
	Apart   bool
	buttons []fyne.CanvasObject
	width   float32
}

// NewButtonRow returns a row of the buttons, the main one last.
func NewButtonRow(buttons ...fyne.CanvasObject) *ButtonRow {
	r := &ButtonRow{buttons: buttons}
	r.ExtendBaseWidget(r)
	return r
}

func (r *ButtonRow) held() []fyne.CanvasObject { return r.buttons }

// CreateRenderer draws the row.
func (r *ButtonRow) CreateRenderer() fyne.WidgetRenderer {
	return &buttonRowRenderer{row: r}
}

// Resize keeps the width, which decides the row's height.
func (r *ButtonRow) Resize(size fyne.Size) {
	r.width = size.Width
	r.BaseWidget.Resize(size)
}

// lines breaks the visible buttons into lines, filling them from the last
// button on, so that the main button's line is never the crowded one.
func (r *ButtonRow) lines() [][]fyne.CanvasObject {
	var lines [][]fyne.CanvasObject
	var line []fyne.CanvasObject
	for _, b := range slices.Backward(r.buttons) {
		if !b.Visible() {
			continue
		}
		longer := append([]fyne.CanvasObject{b}, line...)
		if len(line) > 0 && r.width > 0 && lineWidth(longer) > r.width {
			lines = append([][]fyne.CanvasObject{line}, lines...)
			longer = []fyne.CanvasObject{b}
		}
		line = longer
	}
	if len(line) > 0 {
		lines = append([][]fyne.CanvasObject{line}, lines...)
	}
	return lines
}

func lineWidth(line []fyne.CanvasObject) float32 {
	width := rowGap() * float32(len(line)-1)
	for _, b := range line {
		width += b.MinSize().Width
	}
	return width
}

func lineHeight(line []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, b := range line {
		height = max(height, b.MinSize().Height)
	}
	return height
}

func rowGap() float32 { return theme.Padding() * 2 }

type buttonRowRenderer struct{ row *ButtonRow }

func (r *buttonRowRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, line := range r.row.lines() {
		if i > 0 {
			size.Height += rowGap()
		}
		size.Height += lineHeight(line)
		for _, b := range line {
			size.Width = max(size.Width, b.MinSize().Width)
		}
	}
	return size
}

func (r *buttonRowRenderer) Layout(size fyne.Size) {
	lines := r.row.lines()
	top := float32(0)
	for _, line := range lines {
		height := lineHeight(line)
		// A single line stands at the right; several fill the width.
		spare, left := float32(0), size.Width-lineWidth(line)
		if len(lines) > 1 {
			spare, left = left/float32(len(line)), 0
		}
		for _, b := range line {
			width := b.MinSize().Width + spare
			b.Move(fyne.NewPos(left, top))
			b.Resize(fyne.NewSize(width, height))
			left += width + rowGap()
		}
		if r.row.Apart && len(lines) == 1 && len(line) > 1 {
			line[0].Move(fyne.NewPos(0, top))
		}
		top += height + rowGap()
	}
}

func (r *buttonRowRenderer) Refresh() {
	// First the buttons: their words say how wide they are.
	for _, b := range r.row.buttons {
		b.Refresh()
	}
	r.Layout(r.row.Size())
}

func (r *buttonRowRenderer) Objects() []fyne.CanvasObject { return r.row.buttons }

func (r *buttonRowRenderer) Destroy() {}
