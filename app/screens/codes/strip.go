package codes

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// strip is below the list: what is to be said of the current row, and what can be
// done with it.
type strip struct {
	screen *Screen
	id     string
	words  *widget.Label
	copies *widgets.Button
	offers []offer
	// rest opens and closes panel, which takes the place of the rows: what else can be
	// done. With all of it below them, they would have no room in a small window.
	rest    *widgets.Button
	open    bool
	more    bool // there is something in the panel
	panel   *fyne.Container
	buttons *widgets.ButtonRow
	column  *fyne.Container
	// title and count are news that take the place of the words, until there are
	// none; count is nil for none.
	title string
	count func(time.Time) (text string, on bool)
}

// offer is something that can be done with an entry: its label, empty where it is not
// on offer, and its button, which is below the rows or in the panel.
type offer struct {
	label     func(c Card) string
	near, far *widgets.Button
}

// mostNear is how many buttons are below the rows.
const mostNear = 5

func newStrip(s *Screen) *strip {
	p := &strip{screen: s, words: widgets.NewWords("")}
	p.copies = widgets.NewMainButton("", func() {
		if f, ok := s.face.(*list); ok {
			s.press(f.current())
		}
	})
	p.rest = widgets.NewButton("", func() { p.turn(!p.open) })
	p.copies.Else, p.rest.Else = s.keys(), s.keys()
	// What is wanted most stands first.
	p.offers = []offer{
		p.offer(s.actions.Show, func(c Card) string { return c.View.ShowLabel }),
		p.offer(s.actions.Entry, func(c Card) string { return c.View.EntryLabel }),
		p.offer(s.actions.Guide, func(c Card) string { return c.View.GuideLabel }),
		p.offer(s.actions.More, func(c Card) string { return c.View.MoreLabel }),
		p.offer(s.actions.List.Pin, p.pinLabel),
		p.offer(s.actions.Read, func(c Card) string { return c.View.ReadLabel }),
	}
	var near, far []fyne.CanvasObject
	for _, o := range p.offers {
		near, far = append(near, o.near), append(far, o.far)
	}
	p.panel = container.NewStack(container.NewVScroll(widgets.NewColumn(far...)))
	p.panel.Hide()
	p.buttons = widgets.NewButtonRow(append(near, p.rest, p.copies)...)
	p.column = widgets.NewTightColumn(p.words, p.buttons)
	return p
}

func (p *strip) offer(do func(string), label func(Card) string) offer {
	button := func() *widgets.Button {
		b := widgets.NewButton("", func() {
			p.close()
			offered(do, p.id)
		})
		b.Else = p.screen.keys()
		return b
	}
	return offer{label, button(), button()}
}

func (p *strip) pinLabel(c Card) string {
	switch {
	case c.ID == "" || c.View.Pending:
		return ""
	case c.View.Pinned:
		return p.screen.words.T("codes.unpin")
	}
	return p.screen.words.T("codes.pin")
}

// near is how many of so many offers are below the rows, for an entry whose code may
// be covered.
func near(offers int, covered bool) int {
	switch {
	case widgets.LargeText() && covered:
		return 1 // what is covered can be seen at a press
	case widgets.LargeText() && offers > 1:
		return 0
	case offers < mostNear:
		return offers
	case covered:
		return mostNear - 3 // the words for it are long
	}
	return mostNear - 2 // beside the one that copies and the one that opens the rest
}

// draw shows what there is for an entry; nothing for an empty one.
func (p *strip) draw(c Card) {
	if p.id != c.ID {
		p.turn(false)
	}
	p.id = c.ID
	p.say(sentence(c.View))
	icon := theme.ContentCopyIcon()
	if c.View.Pending {
		icon = nil
	}
	changed := (p.copies.Icon == nil) != (icon == nil)
	p.copies.Icon = icon
	changed = label(p.copies, c.View.CopyLabel) || changed
	changed = p.deal(c) || changed
	if !p.more {
		p.turn(false) // nobody stays in a panel without a way out
	}
	if changed {
		p.buttons.Refresh()
		p.column.Refresh()
	}
}

// deal puts what is on offer below the rows, and into the panel what has no room there.
func (p *strip) deal(c Card) (changed bool) {
	offers := 0
	for _, o := range p.offers {
		if o.label(c) != "" {
			offers++
		}
	}
	room := near(offers, c.View.ShowLabel != "")
	p.more = false
	for _, o := range p.offers {
		text := o.label(c)
		below, beyond := text, ""
		if text != "" && room == 0 {
			below, beyond = "", text
			p.more = true
		} else if text != "" {
			room--
		}
		changed = label(o.near, below) || changed
		label(o.far, beyond)
	}
	return p.sayRest() || changed
}

// sayRest labels the button of the panel, where there is something in that.
func (p *strip) sayRest() (changed bool) {
	switch {
	case !p.more:
		return label(p.rest, "")
	case p.open:
		return label(p.rest, p.screen.words.T("codes.rest.less"))
	}
	return label(p.rest, p.screen.words.T("codes.rest"))
}

// label gives a button its text; one without is hidden.
func label(b *widgets.Button, text string) (changed bool) {
	if b.Text == text && b.Hidden == (text == "") {
		return false
	}
	b.Text, b.Hidden = text, text == ""
	return true
}

// turn opens or closes the panel.
func (p *strip) turn(open bool) {
	if p.open == open {
		return
	}
	p.open, p.panel.Hidden = open, !open
	p.sayRest()
	p.buttons.Refresh()
	if f, ok := p.screen.face.(*list); ok {
		f.tellNone()
		p.relayOut()
	}
}

// close closes the panel, if it is open, and gives the keyboard back to the rows.
func (p *strip) close() {
	if f, ok := p.screen.face.(*list); ok && p.open {
		p.turn(false)
		f.focus(f.rows)
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
