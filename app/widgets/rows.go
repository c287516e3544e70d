package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Rows is Fyne's list, in a frame that shows the keyboard focus as buttons do.
type Rows struct {
	widget.List
	frame *focusFrame
}

// NewRows returns a list without lines between its rows; see widget.NewList.
func NewRows(length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *Rows {
	r := &Rows{}
	r.Length, r.CreateItem, r.UpdateItem = length, create, update
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	r.frame = newFocusFrame(r)
	return r
}

// Framed is the list with its frame: what stands on a page.
func (r *Rows) Framed() fyne.CanvasObject { return r.frame }

// FocusGained shows the ring.
func (r *Rows) FocusGained() {
	r.List.FocusGained()
	r.frame.set(true)
}

// FocusLost hides the ring.
func (r *Rows) FocusLost() {
	r.List.FocusLost()
	r.frame.set(false)
}
