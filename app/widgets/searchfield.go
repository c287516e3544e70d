package widgets

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// SearchField is a field above a list: it leaves to the list the keys that move
// there, and to the page those that it has no use for.
type SearchField struct {
	Input
	// Framed is the field with a ring that shows the focus: what to put into a page.
	Framed fyne.CanvasObject
	// Moves is told of keys for the list, Pressed of Enter.
	Moves   func(fyne.KeyName) bool
	Pressed func()
	// Else is told of Escape and F1.
	Else Keys
	// Shortcut is told of keys pressed together with Ctrl or Alt, and reports
	// whether the window has a use for them.
	Shortcut func(fyne.Shortcut) bool
}

// NewSearchField returns a field with words in it; hint stands there while it is
// empty.
func NewSearchField(hint, words string) *SearchField {
	s := &SearchField{}
	s.PlaceHolder = hint
	s.Text = words
	s.CursorColumn = utf8.RuneCountInString(words) // what is typed comes after them
	s.ExtendBaseWidget(s)
	s.self = s
	frame := newFocusFrame(s)
	s.Framed, s.focusChanged = frame, frame.set
	return s
}

// TypedKey writes, or moves in the list.
func (s *SearchField) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		if s.Moves != nil {
			s.Moves(e.Name)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.Pressed != nil {
			s.Pressed()
		}
	case fyne.KeyEscape, fyne.KeyF1:
		s.Else.key(e)
	default:
		s.Input.TypedKey(e)
	}
}

// TypedShortcut passes on what is for the whole window.
func (s *SearchField) TypedShortcut(shortcut fyne.Shortcut) {
	if s.Shortcut == nil || !s.Shortcut(shortcut) {
		s.Input.TypedShortcut(shortcut)
	}
}
