package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// steady is the button that copies a code and the texts below it, which change while
// time passes. It takes the room of the tallest of their moments all the time: a
// button must not slip away from under the mouse.
type steady struct {
	button           *Button
	hint, next, what *widget.Label
	said             *fyne.Container
	block            *fyne.Container // said, and the room that is left
	spare            *spare
	probe            *steady // measures what is not shown; nil for a probe

	texts   string              // of the moments that were measured
	tallest map[float32]float32 // by width
}

func newSteady(button *Button, hint, next, what *widget.Label) *steady {
	s := probeOf(button, hint, next, what)
	s.spare = &spare{}
	s.block = container.New(s.spare, s.said)
	words := func(style fyne.TextStyle) *widget.Label {
		l := NewWords("")
		l.TextStyle = style
		return l
	}
	copies := NewMainButton("", nil)
	copies.Wraps = true
	s.probe = probeOf(copies, words(fyne.TextStyle{Bold: true}), words(fyne.TextStyle{}), words(fyne.TextStyle{}))
	return s
}

func probeOf(button *Button, hint, next, what *widget.Label) *steady {
	return &steady{button: button, hint: hint, next: next, what: what, said: NewTightColumn(hint, next, what)}
}

// set shows a view.
func (s *steady) set(v CodeView) {
	for label, text := range map[*widget.Label]string{s.hint: v.Hint, s.next: v.Next, s.what: v.What} {
		setText(label, text)
		label.Hidden = text == ""
	}
	icon := theme.ContentCopyIcon()
	if v.Pending {
		icon = nil
	}
	if s.button.Text != v.CopyLabel || (s.button.Icon == nil) != (icon == nil) {
		s.button.Icon, s.button.Text = icon, v.CopyLabel
		s.button.Refresh()
	}
}

// keep leaves so much room that each of the moments would fit in.
func (s *steady) keep(width float32, at func() []CodeView) {
	s.spare.height = 0
	if at == nil || width <= 0 {
		return
	}
	moments := at()
	if texts := textsOf(moments); texts != s.texts {
		s.texts, s.tallest = texts, map[float32]float32{}
	}
	if _, known := s.tallest[width]; !known {
		for _, v := range moments {
			s.probe.set(v)
			s.tallest[width] = max(s.tallest[width], s.probe.height(width))
		}
	}
	// What was said meanwhile, as of a press, keeps its room too when it is over.
	now := s.height(width)
	s.tallest[width] = max(s.tallest[width], now)
	s.spare.height = s.tallest[width] - now
}

func (s *steady) height(width float32) float32 {
	return heightFor(s.button, width) + heightFor(s.said, width)
}

func textsOf(moments []CodeView) string {
	var all strings.Builder
	for _, v := range moments {
		for _, text := range []string{v.CopyLabel, v.Hint, v.Next, v.What} {
			all.WriteString(text)
			all.WriteByte('\n')
		}
	}
	return all.String()
}

// spare lays out one object above some room.
type spare struct{ height float32 }

func (s *spare) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width, heightFor(objects[0], size.Width)))
}

func (s *spare) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, s.height)
}
