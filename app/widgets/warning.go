package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Warning is one line that stands where something is missing: a shape and bold
// words, which can be pressed where there is something to do about it. The
// keyboard reaches the same by a button beside it.
type Warning struct {
	widget.BaseWidget
	OnTapped func()
	icon     *widget.Icon
	words    *widget.Label
}

var (
	_ fyne.Tappable      = (*Warning)(nil)
	_ desktop.Cursorable = (*Warning)(nil)
)

// NewWarning returns a line without words, which shows nothing.
func NewWarning() *Warning {
	w := &Warning{icon: widget.NewIcon(nil), words: NewName("")}
	w.words.TextStyle = fyne.TextStyle{Bold: true}
	w.words.Importance = widget.WarningImportance
	w.icon.Hide()
	w.ExtendBaseWidget(w)
	return w
}

// SetText changes the words; without any, nothing is shown.
func (w *Warning) SetText(text string) {
	if w.words.Text == text {
		return
	}
	w.words.SetText(text)
	w.icon.SetResource(theme.NewWarningThemedResource(theme.WarningIcon()))
	w.icon.Hidden = text == ""
	w.Refresh()
}

// Text is what the line says.
func (w *Warning) Text() string { return w.words.Text }

// Tapped does what there is to do about it.
func (w *Warning) Tapped(*fyne.PointEvent) {
	if w.OnTapped != nil {
		w.OnTapped()
	}
}

// Cursor is a hand where there is something to press.
func (w *Warning) Cursor() desktop.Cursor {
	if w.OnTapped != nil && w.words.Text != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws the line.
func (w *Warning) CreateRenderer() fyne.WidgetRenderer { return &warningRenderer{w} }

type warningRenderer struct{ w *Warning }

func (r *warningRenderer) MinSize() fyne.Size { return r.w.words.MinSize() }

// Layout gives the words their own room at the left, as other labels have it,
// and puts the icon there.
func (r *warningRenderer) Layout(size fyne.Size) {
	edge := theme.SizeForWidget(theme.SizeNameInlineIcon, r.w)
	inset := theme.SizeForWidget(theme.SizeNameInnerPadding, r.w)
	r.w.icon.Move(fyne.NewPos(inset, (size.Height-edge)/2))
	r.w.icon.Resize(fyne.NewSquareSize(edge))
	r.w.words.Move(fyne.NewPos(edge+inset/2, 0))
	r.w.words.Resize(fyne.NewSize(size.Width-edge-inset/2, size.Height))
}

func (r *warningRenderer) Refresh() {
	r.Layout(r.w.Size())
	r.w.icon.Refresh()
	r.w.words.Refresh()
}

func (r *warningRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.w.icon, r.w.words}
}

func (r *warningRenderer) Destroy() {}
