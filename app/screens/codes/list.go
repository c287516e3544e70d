package codes

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// List is what the face of many entries has beside the cards.
type List struct {
	// Words and With are what is searched for at first: words, and tags.
	Words string
	With  []string
	// Tags are all tags.
	Tags []string
	// Search is told what to search for from now on; Count and Card follow it.
	Search func(words string, tags []string)
	// Order is the name of the order; NextOrder takes another one.
	Order     string
	NextOrder func()
	// Pin keeps an entry above the others, or no longer.
	Pin func(id string)
	// Move puts the row at from to where the one at to is, and reports whether it
	// could; Moved is told when no more moves follow.
	Move  func(from, to int) bool
	Moved func()
}

// list is the face of many entries: a search, rows, and what can be done with the
// row that is the current one.
type list struct {
	screen *Screen
	search *widgets.SearchField
	rows   *rows
	tags   *tags
	none   *widget.Label
	strip  *strip
	body   fyne.CanvasObject
	focus  func(fyne.Focusable)
	// drag is how far the row under the mouse is from its place; gone tells that the
	// page is no longer in the window: its rows are no longer those of the list.
	drag float32
	gone bool
}

func newList(s *Screen) *list {
	actions := s.actions.List
	f := &list{screen: s, focus: func(fyne.Focusable) {}}
	f.tags = newTags(s, actions, f.searched)
	f.search = widgets.NewSearchField(s.words.T("codes.search"), actions.Words)
	f.rows = newRows(s.actions.Count, func(i int, now time.Time) widgets.CodeView { return s.actions.Card(i, now).View })
	f.rows.now, f.rows.current = s.now, s.actions.Current
	f.rows.keys = s.keys()
	f.rows.pressed = func(i int) { s.press(s.actions.Card(i, s.now)) }
	f.rows.moved = func(int) { f.chosen() }
	f.rows.dragged, f.rows.dropped = f.dragged, f.dropped
	f.search.Else, f.search.Shortcut = s.keys(), s.actions.Shortcut
	f.search.Moves = f.rows.walks
	f.search.Pressed = func() {
		if s.actions.Count() > 0 {
			f.rows.pressed(f.rows.current)
		}
	}
	f.search.OnChanged = func(string) { f.searched() }
	f.none = widgets.NewWords(s.words.T("codes.none"))
	f.strip = newStrip(s)
	f.arrange()
	f.draw(s.now)
	return f
}

func (f *list) arrange() {
	s := f.screen
	order := s.quiet("codes.title", s.actions.List.NextOrder)
	order.SetText(s.actions.List.Order)
	order.Icon = theme.MenuDropDownIcon()
	below := widgets.NewColumn(append(s.strips(), f.strip.column)...)
	guides, add := s.button("guide.list", s.actions.Guides), s.button("codes.add", s.actions.Add)
	f.tags.makeRoom = []*widgets.Button{guides, add}
	above := widgets.NewColumn(widgets.NewButtonRow(f.tags.open, order, guides, add), f.tags.row)
	if widgets.LargeText() {
		// The rows need the room: tags are found by the search, too, and the order
		// is among the choices of the settings.
		f.tags.open.Hidden, order.Hidden, f.tags.row.Hidden, f.strip.words.Hidden = true, true, true, true
	}
	f.body = container.NewBorder(above, below, nil, nil, container.NewStack(f.none, f.rows, f.strip.panel))
}

func (f *list) content() (fyne.CanvasObject, bool) { return f.body, true }

func (f *list) draw(now time.Time) {
	f.rows.draw(now)
	f.strip.draw(f.current())
	f.tellNone()
}

// tellNone says that nothing is found, in the place of the rows, which make room for
// the strip's panel too.
func (f *list) tellNone() {
	none := f.screen.actions.Count() == 0
	hidden := none || f.strip.open
	if f.rows.Hidden == hidden && f.none.Hidden == !none {
		return
	}
	f.rows.Hidden, f.none.Hidden = hidden, !none
	f.none.Refresh()
	f.body.Refresh()
}

// current is the entry that the keyboard is on; an empty one where none is found.
func (f *list) current() Card {
	if f.rows.current >= f.screen.actions.Count() {
		return Card{}
	}
	return f.screen.actions.Card(f.rows.current, f.screen.now)
}

// chosen tells which row is the current one now.
func (f *list) chosen() {
	c := f.current()
	f.strip.draw(c)
	if c.ID != "" {
		f.screen.actions.Chosen(c.ID)
	}
}

// searched shows what is found by what the field and the tags say now.
func (f *list) searched() {
	f.screen.actions.List.Search(f.search.Text, f.tags.with)
	f.rows.current = 0
	f.tellNone()
	f.rows.ScrollToOffset(0)
	f.rows.Refresh()
	f.chosen()
}

func (f *list) shown(focus func(fyne.Focusable)) {
	f.focus = focus
	if f.rows.Hidden {
		focus(f.search)
		return
	}
	focus(f.rows)
	f.rows.goTo(f.rows.current)
}

func (f *list) hidden() {
	f.gone = true
	f.rows.clear()
	f.strip.draw(Card{})
	f.search.OnChanged = nil
	f.search.SetText("")
	f.tags.clear()
}

// key is for the rows wherever it was pressed, and so the keyboard goes there.
func (f *list) key(e *fyne.KeyEvent) {
	if f.rows.walks(e.Name) {
		f.focus(f.rows)
	}
}

// letter begins a search, or goes on with it.
func (f *list) letter(r rune) {
	f.focus(f.search)
	f.search.TypedRune(r)
}

// escape clears the search, and then leaves its field.
func (f *list) escape() bool {
	if f.strip.open {
		f.strip.close()
		return true
	}
	if f.search.Text == "" && len(f.tags.with) == 0 {
		f.focus(f.rows)
		return false
	}
	f.tags.none()
	f.search.SetText("")
	f.searched()
	f.focus(f.rows)
	return true
}

// dragged moves a row by whole rows, as far as the mouse went.
func (f *list) dragged(row *widgets.CodeRow, by float32) {
	if f.gone {
		return
	}
	height := f.rows.rowHeight()
	f.drag += by
	// A row that is dragged goes on under the mouse in another widget.
	at := f.rows.shows[row]
	if f.rows.carried >= 0 {
		at = f.rows.carried
	}
	for f.drag > height/2 && f.move(at, at+1) {
		at++
		f.drag -= height
	}
	for f.drag < -height/2 && f.move(at, at-1) {
		at--
		f.drag += height
	}
	f.rows.carried = at
}

func (f *list) dropped() {
	f.drag, f.rows.carried = 0, -1
	f.screen.actions.List.Moved()
}

// move puts a row elsewhere, and makes it the current one.
func (f *list) move(from, to int) bool {
	if to < 0 || to >= f.screen.actions.Count() || !f.screen.actions.List.Move(from, to) {
		return false
	}
	f.rows.current = to
	f.rows.ScrollTo(to)
	f.rows.draw(f.screen.now)
	f.chosen()
	return true
}

// Find puts the keyboard into the search.
func (s *Screen) Find() {
	if f, ok := s.face.(*list); ok {
		f.focus(f.search)
		f.search.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// MoveCurrent moves the current row up (-1) or down (1).
func (s *Screen) MoveCurrent(by int) {
	if f, ok := s.face.(*list); ok && f.move(f.rows.current, f.rows.current+by) {
		s.actions.List.Moved()
	}
}
