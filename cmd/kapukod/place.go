package main

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"kapukod/internal/frame"
	"kapukod/internal/frame/osframe"
)

// windowSize is the window's at the first start: half of a 1366×768 screen.
const (
	windowWidth  = 660
	windowHeight = 700
)

// placing puts the window where it was, and keeps where it is.
type placing struct {
	form *form
	kept frame.Store
	// was is where it was kept; known tells that it was at all.
	was   frame.Place
	known bool
	// begun is the size that it got before there was anything in it.
	begun fyne.Size
}

// before gives the window its size and, where the system says where windows
// are, its place, so that it appears there at once.
func (p *placing) before() {
	window := p.form.window
	p.was, p.known = p.kept.Load()
	if !p.known {
		p.begun = fyne.NewSize(windowWidth, windowHeight)
		window.Resize(p.begun)
		window.CenterOnScreen()
		return
	}
	p.begun = fyne.NewSize(float32(p.was.Width), float32(p.was.Height))
	window.Resize(p.begun)
	asked, ok := window.(desktop.Window)
	if !ok || !p.was.Known {
		window.CenterOnScreen()
		return
	}
	at := image.Pt(p.was.X, p.was.Y)
	inside := frame.Fit(image.Rectangle{Min: at, Max: at.Add(image.Pt(p.was.Width, p.was.Height))}, osframe.Screens())
	asked.RequestPosition(inside.Min.X, inside.Min.Y)
}

// grown gives the window the room that its first page needs, which is more with
// large text, before it is put in the middle of the screen.
func (p *placing) grown() {
	if content := p.form.window.Content(); content != nil {
		padding := 2 * theme.Padding()
		p.form.window.Resize(p.begun.Max(content.MinSize().AddWidthHeight(padding, padding)))
	}
}

// opened mends what could not be known before: how many pixels the window takes,
// and what the window manager made of its place.
func (p *placing) opened() {
	w := native(p.form.window)
	spot := w.Spot()
	if !spot.Known {
		return
	}
	inside := spot.Inside
	if p.known && p.was.Known {
		inside = inside.Add(image.Pt(p.was.X, p.was.Y).Sub(inside.Min))
	}
	if fits := frame.Fit(inside, osframe.Screens()); fits != spot.Inside {
		w.Put(fits)
	}
	if p.known && p.was.Maximised {
		w.Maximise()
	}
}

// keep keeps where the window is now. The slim form is a guide's, and no place
// to come back to. What cannot be kept is found anew at the next start.
func (p *placing) keep() {
	if p.form.slim() {
		return
	}
	size := p.form.window.Canvas().Size()
	now := frame.Place{Width: int(size.Width), Height: int(size.Height)}
	spot := native(p.form.window).Spot()
	switch {
	case spot.Known:
		scale := p.form.window.Canvas().Scale()
		now.X, now.Y, now.Known = spot.Inside.Min.X, spot.Inside.Min.Y, true
		now.Width, now.Height = int(float32(spot.Inside.Dx())/scale+0.5), int(float32(spot.Inside.Dy())/scale+0.5)
	case p.was.Known && !spot.Maximised:
		return // it is hidden or minimised just now
	case spot.Maximised:
		// How it was before is what was kept of it before.
		now = p.was
		if now.Width == 0 {
			now = frame.Place{Width: windowWidth, Height: windowHeight}
		}
	}
	now.Maximised = spot.Maximised
	if p.kept.Save(now) == nil {
		p.was, p.known = now, true
	}
}
