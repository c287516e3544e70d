// Package remember owns the page about opening the vault without the passphrase
// on this computer: what it means, and whether it is on. It keeps nothing itself.
package remember

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// TurnOn gets the passphrase, and wipes it; the caller answers with Failed,
	// or shows the page anew. TurnOff needs none.
	TurnOn  func(own []byte)
	TurnOff func()
	Back    func()
}

// Screen is the page.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	actions Actions
}

// New returns the page; on tells whether the vault opens without the passphrase.
func New(words *text.Catalog, on bool, actions Actions) *Screen {
	s := &Screen{Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")), words: words, actions: actions}
	s.Begin()
	if on {
		s.showOn()
	} else {
		s.showOff()
	}
	return s
}

// explained is what one should know, whether it is on or not.
func (s *Screen) explained() *fyne.Container {
	return widgets.NewColumn(
		widgets.NewNotice(widgets.Careful, s.words.T("remember.who.title"), s.words.T("remember.who.text")),
		widgets.NewWords(s.words.T("remember.slot")),
		widgets.NewWords(s.words.T("remember.keep")),
	)
}

func (s *Screen) showOn() {
	body := widgets.NewColumn(widgets.NewNotice(widgets.Good, s.words.T("remember.on.title"), s.words.T("remember.on.text")), s.explained())
	s.Main = widgets.NewMainButton(s.words.T("remember.turnoff"), func() {
		if s.Busy() {
			s.actions.TurnOff()
		}
	})
	s.Show(s.words.T("remember.title"), body, s.Back(s.actions.Back), s.Main)
}

// showOff explains, before anything is asked.
func (s *Screen) showOff() {
	body := widgets.NewColumn(widgets.NewWords(s.words.T("remember.what")), s.explained())
	s.Main = widgets.NewMainButton(s.words.T("common.next"), s.showOwn)
	s.Show(s.words.T("remember.title"), body, s.Back(s.actions.Back), s.Main)
}

// showOwn asks for the passphrase: an unlocked window left alone must not be opened
// for good.
func (s *Screen) showOwn() {
	s.Begin()
	field := widgets.NewPassphraseField(s.words.T("remember.own"), s.words.T("unlock.hint"))
	s.Fields = []*widgets.Field{field}
	submit := func() {
		if field.Entry.Text == "" {
			s.News.Set(widgets.Careful, s.words.T("members.empty"), "")
			s.FocusOn(field.Focus)
			return
		}
		if s.Busy() {
			s.actions.TurnOn([]byte(field.Entry.Text))
		}
	}
	field.Entry.OnSubmitted = func(string) { submit() }
	s.Main = widgets.NewMainButton(s.words.T("remember.turnon"), submit)
	s.Show(s.words.T("remember.title"), field.Container, s.Back(s.showAgain), s.Main)
}

func (s *Screen) showAgain() {
	s.Begin()
	s.showOff()
}
