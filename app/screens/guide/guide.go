// Package guide owns the pages of a guide: one step a page, and the frame that
// the steps of an enrolment get inside a guide. It shows a step and passes
// intents on; where the walk stands, and what follows, it is told.
package guide

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// View is what a page of a guide shows.
type View struct {
	Guide      guide.Guide
	Step       guide.Step
	Number, Of int
	CanGoBack  bool
	Last       bool
	// Settled says that the step's part of the enrolment is done; Renewable
	// that the QR code can be looked for again all the same.
	Settled, Renewable bool
	// NoVault says that the step needs a vault and there is none yet.
	NoVault bool
	// Locked says that the step needs the vault, which is there and locked.
	Locked bool
	Slim   bool
	// Computer is the computer's name, for sites that ask for one.
	Computer string
}

// Actions are what the user can ask for on a step.
type Actions struct {
	Back, Next func()
	// Leave ends the guide for now; it can be gone on with.
	Leave func()
	// Help shows the program's own help.
	Help func()
	// Slim makes the window slim, or wide again; nil where that is not offered.
	Slim func()
	// Begin makes a vault, Unlock opens the one that is there; Renew looks for
	// the QR code again.
	Begin, Unlock, Renew func()
	// Restart goes to where the site is opened again.
	Restart func()
	// GoTo goes to a step, Choose where a choice leads.
	GoTo   func(step string)
	Choose func(i int)
	// Open opens an address in the browser.
	Open func(address string)
	// Practise opens the practice page in place of the site; nil for none.
	Practise func()
	// Clock says how long the site still waits; empty for not known. Over says
	// that it may have given up.
	Clock func(now time.Time) (left string, over bool)
	// Code is the code of the entry that the guide is about, at a time; nil
	// where it is about none. Copy copies it, and Show uncovers it.
	Code       func(now time.Time) (widgets.CodeView, bool)
	Copy, Show func()
	// CopyText copies a text that is no secret.
	CopyText func(text string)
}

// Screen is one step.
type Screen struct {
	frame *Frame
	page  *widgets.Page
	news  *widgets.Notice
	first fyne.Focusable
	code  *codeCard
	next  *widgets.Button
}

// New returns the page of a step.
func New(words *text.Catalog, view View, actions Actions) *Screen {
	s := &Screen{news: widgets.NewNotice(widgets.Info, "", "")}
	s.frame = NewFrame(words, view, actions, s.ShowTrouble)
	s.next = s.nextButton()
	buttons := []fyne.CanvasObject{s.frame.backButton()}
	if s.next != nil {
		buttons = append(buttons, s.next)
	}
	parts := widgets.PageParts{
		Title: view.Step.Title.In(words.Lang()), Body: s.body(), News: s.news, Actions: buttons, Apart: true,
	}
	if !widgets.LargeText() {
		parts.Top = s.frame.top()
	}
	if s.next != nil {
		s.frame.warnBefore(buttons)
	}
	s.page = widgets.NewPage(parts)
	return s
}

// body is the step: its words, and then what there is to do. What is to be at
// hand stands first: the code, and with large text whatever is to be pressed.
func (s *Screen) body() *fyne.Container {
	body, f := widgets.NewColumn(), s.frame
	if widgets.LargeText() {
		body.Add(f.restart)
	}
	if s.showsCode() || widgets.LargeText() {
		s.addAction(body)
		f.addWarning(body)
		f.addText(body)
	} else {
		f.addWarning(body)
		f.addText(body)
		s.addAction(body)
	}
	f.addMarks(body)
	f.addEnd(body)
	return body
}

// nextButton is the way on; nil where something else is to be pressed.
func (s *Screen) nextButton() *widgets.Button {
	f := s.frame
	label := f.words.T("common.next")
	switch {
	case f.view.NoVault:
		s.first = nil
		b := widgets.NewMainButton(f.words.T("guide.begin"), f.actions.Begin)
		s.first = b
		return b
	case f.view.Locked:
		b := widgets.NewMainButton(f.words.T("guide.unlock"), f.actions.Unlock)
		s.first = b
		return b
	case f.view.Step.Action == guide.ActionChoose:
		return nil
	case f.view.Last:
		label = f.words.T("common.done")
	case f.view.Step.StartsClock && f.view.Step.Action == guide.ActionOpen:
		label = f.words.T("guide.opened")
	}
	b := widgets.NewMainButton(label, f.actions.Next)
	s.first = b
	return b
}

