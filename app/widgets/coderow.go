package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// CodeRow shows one entry as a row of a list: whose it is, the code, and for how
// long. Its height is the same whatever it shows. The list around it is what is
// pressed and has the keyboard; the row shows where the keyboard is.
type CodeRow struct {
	widget.BaseWidget
	// Grip moves the row.
	Grip *Grip

	name, about *widget.Label
	digits      *Digits
	countdown   *Countdown
	copies      *widget.Icon
	content     fyne.CanvasObject
	current     bool
}

// NewCodeRow returns an empty row.
func NewCodeRow() *CodeRow {
	r := &CodeRow{
		Grip: newGrip(), name: NewName(""), about: NewName(""), digits: newDigits(smallDigits),
		countdown: newSmallCountdown(), copies: widget.NewIcon(theme.ContentCopyIcon()),
	}
	r.name.TextStyle = fyne.TextStyle{Bold: true}
	r.about.SizeName = theme.SizeNameCaptionText
	code := container.NewHBox(r.digits, middle(r.countdown), r.copies)
	if textScale(r) >= largeText {
		r.content = container.NewBorder(nil, nil, r.Grip, nil, container.New(dense{}, r.name, container.NewBorder(nil, nil, nil, code, r.about)))
	} else {
		r.content = container.NewBorder(nil, nil, r.Grip, code, container.New(dense{}, r.name, r.about))
	}
	r.ExtendBaseWidget(r)
	return r
}

func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// Set shows the view; current marks the row that the keyboard is on.
func (r *CodeRow) Set(v CodeView, current bool) {
	setText(r.name, whose(v))
	about := ""
	for _, more := range []string{v.Brief, v.About, v.Warning} {
		if about != "" && more != "" {
			about += " · "
		}
		about += more
	}
	setText(r.about, about)
	r.digits.Set(v.Grouped)
	r.countdown.Set(v.Left, v.Period, v.Late)
	r.show(r.countdown, !v.Pending)
	r.show(r.copies, !v.Pending)
	r.show(r.Grip, v.Movable)
	if r.current != current {
		r.current = current
		r.Refresh()
	}
}

func (r *CodeRow) show(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
	r.content.Refresh()
}

// Name is whose entry the row shows.
func (r *CodeRow) Name() string { return r.name.Text }

// Clear takes the code and the names out of the row.
func (r *CodeRow) Clear() { r.Set(CodeView{}, false) }

// CreateRenderer draws the row.
func (r *CodeRow) CreateRenderer() fyne.WidgetRenderer {
	row := &codeRowRenderer{row: r, box: canvas.NewRectangle(color.Transparent)}
	row.Refresh()
	return row
}

type codeRowRenderer struct {
	row *CodeRow
	box *canvas.Rectangle
}

func (r *codeRowRenderer) MinSize() fyne.Size {
	least := r.row.content.MinSize().AddWidthHeight(2*r.inset()+theme.ScrollBarSize(), 2*r.inset())
	return least.Max(fyne.NewSize(0, theme.SizeForWidget(look.SizeNameTarget, r.row)))
}

func (r *codeRowRenderer) inset() float32 { return theme.SizeForWidget(look.SizeNameRing, r.row) }

// Layout leaves room at the right for the list's scroll bar.
func (r *codeRowRenderer) Layout(size fyne.Size) {
	size.Width -= theme.ScrollBarSize()
	r.box.Resize(size)
	r.row.content.Move(fyne.NewPos(r.inset(), r.inset()))
	r.row.content.Resize(size.SubtractWidthHeight(2*r.inset(), 2*r.inset()))
}

func (r *codeRowRenderer) Refresh() {
	edge, width := theme.ColorNameSeparator, float32(1.5)
	if r.row.current {
		edge, width = theme.ColorNameFocus, r.inset()-1
	}
	r.box.FillColor = theme.ColorForWidget(look.ColorNameCard, r.row)
	r.box.StrokeColor, r.box.StrokeWidth = theme.ColorForWidget(edge, r.row), width
	r.box.CornerRadius = theme.SizeForWidget(theme.SizeNameInputRadius, r.row)
	r.box.Refresh()
	r.Layout(r.row.Size())
}

func (r *codeRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.row.content}
}

func (r *codeRowRenderer) Destroy() {}

// Grip is the part of a row by which it is dragged.
type Grip struct {
	widget.BaseWidget
	// OnDragged is called with how far the mouse moved down, OnDropped at the end.
	OnDragged func(by float32)
	OnDropped func()
	icon      *widget.Icon
}

var (
	_ fyne.Draggable     = (*Grip)(nil)
	_ desktop.Cursorable = (*Grip)(nil)
)

func newGrip() *Grip {
	g := &Grip{icon: widget.NewIcon(theme.MenuIcon())}
	g.ExtendBaseWidget(g)
	return g
}

// Dragged is the mouse moving with its button down.
func (g *Grip) Dragged(e *fyne.DragEvent) {
	if g.OnDragged != nil {
		g.OnDragged(e.Dragged.DY)
	}
}

// DragEnd is the mouse's button coming up.
func (g *Grip) DragEnd() {
	if g.OnDropped != nil {
		g.OnDropped()
	}
}

// Cursor says that this can be moved up and down.
func (g *Grip) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// MinSize is wide enough to be caught.
func (g *Grip) MinSize() fyne.Size {
	edge := theme.SizeForWidget(theme.SizeNameInlineIcon, g)
	return fyne.NewSize(edge*1.5, edge)
}

// CreateRenderer draws the grip.
func (g *Grip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.icon) }
