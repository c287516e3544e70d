// Package history owns the pages of the vault's earlier states: which there
// are, and what would change by going back to one. It changes nothing itself.
package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Open asks what going back to one of the states would change; the caller
	// answers with Compare or Failed.
	Open func(i int)
	// Restore goes back to it; the caller answers with another screen, or with
	// Failed.
	Restore func(i int)
	Back    func()
}

// Changes are the names of the entries that going back changes.
type Changes struct {
	// Gone leave the list of codes, Changed get their earlier data, Returned
	// come back.
	Gone, Changed, Returned []string
}

// Screen is the page of earlier states.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	times   []string
	actions Actions
}

// New returns the page; times are when the states were saved, ready to read,
// newest first.
func New(words *text.Catalog, times []string, actions Actions) *Screen {
	s := &Screen{Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")),
		words: words, times: times, actions: actions}
	s.showList()
	return s
}

func (s *Screen) showList() {
	s.Begin()
	body := widgets.NewColumn()
	if len(s.times) == 0 {
		body.Add(widgets.NewNotice(widgets.Info, s.words.T("history.none"), ""))
	}
	for i, at := range s.times {
		b := widgets.NewButton(at, func() { s.actions.Open(i) })
		b.Leading, b.Icon = true, theme.HistoryIcon()
		body.Add(b)
	}
	body = widgets.NewLed(widgets.NewWords(s.words.T("history.what")), body)
	s.Show(s.words.T("history.title"), body, s.Back(s.actions.Back))
}

// mostNames is how many entries of a kind are named.
const mostNames = 12

// Compare shows what going back to a state would change, and asks.
func (s *Screen) Compare(i int, c Changes) {
	s.Begin()
	body := widgets.NewColumn()
	title := s.words.T("history.compare.title", "When", s.times[i])
	if len(c.Gone)+len(c.Changed)+len(c.Returned) == 0 {
		body.Add(widgets.NewNotice(widgets.Info, s.words.T("history.same"), ""))
		s.Show(title, body, s.Back(s.showList))
		return
	}
	s.list(body, "history.returned", c.Returned)
	s.list(body, "history.changed", c.Changed)
	s.list(body, "history.gone", c.Gone)
	if len(c.Changed)+len(c.Returned) > 0 {
		body.Add(widgets.NewNotice(widgets.Careful, s.words.T("history.old.title"), s.words.T("history.old.text")))
	}
	body.Add(widgets.NewWords(s.words.T("history.stays")))
	s.Main = widgets.NewMainButton(s.words.T("history.restore"), func() {
		if s.Busy() {
			s.actions.Restore(i)
		}
	})
	s.Show(title, body, s.Back(s.showList), s.Main)
}

func (s *Screen) list(body *fyne.Container, heading string, names []string) {
	if len(names) == 0 {
		return
	}
	body.Add(widgets.NewSubHeading(s.words.T(heading)))
	column := widgets.NewTightColumn()
	for _, name := range names[:min(len(names), mostNames)] {
		column.Add(widgets.NewWords(name))
	}
	if more := len(names) - mostNames; more > 0 {
		column.Add(widgets.NewWords(s.words.T("history.more", "Count", more)))
	}
	body.Add(column)
}
