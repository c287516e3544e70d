// Package bin owns the pages of the bin: which entries are in it and for how
// long, taking one out of it, and deleting one for good after a second
// question. It changes nothing itself.
package bin

import (
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Entry is one entry in the bin.
type Entry struct {
	// Name is what it is called by, Deleted the day when it was deleted, and
	// Left how long it stays; all ready to read.
	Name, Deleted, Left string
	// Replaced says that another entry's key took the place of its; empty where
	// none did.
	Replaced string
	// Loss is what deleting it for good means, a sentence each.
	Loss []string
}

// Actions are what the user can ask for here.
type Actions struct {
	// Restore takes an entry out of the bin, Erase deletes it for good; the
	// caller answers with another screen, or with Failed.
	Restore, Erase func(i int)
	Back           func()
}

// Screen is the pages of the bin.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	entries []Entry
	actions Actions
}

// New returns the page of the bin. The actions are nil where nothing can be
// changed; why says so, empty where it can.
func New(words *text.Catalog, entries []Entry, why string, actions Actions) *Screen {
	s := &Screen{Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")),
		words: words, entries: entries, actions: actions}
	s.showList(why)
	return s
}

// mostShown is how many entries are listed; the others come up as these go.
const mostShown = 100

func (s *Screen) showList(why string) {
	s.Begin()
	body := widgets.NewColumn(widgets.NewWords(s.words.T("bin.what")))
	if why != "" {
		body.Add(widgets.NewNotice(widgets.Info, why, ""))
	}
	if len(s.entries) == 0 {
		body.Add(widgets.NewNotice(widgets.Info, s.words.T("bin.none"), ""))
	}
	for i, e := range s.entries[:min(len(s.entries), mostShown)] {
		button := widgets.NewButton(e.Name+" – "+e.Left, func() { s.showEntry(i, why) })
		button.Leading, button.Wraps, button.Icon = true, true, theme.DeleteIcon()
		body.Add(button)
	}
	if len(s.entries) > mostShown {
		body.Add(widgets.NewWords(s.words.T("bin.more", "Count", len(s.entries)-mostShown)))
	}
	back := s.Back(s.actions.Back)
	back.Rank = widgets.Main
	s.Show(s.words.T("bin.title"), body, back)
}

// showEntry shows one entry, and what can be done with it.
func (s *Screen) showEntry(i int, why string) {
	s.Begin()
	e := s.entries[i]
	body := widgets.NewColumn(
		widgets.NewWords(s.words.T("bin.deleted", "Date", e.Deleted)),
		widgets.NewWords(e.Left),
	)
	if e.Replaced != "" {
		body.Add(widgets.NewNotice(widgets.Careful, e.Replaced, ""))
	}
	back := s.Back(func() { s.showList(why) })
	if s.actions.Restore == nil {
		body.Add(widgets.NewNotice(widgets.Info, why, ""))
		s.Show(e.Name, body, back)
		return
	}
	body.Add(widgets.NewWords(s.words.T("bin.restore.text")))
	s.Main = widgets.NewMainButton(s.words.T("bin.restore"), func() {
		if s.Busy() {
			s.actions.Restore(i)
		}
	})
	erase := widgets.NewQuietButton(s.words.T("bin.erase"), func() { s.askErase(i, why) })
	s.Show(e.Name, body, back, erase, s.Main)
}

func (s *Screen) askErase(i int, why string) {
	s.Begin()
	e := s.entries[i]
	body := widgets.NewColumn()
	for _, sentence := range e.Loss {
		body.Add(widgets.NewWords(sentence))
	}
	body.Add(widgets.NewNotice(widgets.Careful, s.words.T("bin.erase.final.title"), s.words.T("bin.erase.final.text")))
	s.Main = widgets.NewMainButton(s.words.T("bin.erase.yes"), func() {
		if s.Busy() {
			s.actions.Erase(i)
		}
	})
	keep := s.Back(func() { s.showEntry(i, why) })
	keep.SetText(s.words.T("entry.delete.no"))
	s.Show(s.words.T("bin.erase.title", "Name", e.Name), body, keep, s.Main)
}
