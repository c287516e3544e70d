package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// Windows are those that every page has to be well in: the smallest that it can
// have, the one of the first start, and the whole of two small screens.
func (w *Window) Windows() []fyne.Size {
	least := w.least()
	return []fyne.Size{least, Size().Max(least), SmallScreen(), Screen()}
}

// least is the smallest window that the content can have, with its padding.
func (w *Window) least() fyne.Size {
	return w.Canvas().Content().MinSize().Add(w.Canvas().Size().Subtract(w.Canvas().Content().Size()))
}

// LayoutFaults lists what a user could not read or hit in windows of some sizes,
// those of Windows where none is named: words that are cut off, that lie over
// others or that stick out of the window or of what they stand on; anything to
// press that is smaller than 48 px; what scrolls sideways; a main button, or
// what has the keyboard focus, that is not in sight.
func (w *Window) LayoutFaults(sizes ...fyne.Size) []string {
	if len(sizes) == 0 {
		sizes = w.Windows()
	}
	var faults []string
	if least := w.least(); least.Width > SmallScreen().Width || least.Height > SmallScreen().Height {
		faults = append(faults, fmt.Sprintf("the page needs %v, more than a small screen has", least))
	}
	return append(faults, w.faultsAt(sizes...)...)
}

// SlimFaults is LayoutFaults in the slim window beside a browser, and finds a
// page that does not fit into it.
func (w *Window) SlimFaults() []string {
	least := w.least()
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
		for _, fault := range w.faultsNow() {
			faults = append(faults, fmt.Sprintf("%vx%v: %s", size.Width, size.Height, fault))
		}
	}
	return faults
}

// LayOut gives the window a size and lays it out anew, as a real window does
// before each frame and this one only when it is resized.
func (w *Window) LayOut(size fyne.Size) {
	w.Resize(size.AddWidthHeight(1, 1))
	w.Resize(size)
}
