package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"kapukod/app/program"
)

// slimWidth is the slim window's, in the toolkit's pixels: it leaves a browser
// 986 of a 1366×768 screen.
const slimWidth = 380

// beside makes the window slim, at the screen's edge and above the others as
// far as the system lets it, and wide again. Where it cannot be moved it is
// only made slim.
func beside(window fyne.Window) program.Beside {
	var wide fyne.Size // zero while it is wide
	resize := func(size fyne.Size) {
		window.SetFixedSize(false) // the toolkit takes in the new least size
		window.Resize(size)
	}
	native := func(do func(context any)) {
		if w, ok := window.(driver.NativeWindow); ok {
			w.RunNative(do)
		}
	}
	return program.Beside{
		Narrow: func() (above bool) {
			if wide.IsZero() {
				wide = window.Canvas().Size()
			}
			resize(fyne.NewSize(slimWidth, wide.Height))
			native(func(context any) {
				above = toEdge(context, int(slimWidth*window.Canvas().Scale()))
			})
			return above
		},
		Widen: func() {
			native(fromEdge)
			resize(wide)
			wide = fyne.Size{}
		},
	}
}
