// Package codes owns the page of login codes. It computes no code: it asks
// for the cards at each second and shows them.
package codes

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Card is one entry as this page shows it.
type Card struct {
	ID   string
	View widgets.CodeView
}

// Actions are what the user can ask for here.
type Actions struct {
	// Cards gives the cards at a time, in the order to show them.
	Count func() int
	Card  func(i int, now time.Time) Card
	// Copy copies the entry's code; Resume goes on with its enrolment; More
	// opens its deletion code.
	Copy, Resume, More func(id string)
	// Guide shows how to log in with the entry.
	Guide func(id string)
	// Add begins an enrolment; Lock locks; Settings, Help and Guides show those.
	Add, Lock, Settings, Help, Guides func()
	// Clock says that codes are made by another clock than the computer's; nil
	// where they are not.
	Clock *Reminder
	// Reminder stands quietly above the buttons; nil for none.
	Reminder *Reminder
}

// Reminder is one line about something to do, with what to do and a way to
// put it off.
type Reminder struct {
	Text, Open, Dismiss string
	OnOpen, OnDismiss   func()
}

func (r *Reminder) draw() fyne.CanvasObject {
	if r.OnDismiss == nil {
		return widgets.NewStrip(r.Text, widgets.NewButton(r.Open, r.OnOpen))
	}
	return widgets.NewStrip(r.Text, widgets.NewQuietButton(r.Dismiss, r.OnDismiss), widgets.NewButton(r.Open, r.OnOpen))
}

// Screen is the list of codes.
type Screen struct {
	actions Actions
	words   *text.Catalog
	page    *widgets.Page
	list    *widget.List
	news    *widgets.Notice
	now     time.Time
	expire  time.Time
	empty   bool
}

// New returns the page as of now.
func New(words *text.Catalog, now time.Time, actions Actions) *Screen {
	s := &Screen{words: words, actions: actions, now: now, news: widgets.NewNotice(widgets.Good, "", "")}
	s.list = widget.NewList(actions.Count,
		func() fyne.CanvasObject { return widgets.NewCodeCard() },
		func(i widget.ListItemID, o fyne.CanvasObject) { s.draw(i, o.(*widgets.CodeCard)) },
	)
	s.list.HideSeparators = true
	// A press anywhere on a card copies its code.
	s.list.OnSelected = func(i widget.ListItemID) {
		s.list.Unselect(i)
		if c := actions.Card(i, s.now); !c.View.Pending {
			actions.Copy(c.ID)
		}
	}
	s.empty = actions.Count() == 0
	var body fyne.CanvasObject = s.list
	for _, strip := range []*Reminder{actions.Reminder, actions.Clock} {
		if strip != nil {
			body = container.NewBorder(nil, strip.draw(), nil, nil, body)
		}
	}
	parts := widgets.PageParts{
		Top: widgets.NewButtonRow(
			widgets.NewQuietButton(words.T("common.help"), actions.Help),
			widgets.NewQuietButton(words.T("common.settings"), actions.Settings),
			widgets.NewQuietButton(words.T("codes.lock"), actions.Lock),
		),
		Title: words.T("codes.title"),
		Body:  body, Fill: true,
		News: s.news,
		Actions: []fyne.CanvasObject{
			widgets.NewButton(words.T("guide.list"), actions.Guides), widgets.NewButton(words.T("codes.add"), actions.Add),
		},
	}
	if s.empty {
		parts.Title = words.T("codes.empty.title")
		parts.Fill = false
		empty := widgets.NewColumn(
			widgets.NewWords(words.T("codes.empty.text")),
			widgets.NewNotice(widgets.Info, words.T("codes.empty.need.title"), words.T("codes.empty.need.text")),
		)
		if actions.Reminder != nil {
			empty.Add(actions.Reminder.draw())
		}
		parts.Body = empty
		parts.Actions = []fyne.CanvasObject{
			widgets.NewButton(words.T("guide.list"), actions.Guides), widgets.NewMainButton(words.T("codes.add.first"), actions.Add),
		}
	}
	s.page = widgets.NewPage(parts)
	return s
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown does nothing: the first Tab reaches the first button.
func (s *Screen) Shown(func(fyne.Focusable)) {}

// Hidden drops every card, so that no code stays in the window.
func (s *Screen) Hidden() {
	s.list.Length = func() int { return 0 }
	s.list.UpdateItem = func(widget.ListItemID, fyne.CanvasObject) {}
	s.list.Refresh()
}

// Tick shows the codes of now.
func (s *Screen) Tick(now time.Time) {
	s.now = now
	if !s.expire.IsZero() && now.After(s.expire) {
		s.expire = time.Time{}
		s.news.Clear()
	}
	if !s.empty {
		s.list.Refresh()
	}
}

// Tell shows news above the buttons until a time.
func (s *Screen) Tell(tone widgets.Tone, title, body string, until time.Time) {
	s.expire = until
	s.news.Set(tone, title, body)
}

func (s *Screen) draw(i int, card *widgets.CodeCard) {
	c := s.actions.Card(i, s.now)
	pressed := func() { s.actions.Copy(c.ID) }
	if c.View.Pending {
		pressed = func() { s.actions.Resume(c.ID) }
	}
	card.OnGuide = func() { s.actions.Guide(c.ID) }
	card.Set(c.View, pressed, func() { s.actions.More(c.ID) })
}
