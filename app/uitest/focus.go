package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// leastRing is the least width of the ring around what has the keyboard focus.
const leastRing = 3

// FocusFaults gives the keyboard focus to everything in the window that can have
// it, and lists what does not show it by a ring.
func (w *Window) FocusFaults() []string {
	var all []fyne.Focusable
	w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if f, ok := o.(fyne.Focusable); ok && canHaveFocus(o) {
			all = append(all, f)
		}
	})
	before := w.Canvas().Focused()
	w.Canvas().Unfocus()
	rings := w.rings()
	var faults []string
	for _, f := range all {
		w.Canvas().Focus(f)
		if w.rings() <= rings {
			name := fmt.Sprintf("%T", f)
			if b, ok := f.(*widgets.Button); ok {
				name = fmt.Sprintf("button %q", b.Text)
			}
			faults = append(faults, name+" does not show that it has the keyboard focus")
		}
		w.Canvas().Unfocus()
	}
	if before != nil {
		w.Canvas().Focus(before)
	}
	return faults
}

// canHaveFocus leaves out what cannot be reached by the keyboard.
func canHaveFocus(o fyne.CanvasObject) bool {
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return false
	}
	if _, list := o.(interface{ RefreshItem(widget.ListItemID) }); list {
		return len(WordsIn(o)) > 0 // one without rows shows nothing at all
	}
	_, label := o.(*widget.Label)
	return !label
}

// rings counts the rings that are drawn.
func (w *Window) rings() int {
	hue := w.themeColours()(theme.ColorNameFocus)
	n := 0
	w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if r, ok := o.(*canvas.Rectangle); ok && r.StrokeWidth >= leastRing && nrgba(r.StrokeColor) == hue {
			n++
		}
	})
	return n
}
