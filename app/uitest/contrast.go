package uitest

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
)

// The least contrasts: of words with what is behind them (WCAG 2.2, AAA), and
// of edges, shapes and the ring of the keyboard focus.
const (
	leastTextContrast  = 7
	leastShapeContrast = 3
)

// ContrastFaults lists what is drawn in the window in a colour that differs too
// little from the one behind it. It looks at what is drawn, not at a list of
// colours, so no pair in use can be forgotten; buttons and fields are looked at
// as they are, under the mouse, pressed, and with the keyboard focus.
func (w *Window) ContrastFaults() []string {
	seen := map[pair]string{}
	w.eachState(func() {
		look := &painter{t: w.themeColours(), pairs: seen}
		ground := look.t(theme.ColorNameBackground)
		look.draw(w.Canvas().Content(), fyne.NewPos(0, 0), []paint{{all: true, colour: ground}})
	})
	var faults []string
	for p, what := range seen {
		if got := contrast(p.fore, p.back); got < p.least {
			faults = append(faults, fmt.Sprintf("%s: #%02x%02x%02x on #%02x%02x%02x is %.2f:1, want %v:1", what,
				p.fore.R, p.fore.G, p.fore.B, p.back.R, p.back.G, p.back.B, got, p.least))
		}
	}
	slices.Sort(faults)
	return faults
}

// eachState calls look with all buttons and fields as they are, and in each
// state that they can be in.
func (w *Window) eachState(look func()) {
	var buttons []*widgets.Button
	var fields []fyne.Focusable
	w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if b, ok := o.(*widgets.Button); ok {
			buttons = append(buttons, b)
		}
		if f, ok := o.(fyne.Focusable); ok {
			fields = append(fields, f)
		}
	})
	all := func(do func(*widgets.Button)) {
		for _, b := range buttons {
			do(b)
		}
	}
	before := w.Canvas().Focused()
	look()
	all(func(b *widgets.Button) { b.MouseIn(nil) })
	look()
	all(func(b *widgets.Button) { b.MouseDown(nil) })
	look()
	all(func(b *widgets.Button) { b.MouseUp(nil); b.MouseOut() })
	for _, f := range fields {
		f.FocusGained()
	}
	look()
	for _, f := range fields {
		if f != before {
			f.FocusLost()
		}
	}
}

func (w *Window) themeColours() func(fyne.ThemeColorName) color.NRGBA {
	settings := w.App.Settings()
	return func(name fyne.ThemeColorName) color.NRGBA {
		return nrgba(settings.Theme().Color(name, settings.ThemeVariant()))
	}
}

// pair is two colours that are seen side by side.
type pair struct {
	fore, back color.NRGBA
	least      float64
}

// paint is an area that was filled; all is one without end.
type paint struct {
	at     fyne.Position
	size   fyne.Size
	all    bool
	colour color.NRGBA
}

func (p paint) covers(at fyne.Position) bool {
	return p.all || at.X >= p.at.X && at.Y >= p.at.Y && at.X <= p.at.X+p.size.Width && at.Y <= p.at.Y+p.size.Height
}

// painter follows how a window is drawn.
type painter struct {
	t     func(fyne.ThemeColorName) color.NRGBA
	pairs map[pair]string
}

// draw notes the pairs of an object on what was painted before, and returns
// what is painted after it.
func (p *painter) draw(o fyne.CanvasObject, at fyne.Position, under []paint) []paint {
	if o == nil || !o.Visible() {
		return under
	}
	at = at.Add(o.Position())
	size := o.Size()
	behind := behind(under, at.AddXY(size.Width/2, size.Height/2))
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			under = p.draw(child, at, under)
		}
	case *container.Scroll:
		// What is below the fold is drawn on the same ground as what is seen.
		p.draw(o.Content, at, []paint{{all: true, colour: behind}})
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			under = p.draw(child, at, under)
		}
	case *canvas.Text:
		if o.Text != "" {
			p.note(fmt.Sprintf("text %q", o.Text), nrgba(o.Color), behind, leastTextContrast)
		}
	case *canvas.Image:
		if name, ok := iconColour(o.Resource); ok && !o.Hidden {
			p.note("icon "+o.Resource.Name(), p.t(name), behind, leastShapeContrast)
		}
	case *canvas.Arc:
		p.note("arc", nrgba(o.FillColor), behind, leastShapeContrast)
	case *canvas.Rectangle:
		return p.box(o, at, behind, under)
	}
	return under
}

// box notes a rectangle's edge, or what it is when it is but a line.
func (p *painter) box(o *canvas.Rectangle, at fyne.Position, behind color.NRGBA, under []paint) []paint {
	fill := nrgba(o.FillColor)
	if o.StrokeWidth > 0 {
		p.note("edge", nrgba(o.StrokeColor), behind, leastShapeContrast)
	}
	size := o.Size()
	if size.Width <= 4 || size.Height <= 4 {
		if size.Width > 0 && size.Height > 0 {
			p.note("line", fill, behind, leastShapeContrast)
		}
		return under
	}
	return append(slices.Clip(under), paint{at: at, size: size, colour: fill})
}

func (p *painter) note(what string, fore, back color.NRGBA, least float64) {
	if fore.A == 0 {
		return
	}
	key := pair{over(fore, back), back, least}
	if _, ok := p.pairs[key]; !ok {
		p.pairs[key] = what
	}
}

// behind is the colour at a place.
func behind(under []paint, at fyne.Position) color.NRGBA {
	colour := color.NRGBA{A: 0xff}
	for _, p := range under {
		if p.covers(at) {
			colour = over(p.colour, colour)
		}
	}
	return colour
}

// over is a colour laid over an opaque one.
func over(c, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A)) + 127) / 255) }
	return color.NRGBA{R: mix(c.R, ground.R), G: mix(c.G, ground.G), B: mix(c.B, ground.B), A: 0xff}
}

func nrgba(c color.Color) color.NRGBA {
	if c == nil {
		return color.NRGBA{}
	}
	return color.NRGBAModel.Convert(c).(color.NRGBA)
}

// iconColour is the name of the colour that an icon is drawn in.
func iconColour(r fyne.Resource) (fyne.ThemeColorName, bool) {
	switch r := r.(type) {
	case *theme.ThemedResource:
		if r.ColorName != "" {
			return r.ColorName, true
		}
		return theme.ColorNameForeground, true
	case *theme.DisabledResource:
		return theme.ColorNameDisabled, true
	case *theme.PrimaryThemedResource:
		return theme.ColorNamePrimary, true
	case *theme.ErrorThemedResource:
		return theme.ColorNameError, true
	}
	return "", false
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.NRGBA) float64 {
	light := []float64{luminance(a), luminance(b)}
	slices.Sort(light)
	return (light[1] + 0.05) / (light[0] + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
