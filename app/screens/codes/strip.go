package codes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// strip is below the list: what is to be said of the current row, and what can be
// done with it.
type strip struct {
	screen                               *Screen
	id                                   string
	words                                *widget.Label
	copies, show, read, guide, more, pin *widgets.Button
	entry                                *widgets.Button
	buttons                              *widgets.ButtonRow
	column                               *fyne.Container
}

func newStrip(s *Screen) *strip {
	p := &strip{screen: s, words: widgets.NewName("")}
	button := func(do func(string)) *widgets.Button {
		b := widgets.NewButton("", func() { offered(do, p.id) })
		b.Else = s.keys()
		return b
	}
	p.copies = widgets.NewMainButton("", func() {
		if f, ok := s.face.(*list); ok {
			s.press(f.current())
		}
	})
	p.copies.Else = s.keys()
	p.show, p.guide, p.more = button(s.actions.Show), button(s.actions.Guide), button(s.actions.More)
	p.read = button(s.actions.Read)
	p.pin, p.entry = button(s.actions.List.Pin), button(s.actions.Entry)
	p.buttons = widgets.NewButtonRow(p.entry, p.pin, p.more, p.read, p.show, p.guide, p.copies)
	p.column = widgets.NewTightColumn(p.words, p.buttons)
	return p
}

// draw shows what there is for an entry; nothing for an empty one.
func (p *strip) draw(c Card) {
	p.id = c.ID
	v := c.View
	if widgets.LargeText() {
		v.ReadLabel = "" // the rows need the room; Ctrl+R reads all the same
	}
	if text := sentence(v); p.words.Text != text {
		p.words.SetText(text)
	}
	pin := ""
	switch {
	case c.ID == "" || v.Pending:
	case v.Pinned:
		pin = p.screen.words.T("codes.unpin")
	default:
		pin = p.screen.words.T("codes.pin")
	}
	icon := theme.ContentCopyIcon()
	if v.Pending {
		icon = nil
	}
	changed := (p.copies.Icon == nil) != (icon == nil)
	p.copies.Icon = icon
	for b, text := range map[*widgets.Button]string{
		p.copies: v.CopyLabel, p.show: v.ShowLabel, p.read: v.ReadLabel, p.guide: v.GuideLabel, p.more: v.MoreLabel, p.pin: pin, p.entry: v.EntryLabel,
	} {
		if b.Text != text || b.Hidden != (text == "") {
			b.Text, b.Hidden = text, text == ""
			changed = true
		}
	}
	if changed {
		p.buttons.Refresh()
		p.column.Refresh()
	}
}

// sentence is what is to be said of an entry: what is missing first.
func sentence(v widgets.CodeView) string {
	var parts []string
	for _, part := range []string{strings.TrimSpace(v.Name + " " + v.Account), v.Warning, v.Hint, v.Next} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}
