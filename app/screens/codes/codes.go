// Package codes owns the page of login codes, which has two faces: one large card
// for few entries, and a list with a search for many. It computes no code and
// orders nothing: it asks for the cards at each second and shows them.
package codes

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Card is one entry as this page shows it.
type Card struct {
	ID   string
	View widgets.CodeView
}

// Actions are what the user can ask for here. The functions with an id are
// about one entry; nil ones are not on offer.
type Actions struct {
	// Count is how many entries are shown, and Card the i-th of them at a time.
	Count func() int
	Card  func(i int, now time.Time) Card
	// Current is the entry that is the current one at first; Chosen is told of
	// every later one.
	Current int
	Chosen  func(id string)
	// Copy copies the entry's code, and Show uncovers it; Resume goes on with its
	// enrolment, More opens its deletion code, Guide shows how to log in with it,
	// Entry opens its own page, Read reads its code aloud, or stops that.
	Copy, Show, Resume, More, Guide, Entry, Read func(id string)
	// Add begins an enrolment; Lock locks; Settings, Help and Guides show those.
	Add, Lock, Settings, Help, Guides func()
	// Shortcut is told of keys pressed together with Ctrl or Alt in the field of
	// the search, and reports whether they are for the whole window.
	Shortcut func(fyne.Shortcut) bool
	// List is what the list has beside; nil for the one large card.
	List *List
	// All shows all entries where the face of one card names only some; nil for
	// when it names all.
	All func()
	// Clock says that codes are made by another clock than the computer's; nil
	// where they are not.
	Clock *Reminder
	// Reminder stands quietly above the buttons; nil for none.
	Reminder *Reminder
}

// face is one of the two ways to show the codes.
type face interface {
	// content is the middle of the page; fills tells that it scrolls by itself.
	content() (body fyne.CanvasObject, fills bool)
	// current is the entry that the user is at; an empty one for none.
	current() Card
	// draw shows the codes of now, and as little else as it can.
	draw(now time.Time)
	// shown and hidden come and go with the page; hidden takes all codes out.
	shown(focus func(fyne.Focusable))
	hidden()
	key(*fyne.KeyEvent)
	letter(rune)
	// escape reports whether there was something to leave.
	escape() bool
}

// Screen is the page of codes.
type Screen struct {
	actions Actions
	words   *text.Catalog
	page    *widgets.Page
	face    face
	news    *widgets.Notice
	now     time.Time
	telling telling
}

// New returns the page as of now.
func New(words *text.Catalog, now time.Time, actions Actions) *Screen {
	s := &Screen{words: words, actions: actions, now: now, news: widgets.NewNotice(widgets.Good, "", "")}
	top := []fyne.CanvasObject{
		s.quiet("common.help", actions.Help), s.quiet("common.settings", actions.Settings), s.quiet("codes.lock", actions.Lock),
	}
	parts := widgets.PageParts{
		Title: words.T("codes.title"),
		News:  s.news,
		Actions: []fyne.CanvasObject{
			s.button("guide.list", actions.Guides), s.button("codes.add", actions.Add),
		},
	}
	parts.Top = widgets.NewButtonRow(top...)
	switch {
	case actions.List != nil:
		list := newList(s)
		s.face = list
		parts.Title, parts.Actions = "", nil // the rows need the room
		parts.Top = widgets.NewSearchLine(list.search, top...)
	case actions.Count() == 0:
		s.face = newEmpty(s)
		parts.Title = words.T("codes.empty.title")
		parts.Actions[1] = widgets.NewMainButton(words.T("codes.add.first"), actions.Add)
	default:
		s.face = newSimple(s)
		parts.Title = ""
		if !widgets.LargeText() {
			parts.Top = widgets.NewHeadline(widgets.NewSubHeading(words.T("codes.title")), top...)
		}
	}
	parts.Body, parts.Fill = s.face.content()
	s.telling.brief = parts.Fill && widgets.LargeText()
	s.page = widgets.NewPage(parts)
	return s
}

// keys are for the widgets of the page, to pass on what they have no use for.
func (s *Screen) keys() widgets.Keys {
	return widgets.Keys{
		Key: func(e *fyne.KeyEvent) {
			if e.Name == fyne.KeyEscape {
				s.Escape()
				return
			}
			s.Key(e)
		},
		Letter: s.Letter,
	}
}

func (s *Screen) button(key string, do func()) *widgets.Button {
	b := widgets.NewButton(s.words.T(key), do)
	b.Else = s.keys()
	return b
}

func (s *Screen) quiet(key string, do func()) *widgets.Button {
	b := widgets.NewQuietButton(s.words.T(key), do)
	b.Else = s.keys()
	return b
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown puts the keyboard where the code is copied.
func (s *Screen) Shown(focus func(fyne.Focusable)) { s.face.shown(focus) }

// Hidden drops every card, so that no code stays in the window.
func (s *Screen) Hidden() { s.face.hidden() }

// Tick shows the codes of now.
func (s *Screen) Tick(now time.Time) {
	s.now = now
	s.tickNews()
	s.face.draw(now)
}

// Draw shows what has changed since the last second.
func (s *Screen) Draw() { s.face.draw(s.now) }

// Key is a key that nothing on the page has a use for.
func (s *Screen) Key(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyF1 {
		s.actions.Help()
		return
	}
	s.face.key(e)
}

// Letter is a letter typed where there is no field.
func (s *Screen) Letter(r rune) { s.face.letter(r) }

// Escape leaves the search.
func (s *Screen) Escape() { s.face.escape() }

// Read reads the code aloud that the user is at, or stops that.
func (s *Screen) Read() { offered(s.actions.Read, s.face.current().ID) }

// press does what the main button of an entry does.
func (s *Screen) press(c Card) {
	switch {
	case c.ID == "":
	case c.View.Pending:
		s.actions.Resume(c.ID)
	default:
		s.actions.Copy(c.ID)
	}
}

// offered is do for an entry, nothing where it is not on offer.
func offered(do func(string), id string) {
	if do != nil && id != "" {
		do(id)
	}
}
