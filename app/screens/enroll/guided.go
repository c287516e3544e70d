package enroll

import (
	"time"

	"kapukod/app/widgets"
)

// Page names a page of an enrolment.
type Page string

// The pages.
const (
	PageSource   Page = "source"
	PageTyping   Page = "typing"
	PagePick     Page = "pick"
	PageConfirm  Page = "confirm"
	PageCode     Page = "code"
	PageRefused  Page = "refused"
	PageDeletion Page = "deletion"
	PagePaper    Page = "paper"
	PageCancel   Page = "cancel"
)

// Guide is what a guide adds to the pages.
type Guide struct {
	// Frame puts the guide's words around a page; nil where there is no guide.
	Frame func(page Page, parts widgets.PageParts) widgets.PageParts
	// Back goes back from the first question; nil leaves the enrolment.
	Back func()
	// Typing is told when the way to the key changes between the screen and
	// the keyboard.
	Typing func(on bool)
	// Tick is told the time.
	Tick func(now time.Time)
	// Watches says that a scan goes on until a code appears.
	Watches bool
}

// guided tells whether a guide says what to do on the site.
func (s *Screen) guided() bool { return s.actions.Guide.Frame != nil }

func (s *Screen) newPage(page Page, parts widgets.PageParts) *widgets.Page {
	if s.guided() {
		parts = s.actions.Guide.Frame(page, parts)
	}
	return widgets.NewPage(parts)
}

// TypeKey shows the page on which the key is typed.
func (s *Screen) TypeKey() { s.typeKey(true) }

// ShowEnd scrolls the page to its end.
func (s *Screen) ShowEnd() {
	if s.view.page != nil {
		s.view.page.ShowEnd()
	}
}