// addAction adds what there is to do in the step besides reading.
func (s *Screen) addAction(body *fyne.Container) {
	f, words := s.frame, s.frame.words
	switch {
	case f.view.NoVault:
		body.Add(widgets.NewNotice(widgets.Info, words.T("guide.novault.title"), words.T("guide.novault.text")))
	case f.view.Locked:
		body.Add(widgets.NewNotice(widgets.Info, words.T("guide.locked.title"), words.T("guide.locked.text")))
	case f.view.Settled:
		body.Add(widgets.NewNotice(widgets.Good, words.T("guide.settled.title"), words.T("guide.settled.text")))
		if f.view.Renewable {
			body.Add(widgets.NewButtonRow(widgets.NewButton(words.T("enroll.refused.rescan"), f.actions.Renew)))
		}
	case f.view.Step.URL != "":
		s.addOpen(body)
	case f.view.Step.Action == guide.ActionChoose:
		for i, choice := range f.view.Step.Choices {
			b := widgets.NewButton(choice.Text.In(words.Lang()), func() { f.actions.Choose(i) })
			b.Leading, b.Wraps = true, true
			if f.warning != nil {
				f.warning.Before(b)
			}
			body.Add(b)
			if s.first == nil {
				s.first = b
			}
		}
	case s.showsCode():
		s.addCode(body)
	case f.view.Guide.Kind == guide.KindLogin && f.view.Step.Action == guide.ActionCode:
		body.Add(widgets.NewNotice(widgets.Info, words.T("guide.noentry.title"), words.T("guide.noentry.text")))
	}
}

// showsCode tells whether the step shows the code of the entry.
func (s *Screen) showsCode() bool {
	f := s.frame
	return f.actions.Code != nil && !f.view.Settled &&
		(f.view.Step.Action == guide.ActionCode || f.view.Step.Action == guide.ActionWait || f.view.Step.OldCode)
}

// addCode adds the code. Copying it comes first, going on after that, but where
// the next one is waited for.
func (s *Screen) addCode(body *fyne.Container) {
	f := s.frame
	copied := widgets.NewButton(f.words.T("codes.copy"), nil)
	copied.OnTapped = func() {
		f.actions.Copy()
		copied.Rank, s.next.Rank = widgets.Side, widgets.Main
		copied.Refresh()
		s.page.Refresh()
	}
	if f.view.Step.Action == guide.ActionCode {
		copied.Rank, s.next.Rank = widgets.Main, widgets.Side
		s.first = copied
	}
	s.code = newCodeCard(copied, widgets.NewButton("", f.actions.Show), f.actions.Code)
	body.Add(s.code.card)
}

// addOpen adds the button that opens the site, and its address to read.
func (s *Screen) addOpen(body *fyne.Container) {
	f := s.frame
	open := widgets.NewMainButton(f.words.T("guide.open"), nil)
	s.next.Rank = widgets.Side
	open.OnTapped = func() {
		f.actions.Open(f.view.Step.URL)
		open.Rank, s.next.Rank = widgets.Side, widgets.Main
		open.Refresh()
		s.page.Refresh()
	}
	s.first = open
	// As the browser shows it.
	var address fyne.CanvasObject = widgets.NewBig(strings.TrimSuffix(strings.TrimPrefix(f.view.Step.URL, "https://"), "/"))
	address = widgets.NewTightColumn(widgets.NewWords(f.words.T("guide.address")), address)
	var practise fyne.CanvasObject
	if f.actions.Practise != nil {
		practise = widgets.NewQuietButton(f.words.T("guide.practice"), f.actions.Practise)
	}
	body.Add(widgets.NewCard(arrangeOpen(address, practise, open)))
}

// arrangeOpen puts the address above the buttons, with large text below the one
// that opens it; practise may be nil.
func arrangeOpen(address, practise, open fyne.CanvasObject) fyne.CanvasObject {
	if !widgets.LargeText() {
		row := []fyne.CanvasObject{open}
		if practise != nil {
			row = []fyne.CanvasObject{practise, open}
		}
		return widgets.NewTightColumn(address, widgets.NewButtonRow(row...))
	}
	column := widgets.NewColumn(widgets.NewButtonRow(open), address)
	if practise != nil {
		column.Add(widgets.NewButtonRow(practise))
	}
	return column
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown puts the keyboard focus on what is to be pressed first.
func (s *Screen) Shown(focus func(fyne.Focusable)) {
	if s.first != nil {
		focus(s.first)
	}
}

// Hidden takes the code out of the page.
func (s *Screen) Hidden() {
	if s.code != nil {
		s.code.clear()
	}
}

// Tick shows how long the site still waits, and the code of now.
func (s *Screen) Tick(now time.Time) {
	s.frame.Tick(now)
	if s.code != nil {
		s.code.tick(now)
	}
}

// Escape goes one step back, or leaves.
func (s *Screen) Escape() { s.frame.Escape() }

// Tell shows news in the page.
func (s *Screen) Tell(tone widgets.Tone, title, body string) { s.news.Set(tone, title, body) }

// ShowTrouble scrolls to what can go wrong.
func (s *Screen) ShowTrouble() { s.page.ShowEnd() }
