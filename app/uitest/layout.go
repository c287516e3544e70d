package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kapukod/app/widgets"
)

// leastTarget is the least edge of anything to press, in pixels.
const leastTarget = 48

// LayoutFaults lists what a user could not read or hit, in a window of the
// usual size and in the smallest one: buttons smaller than 48 px or narrower
// than their words, words that stick out of the window at either side, and
// words or buttons that stick out of the card they belong to.
func (w *Window) LayoutFaults() []string {
	least := w.Canvas().Content().MinSize()
	return w.faultsAt(least, Size().Max(least))
}

// SlimFaults is LayoutFaults in the slim window beside a browser, and finds a
// page that does not fit into it.
func (w *Window) SlimFaults() []string {
	least := w.Canvas().Content().MinSize()
	faults := w.faultsAt(least, SlimSize().Max(least))
	if least.Width > widestSlim {
		faults = append(faults, fmt.Sprintf("the page needs a width of %v", least.Width))
	}
	return faults
}

// widestSlim is the slim window's width with the largest text: it leaves a
// browser 900 of a 1366×768 screen.
const widestSlim = 466

func (w *Window) faultsAt(sizes ...fyne.Size) []string {
	var faults []string
	for _, size := range sizes {
		w.LayOut(size)
		faults = append(faults, w.faultsNow()...)
	}
	return faults
}

// LayOut gives the window a size and lays it out anew, as a real window does
// before each frame and this one only when it is resized.
func (w *Window) LayOut(size fyne.Size) {
	w.Resize(size.AddWidthHeight(1, 1))
	w.Resize(size)
}

func (w *Window) faultsNow() []string {
	var faults []string
	width := w.Canvas().Size().Width
	w.Walk(func(o fyne.CanvasObject, at fyne.Position) {
		switch o := o.(type) {
		case *widgets.Button:
			size, least := o.Size(), o.MinSize()
			if size.Height < leastTarget || size.Width < leastTarget {
				faults = append(faults, fmt.Sprintf("button %q is %v", o.Text, size))
			}
			if size.Width+0.5 < least.Width || at.X < 0 || at.X+size.Width > width+0.5 {
				faults = append(faults, fmt.Sprintf("button %q at %v has %v and needs %v", o.Text, at, size, least))
			}
		case *canvas.Text:
			if o.Text != "" && (at.X < 0 || at.X+o.MinSize().Width > width+0.5) {
				faults = append(faults, fmt.Sprintf("text %q at %v sticks out of %v", o.Text, at, width))
			}
		}
	})
	return append(faults, w.cardFaults()...)
}

// cardFaults finds what sticks out of the lower edge of its card.
func (w *Window) cardFaults() []string {
	var faults []string
	w.Walk(func(card fyne.CanvasObject, at fyne.Position) {
		if _, ok := card.(*widgets.Card); !ok {
			return
		}
		bottom := at.Y + card.Size().Height
		walk(card, at.Subtract(card.Position()), func(o fyne.CanvasObject, at fyne.Position) {
			switch o := o.(type) {
			case *widgets.Button:
				if at.Y+o.Size().Height > bottom+0.5 {
					faults = append(faults, fmt.Sprintf("button %q sticks out of its card", o.Text))
				}
			case *canvas.Text:
				if o.Text != "" && at.Y+o.MinSize().Height > bottom+0.5 {
					faults = append(faults, fmt.Sprintf("text %q sticks out of its card", o.Text))
				}
			}
		})
	})
	return faults
}
