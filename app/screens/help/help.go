// Package help owns the page that says what the program is, how to log in
// with a code, and what to check when a code is refused. It also shows a
// problem that leaves nothing else to show.
package help

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Screen is a page of words with one button.
type Screen struct {
	page  *widgets.Page
	clock func(time.Time)
	back  func()
	news  *widgets.Notice
}

// Actions are what the user can ask for here.
type Actions struct {
	// Guides lists the guides; Clock shows the page about the computer's clock;
	// Back leaves the page.
	Guides, Clock, Back func()
	// Well shows whether all is well with the vault; nil while it is locked.
	Well       func()
	Practice   Practice
	RemoteHelp RemoteHelp
	// NoReader: screen readers do not read this window.
	NoReader bool
}

// RemoteHelp is what shows the window to a helper who sees the screen from far away;
// a nil Let is none. End hides it again; nil while it is hidden.
type RemoteHelp struct{ Let, End func() }

// Practice is the practice page; a nil Open is none.
type Practice struct {
	// Address is where it answers, empty while it is not started.
	Address string
	// Open starts and opens it, Copy copies its address, Stop ends it.
	Open, Copy, Stop func()
}

// New returns the help page; version is shown as it is.
func New(words *text.Catalog, version string, actions Actions) *Screen {
	guides := widgets.NewButton(words.T("guide.list"), actions.Guides)
	clock := widgets.NewWords("")
	s := &Screen{back: actions.Back, news: widgets.NewNotice(widgets.Info, "", ""), clock: func(now time.Time) {
		clock.SetText(words.T("help.clock", "Time", now.Format("15:04:05")))
	}}
	body := widgets.NewColumn(
		widgets.NewWords(words.T("help.guides")),
		widgets.NewButtonRow(guides),
	)
	if actions.Well != nil {
		body.Add(widgets.NewWords(words.T("help.well")))
		body.Add(widgets.NewButtonRow(widgets.NewButton(words.T("well.title"), actions.Well)))
	}
	for _, part := range practice(words, actions.Practice) {
		body.Add(part)
	}
	for _, part := range remoteHelp(words, actions.RemoteHelp) {
		body.Add(part)
	}
	if actions.NoReader {
		body.Add(widgets.NewSubHeading(words.T("help.reader.title")))
		body.Add(widgets.NewWords(words.T("help.reader.text")))
	}
	for _, part := range []fyne.CanvasObject{
		widgets.NewSubHeading(words.T("help.login.title")),
		widgets.NewWords(words.T("help.login.text")),
		widgets.NewSubHeading(words.T("help.refused.title")),
		widgets.NewWords(words.T("help.refused.text")),
		clock,
		widgets.NewButtonRow(widgets.NewButton(words.T("clock.check"), actions.Clock)),
		widgets.NewSubHeading(words.T("help.keys.title")),
		widgets.NewWords(words.T("help.keys.codes")),
		widgets.NewWords(words.T("help.keys.list")),
		widgets.NewSubHeading(words.T("help.deletion.title")),
		widgets.NewWords(words.T("deletion.what")),
		widgets.NewNotice(widgets.Info, words.T("about.unofficial.title"), words.T("about.unofficial.text")),
		widgets.NewWords(words.T("help.version", "Version", version)),
	} {
		body.Add(part)
	}
	s.page = widgets.NewPage(widgets.PageParts{
		Title:   words.T("help.title"),
		News:    s.news,
		Body:    body,
		Actions: []fyne.CanvasObject{widgets.NewMainButton(words.T("common.back"), actions.Back)},
	})
	return s
}

// remoteHelp is the part of the page about somebody who helps from far away.
func remoteHelp(words *text.Catalog, actions RemoteHelp) []fyne.CanvasObject {
	text, button := words.T("helper.text"), widgets.NewButton(words.T("helper.let"), actions.Let)
	switch {
	case actions.End != nil:
		text, button = words.T("helper.sees"), widgets.NewButton(words.T("helper.hide"), actions.End)
	case actions.Let == nil:
		return nil
	}
	return []fyne.CanvasObject{widgets.NewSubHeading(words.T("helper.title")), widgets.NewWords(text), widgets.NewButtonRow(button)}
}

// practice is the part of the page about the practice page.
func practice(words *text.Catalog, actions Practice) []fyne.CanvasObject {
	if actions.Open == nil {
		return nil
	}
	open := widgets.NewButton(words.T("help.practice.open"), actions.Open)
	parts := []fyne.CanvasObject{
		widgets.NewSubHeading(words.T("help.practice.title")),
		widgets.NewWords(words.T("help.practice.text")),
	}
	if actions.Address == "" {
		return append(parts, widgets.NewButtonRow(open))
	}
	address := widgets.NewWords(actions.Address)
	address.Wrapping = fyne.TextWrapBreak // it has no blanks
	return append(parts,
		widgets.NewWords(words.T("help.practice.address")),
		address,
		widgets.NewButtonRow(
			widgets.NewButton(words.T("help.practice.stop"), actions.Stop),
			widgets.NewButton(words.T("help.practice.copy"), actions.Copy),
			open,
		),
	)
}

// Tell says what came of a button.
func (s *Screen) Tell(tone widgets.Tone, title, text string) { s.news.Set(tone, title, text) }

// NewProblem returns a page that says what is wrong and what to do, with a
// button that quits the program.
func NewProblem(words *text.Catalog, title, body string, quit func()) *Screen {
	return &Screen{back: quit, clock: func(time.Time) {}, page: widgets.NewPage(widgets.PageParts{
		Title:   title,
		Body:    widgets.NewColumn(widgets.NewWords(body)),
		Actions: []fyne.CanvasObject{widgets.NewMainButton(words.T("common.quit"), quit)},
	})}
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown does nothing.
func (s *Screen) Shown(func(fyne.Focusable)) {}

// Hidden does nothing: nothing here is secret.
func (s *Screen) Hidden() {}

// Tick shows the time, to be compared with another clock.
func (s *Screen) Tick(now time.Time) { s.clock(now) }

// Escape leaves the page.
func (s *Screen) Escape() { s.back() }
