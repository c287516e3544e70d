package program

import (
	"kapukod/app/widgets"
)

// Beside makes the window slim, beside a browser; nil functions where that is
// not possible.
type Beside struct {
	// Narrow makes the window as narrow as its pages, and as high as the
	// screen, at the screen's edge. It reports whether the window stays above
	// the others. Doing it twice is harmless.
	Narrow func() (above bool)
	// Widen undoes Narrow.
	Widen func()
}

// slimToggle makes the window slim, or wide again; nil where that is not
// possible.
func (p *Program) slimToggle(tell func(widgets.Tone, string, string)) func() {
	if p.deps.Beside.Narrow == nil {
		return nil
	}
	return func() {
		p.session.Touch()
		if p.slim {
			p.widen()
			return
		}
		p.slim = true
		p.applyLook()
		if !p.deps.Beside.Narrow() {
			tell(widgets.Info, p.words.T("guide.below.title"), p.words.T("guide.below.text"))
		}
	}
}

// showWindow brings the window back that was taken away, in its slim form to
// where it was, and above the others: a window manager may have forgotten that.
func (p *Program) showWindow() {
	p.deps.Window.Show()
	if p.slim {
		_ = p.deps.Beside.Narrow() // whether it stays above was told
	}
	p.applyDesktop()
}

// widen gives the window its usual form.
func (p *Program) widen() {
	if !p.slim {
		return
	}
	p.slim = false
	p.applyLook()
	p.deps.Beside.Widen()
	p.applyDesktop()
}
