// Package entry owns the pages of one entry: what is told of it, each thing of
// it to be changed on a page of its own, and the question before it goes into
// the bin. It saves nothing itself, and knows no key.
package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Facts are what is told of an entry, ready to read.
type Facts struct {
	// Name is what the entry is called by; Issuer and Account are its parts.
	Name, Issuer, Account string
	// Services are the names of the services, Service is which it is.
	Services []string
	Service  int
	// Tags are written as they are typed; Used are those of all entries.
	Tags string
	Used []string
	Note string
	// Unfinished: its enrolment is not finished, so it cannot be shown on a
	// second device; that is given up on its own page.
	Unfinished bool
	// ReadOnly says why nothing can be changed; empty where it can.
	ReadOnly string
}

// Actions are what the user can ask for here. The caller answers each change
// with Saved or Failed.
type Actions struct {
	Rename     func(issuer, account string)
	SetService func(i int)
	SetTags    func(typed string)
	SetNote    func(note string)
	// Key shows the key again, for a second device.
	Key func()
	// Delete puts the entry into the bin; the caller answers with another
	// screen, or with Failed.
	Delete func()
	Back   func()
}

// Loss is what deleting the entry means, a sentence each.
type Loss []string

// Screen is the pages of one entry.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	facts   Facts
	loss    Loss
	actions Actions
}

// New returns the pages of an entry, at the first one.
func New(words *text.Catalog, facts Facts, loss Loss, actions Actions) *Screen {
	s := &Screen{Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")),
		words: words, facts: facts, loss: loss, actions: actions}
	s.showFacts()
	return s
}

// Saved shows the facts as they are now, and says what was saved.
func (s *Screen) Saved(facts Facts, title, body string) {
	if s.Left() {
		return
	}
	s.facts = facts
	s.showFacts()
	s.Tell(widgets.Good, title, body)
}

// Renew takes over the facts as they are now, to be shown when the page of a question
// is left.
func (s *Screen) Renew(facts Facts) { s.facts = facts }

// showFacts shows what is told of the entry, and where to change it.
func (s *Screen) showFacts() {
	s.Begin()
	body := widgets.NewColumn()
	if s.facts.ReadOnly != "" {
		body.Add(widgets.NewNotice(widgets.Info, s.facts.ReadOnly, ""))
	}
	s.fact(body, "entry.name", s.facts.Name, "entry.rename", theme.DocumentCreateIcon(), s.askName)
	s.fact(body, "entry.service", s.facts.Services[s.facts.Service], "entry.service.change", theme.HomeIcon(), s.askService)
	s.fact(body, "entry.tags", s.orNone(s.facts.Tags), "entry.tags.change", theme.ListIcon(), s.askTags)
	s.fact(body, "entry.note", s.orNone(s.facts.Note), "entry.note.change", theme.DocumentIcon(), s.askNote)
	if !s.facts.Unfinished {
		s.fact(body, "entry.second", s.words.T("entry.second.text"), "entry.key", theme.VisibilityIcon(), s.actions.Key)
	}
	if s.facts.ReadOnly == "" {
		s.fact(body, "entry.unneeded", s.words.T("entry.unneeded.text"), "entry.delete", theme.DeleteIcon(), s.askDelete)
	}
	back := s.Back(s.actions.Back)
	back.Rank = widgets.Main
	s.Show(s.facts.Name, body, back)
}

// fact adds one thing that is told, with the button that changes it.
func (s *Screen) fact(body *fyne.Container, what, value, change string, icon fyne.Resource, open func()) {
	told := s.words.T("entry.fact", "What", s.words.T(what), "Value", short(value))
	if s.facts.ReadOnly != "" && change != "entry.key" {
		body.Add(widgets.NewWords(told))
		return
	}
	button := widgets.NewButton(s.words.T(change), open)
	button.Leading, button.Icon = true, icon
	body.Add(widgets.NewTightColumn(widgets.NewWords(told), button))
}

// short is the beginning of a long note.
func short(value string) string {
	const most = 200
	letters := []rune(value)
	if len(letters) <= most {
		return value
	}
	return string(letters[:most]) + "…"
}

func (s *Screen) orNone(value string) string {
	if value == "" {
		return s.words.T("entry.none")
	}
	return value
}

// ask shows a page of one question; save is what its main button does.
func (s *Screen) ask(title string, body fyne.CanvasObject, save func()) {
	s.Main = widgets.NewMainButton(s.words.T("entry.save"), func() {
		if s.Busy() {
			save()
		}
	})
	s.Show(title, body, s.Back(s.showFacts), s.Main)
}
