package widgets

import (
	"fyne.io/fyne/v2"
)

// Pages is what a screen of several pages is made of: one page at a time in
// the window, its news, and the fields of it, which are emptied when it goes.
// A screen embeds it. NewPages makes it.
type Pages struct {
	// News stands in the page that is shown; Main is its main button, and
	// Fields what is typed into.
	News   *Notice
	Main   *Button
	Fields []*Field

	root       *fyne.Container
	shown      *Page
	focus      func(fyne.Focusable)
	back, busy string
	// escape is what the Escape key does on the page that is shown.
	escape func()
	// hidden tells that the screen was left: late answers change nothing.
	hidden bool
}

// NewPages returns pages with the words of the button that goes back, and the
// news while something is done.
func NewPages(back, busy string) Pages {
	return Pages{News: NewNotice(Info, "", ""), root: NewTurning(), back: back, busy: busy}
}

// Content is the screen's root.
func (p *Pages) Content() fyne.CanvasObject { return p.root }

// Shown puts the cursor into the first field.
func (p *Pages) Shown(focus func(fyne.Focusable)) {
	p.focus = focus
	p.focusFirst()
}

// Hidden takes everything that was shown or typed out of the window.
func (p *Pages) Hidden() {
	p.hidden = true
	p.Forget()
	p.root.RemoveAll()
}

// Left reports whether the screen was left.
func (p *Pages) Left() bool { return p.hidden }

// Escape goes back from the page.
func (p *Pages) Escape() {
	if p.escape != nil {
		p.escape()
	}
}

// Tell shows news in the page, and lets its main button be pressed again.
func (p *Pages) Tell(tone Tone, title, body string) {
	if p.hidden {
		return
	}
	if p.Main != nil {
		p.Main.Enable()
	}
	p.News.Set(tone, title, body)
}

// Failed says why it did not work; the user can try again.
func (p *Pages) Failed(title, body string) { p.Tell(Trouble, title, body) }

// Begin starts a new page: fields of the one before are emptied.
func (p *Pages) Begin() {
	p.Forget()
	p.Main, p.escape = nil, nil
	p.News = NewNotice(Info, "", "")
}

// Show shows the page; its main button is the last action. A screen that was
// left shows nothing any more.
func (p *Pages) Show(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) {
	if p.hidden {
		return
	}
	p.shown = NewPage(PageParts{Title: title, Body: body, News: p.News, Actions: actions})
	p.root.Objects = []fyne.CanvasObject{p.shown}
	p.root.Refresh()
	p.focusFirst()
}

// ShowEnd scrolls to the end of the page, where something has just appeared.
func (p *Pages) ShowEnd() { p.shown.ShowEnd() }

// Forget empties the fields.
func (p *Pages) Forget() {
	for _, field := range p.Fields {
		field.Entry.OnChanged = nil
		field.Entry.SetText("")
	}
	p.Fields = nil
}

// Busy keeps the main button from being pressed twice. It reports false when it
// was pressed already.
func (p *Pages) Busy() bool {
	if p.Main == nil || p.Main.Disabled() {
		return false
	}
	p.Main.Disable()
	p.News.Set(Info, p.busy, "")
	return true
}

// Back is the button that goes back, as the Escape key does.
func (p *Pages) Back(to func()) *Button {
	p.OnEscape(to)
	return NewButton(p.back, to)
}

// OnEscape sets what the Escape key does on this page.
func (p *Pages) OnEscape(to func()) { p.escape = to }

// FocusOn puts the keyboard focus somewhere.
func (p *Pages) FocusOn(to fyne.Focusable) {
	if p.focus != nil {
		p.focus(to)
	}
}

func (p *Pages) focusFirst() {
	if len(p.Fields) > 0 {
		p.FocusOn(p.Fields[0].Focus)
	}
}
