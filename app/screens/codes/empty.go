package codes

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
)

// empty is the page while there is no entry.
type empty struct{ column *fyne.Container }

func newEmpty(s *Screen) *empty {
	e := &empty{widgets.NewColumn()}
	if s.actions.Reminder != nil { // the last entry may just have been deleted
		e.column.Add(s.actions.Reminder.draw())
	}
	e.column.Add(widgets.NewWords(s.words.T("codes.empty.text")))
	e.column.Add(widgets.NewNotice(widgets.Info, s.words.T("codes.empty.need.title"), s.words.T("codes.empty.need.text")))
	return e
}

func (e *empty) content() (fyne.CanvasObject, bool) { return e.column, false }
func (e *empty) current() Card                      { return Card{} }
func (e *empty) draw(time.Time)                     {}
func (e *empty) shown(func(fyne.Focusable))         {}
func (e *empty) hidden()                            {}
func (e *empty) key(*fyne.KeyEvent)                 {}
func (e *empty) letter(rune)                        {}
func (e *empty) escape() bool                       { return false }
