package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/program"
	"kapukod/app/uirun"
)

// slimWidth is the slim window's with normal text, in the toolkit's pixels: it
// leaves a browser 986 of a 1366×768 screen. Large text needs a little more.
const slimWidth = 380

// form is the window's form: wide, or slim beside a browser.
type form struct {
	window fyne.Window
	loop   *uirun.Loop // on which the window lives
	wide   fyne.Size   // how large it was when it became slim; zero while it is wide
}

func (f *form) slim() bool { return !f.wide.IsZero() }

// beside makes the window slim, at the screen's edge and above the others as
// far as the system lets it, and wide again. Where it cannot be moved it is
// only made slim.
func (f *form) beside() program.Beside {
	return program.Beside{
		Narrow: func() (above bool) {
			if !f.slim() {
				f.wide = f.window.Canvas().Size()
			}
			width := max(slimWidth, f.window.Content().MinSize().Width+2*theme.Padding())
			f.resize(fyne.NewSize(width, f.wide.Height))
			w := native(f.window)
			above = w.CanAbove()
			w.Above(true)
			w.ToEdge(int(width * f.window.Canvas().Scale()))
			return above
		},
		Widen: func() {
			native(f.window).Above(false)
			f.resize(f.wide)
			f.wide = fyne.Size{}
		},
	}
}

func (f *form) resize(size fyne.Size) {
	f.window.SetFixedSize(false) // the toolkit takes in the new least size
	f.window.Resize(size)
}
