package uitest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// Reading is what the window says, in the order in which it is read and in which
// the Tab key goes: a line for each thing, with what it is. What a person typed is
// left out.
func (w *Window) Reading() []string {
	r := &reading{}
	r.read(w.Canvas().Content())
	return r.lines
}

type reading struct{ lines []string }

func (r *reading) add(role, words string) {
	words = strings.Join(strings.Fields(words), " ")
	if words == "" {
		r.lines = append(r.lines, role)
		return
	}
	r.lines = append(r.lines, role+": "+words)
}

func (r *reading) read(o fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	if r.told(o) {
		return
	}
	for _, child := range childrenOf(o) {
		r.read(child)
	}
}

// told reads a thing that is one for the reader; it reports false for one that is
// made of others.
func (r *reading) told(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *widget.Label:
		r.label(o)
	case *widgets.Button:
		r.add(buttonRole(o), o.Text)
	case *widgets.Warning:
		if o.Text() != "" {
			r.add("warning", o.Text())
		}
	case *widgets.Notice:
		r.add("notice "+o.Tone().String(), "")
		return false
	case *widgets.Countdown:
		r.add("countdown", "")
	case *widgets.Picture:
		r.add("picture", "")
	case *canvas.Text:
		if strings.TrimSpace(o.Text) != "" {
			r.add("text", o.Text)
		}
	default:
		return r.field(o) || r.spoken(o)
	}
	return true
}

// field reads a field: what kind it is, and what stands in it while it is empty.
func (r *reading) field(o fyne.CanvasObject) bool {
	var e *widget.Entry
	switch o := o.(type) {
	case *widget.Entry:
		e = o
	case *widgets.Input:
		e = &o.Entry
	case *widgets.SearchField:
		e = &o.Entry
	case *widgets.TextArea:
		e = &o.Entry
	default:
		return false
	}
	role := "field"
	switch {
	case e.Password:
		role = "hidden field"
	case e.MultiLine:
		role = "large field"
	}
	r.add(role, e.PlaceHolder)
	return true
}

// spoken reads what tells a screen reader itself what it is.
func (r *reading) spoken(o fyne.CanvasObject) bool {
	a, ok := o.(fyne.Accessible)
	kind, ours := strings.CutPrefix(fmt.Sprintf("%T", o), "*widgets.")
	if !ok || !ours || a.AccessibilityLabel() == "" {
		return false
	}
	r.add(strings.ToLower(kind), a.AccessibilityLabel())
	return true
}

func (r *reading) label(l *widget.Label) {
	role := "text"
	switch {
	case l.SizeName == theme.SizeNameHeadingText && !l.TextStyle.Monospace:
		role = "heading"
	case l.SizeName == theme.SizeNameSubHeadingText && !l.TextStyle.Monospace:
		role = "part"
	case l.TextStyle.Monospace:
		// Passphrases, keys and codes are others each time.
		role = "to copy"
	}
	if strings.TrimSpace(l.Text) != "" {
		r.add(role, l.Text)
	}
}

func buttonRole(b *widgets.Button) string {
	role := map[widgets.Rank]string{widgets.Side: "button", widgets.Main: "main button", widgets.Quiet: "quiet button"}[b.Rank]
	switch {
	case b.Disabled():
		role += " (off)"
	case b.Icon != nil && b.Icon.Name() == theme.RadioButtonCheckedIcon().Name():
		role += " (chosen)"
	}
	return role
}
