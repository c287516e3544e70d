package codes

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
)

// Reminder is one line about something to do, with what to do and a way to
// put it off.
type Reminder struct {
	Text, Open, Dismiss string
	OnOpen, OnDismiss   func()
	// First stands above the card: it tells of what was just done.
	First bool
}

func (r *Reminder) draw() fyne.CanvasObject {
	if r.OnDismiss == nil {
		return widgets.NewStrip(r.Text, widgets.NewButton(r.Open, r.OnOpen))
	}
	return widgets.NewStrip(r.Text, widgets.NewQuietButton(r.Dismiss, r.OnDismiss), widgets.NewButton(r.Open, r.OnOpen))
}

// strips are the lines to stand below the codes.
func (s *Screen) strips() []fyne.CanvasObject {
	var strips []fyne.CanvasObject
	for _, strip := range []*Reminder{s.actions.Reminder, s.actions.Clock} {
		if strip != nil {
			strips = append(strips, strip.draw())
		}
	}
	return strips
}
