package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
)

// Input is Fyne's entry, in a frame that shows the keyboard focus as buttons do.
// The page scrolls to it when it gets the focus or is typed into.
type Input struct {
	widget.Entry
	// self is the widget, or the one that it is part of.
	self         fyne.CanvasObject
	focusChanged func(on bool)
	reveal       revealer
	life         Life
}

var _ revealed = (*Input)(nil)

// newInput returns an entry of one line.
func newInput() *Input {
	i := &Input{}
	i.Wrapping = fyne.TextWrapOff
	i.ExtendBaseWidget(i)
	return i
}

// newSecretInput returns an entry that hides what is typed, with a button to
// show it.
func newSecretInput() *Input {
	i := &Input{}
	i.Password = true
	i.ExtendBaseWidget(i)
	return i
}

func (i *Input) onReveal(reveal revealer) { i.reveal = reveal }

func (i *Input) show(why cause) {
	if i.reveal != nil {
		i.reveal(i.self, why)
	}
}

// FocusGained shows the ring.
func (i *Input) FocusGained() {
	i.Entry.FocusGained()
	if i.focusChanged != nil {
		i.focusChanged(true)
	}
	i.show(focused)
}

// FocusLost hides the ring.
func (i *Input) FocusLost() {
	i.Entry.FocusLost()
	if i.focusChanged != nil {
		i.focusChanged(false)
	}
}

// TypedRune shows the field where it was scrolled away.
func (i *Input) TypedRune(r rune) {
	i.typed()
	i.show(typedInto)
	i.Entry.TypedRune(r)
}

// focusFrame draws a ring around one object.
type focusFrame struct {
	widget.BaseWidget
	content fyne.CanvasObject
	on      bool
}

func newFocusFrame(content fyne.CanvasObject) *focusFrame {
	f := &focusFrame{content: content}
	f.ExtendBaseWidget(f)
	return f
}

func (f *focusFrame) held() []fyne.CanvasObject { return []fyne.CanvasObject{f.content} }

// set shows the ring or hides it.
func (f *focusFrame) set(on bool) {
	if f.on != on {
		f.on = on
		f.Refresh()
	}
}

// CreateRenderer draws the ring.
func (f *focusFrame) CreateRenderer() fyne.WidgetRenderer {
	r := &focusFrameRenderer{frame: f, ring: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type focusFrameRenderer struct {
	frame *focusFrame
	ring  *canvas.Rectangle
}

func (r *focusFrameRenderer) width() float32 {
	return theme.SizeForWidget(look.SizeNameRing, r.frame)
}

func (r *focusFrameRenderer) MinSize() fyne.Size {
	return r.frame.content.MinSize().AddWidthHeight(2*r.width(), 2*r.width())
}

func (r *focusFrameRenderer) Layout(size fyne.Size) {
	width := r.width()
	r.ring.Resize(size)
	r.frame.content.Move(fyne.NewPos(width, width))
	r.frame.content.Resize(size.SubtractWidthHeight(2*width, 2*width))
}

func (r *focusFrameRenderer) Refresh() {
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, r.width()-ringGap
	r.ring.CornerRadius = theme.SizeForWidget(theme.SizeNameInputRadius, r.frame) + 2
	if r.frame.on {
		r.ring.StrokeColor = theme.ColorForWidget(theme.ColorNameFocus, r.frame)
	}
	r.Layout(r.frame.Size())
	r.ring.Refresh()
	r.frame.content.Refresh()
}

func (r *focusFrameRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.frame.content}
}

func (r *focusFrameRenderer) Destroy() {}
