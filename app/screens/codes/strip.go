package codes

import (
	"strings"
	"time"

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
	// rest opens and closes, with large text, what else can be done with the entry: the
	// rows need the room.
	rest    *widgets.Button
	open    bool
	buttons *widgets.ButtonRow
	column  *fyne.Container
	// title and count are news that take the place of the words, until there are
	// none; count is nil for none.
	title string
	count func(time.Time) (text string, on bool)
}

func newStrip(s *Screen) *strip {
	p := &strip{screen: s, words: widgets.NewWords("")}
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
	p.rest = button(func(string) {
		p.open = !p.open
		if f, ok := s.face.(*list); ok {
			p.draw(f.current())
		}
		p.relayOut()
	})
	p.buttons = widgets.NewButtonRow(p.rest, p.entry, p.pin, p.more, p.read, p.show, p.guide, p.copies)
	p.column = widgets.NewTightColumn(p.words, p.buttons)
	return p
}

// draw shows what there is for an entry; nothing for an empty one.
func (p *strip) draw(c Card) {
	if p.id != c.ID {
		p.open = false
	}
	p.id = c.ID
	v := c.View
	p.say(sentence(v))
	pin := ""
	switch {
	case c.ID == "" || v.Pending:
	case v.Pinned:
		pin = p.screen.words.T("codes.unpin")
	default:
		pin = p.screen.words.T("codes.pin")
	}
	rest := ""
	if widgets.LargeText() && c.ID != "" {
		rest = p.screen.words.T("codes.rest")
		v.ReadLabel = "" // Ctrl+R reads all the same
		if p.open {
			rest = p.screen.words.T("codes.rest.less")
		} else {
			v.EntryLabel, v.MoreLabel, v.GuideLabel, pin = "", "", "", ""
		}
	}
	icon := theme.ContentCopyIcon()
	if v.Pending {
		icon = nil
	}
	changed := (p.copies.Icon == nil) != (icon == nil)
	p.copies.Icon = icon
	for b, text := range map[*widgets.Button]string{
		p.copies: v.CopyLabel, p.show: v.ShowLabel, p.read: v.ReadLabel, p.guide: v.GuideLabel, p.more: v.MoreLabel, p.pin: pin, p.entry: v.EntryLabel, p.rest: rest,
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

// say shows words, or the news in their place.
func (p *strip) say(text string) {
	news := false
	if p.count != nil {
		var counted string
		if counted, news = p.count(p.screen.now); news {
			text = strings.TrimSpace(p.title + ". " + counted)
		} else {
			p.count = nil
		}
	}
	if p.words.Text == text {
		return
	}
	before := p.words.MinSize().Height
	p.words.TextStyle.Bold = news
	p.words.SetText(text)
	if p.words.MinSize().Height != before {
		p.relayOut()
	}
}

// relayOut gives the rows the room that the strip leaves now.
func (p *strip) relayOut() {
	if f, ok := p.screen.face.(*list); ok && f.body != nil {
		p.column.Refresh()
		f.body.Refresh()
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
