// Package passphrase owns the pages on which a new passphrase is chosen: one
// that the program suggests, repeated from paper, or one of the user's own,
// typed twice. What it is for it does not know, and it keeps none.
package passphrase

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/passphrase"
	"kapukod/internal/text"
)

// Wording is what the pages say of their purpose, ready to read.
type Wording struct {
	// Title and Why stand over the suggested passphrase.
	Title, Why string
	// Submit is on the button that uses the passphrase; Working replaces it
	// while that lasts, with the news WorkingTitle and WorkingText.
	Submit, Working, WorkingTitle, WorkingText string
}

// Actions are what the user can ask for here.
type Actions struct {
	// Suggest makes a new passphrase of words.
	Suggest func() (string, error)
	// Judge says how strong a passphrase of the user's own is.
	Judge func(string) passphrase.Strength
	// Same says whether two typed passphrases open the same vault.
	Same func(a, b string) bool
	// Use takes the passphrase, and wipes it. The screen shows that it works
	// until Failed or another screen is called for.
	Use func(passphrase []byte)
	// Back leaves the first page.
	Back func()
}

// Screen is the choice of a passphrase, a few pages long.
type Screen struct {
	words   *text.Catalog
	wording Wording
	actions Actions
	root    *fyne.Container
	focus   func(fyne.Focusable)

	suggested string
	own       bool
	news      *widgets.Notice
	submit    *widgets.Button
	fields    []*widgets.Field
	leave     func()
}

// New returns the screen, at its first page.
func New(words *text.Catalog, wording Wording, actions Actions) *Screen {
	s := &Screen{words: words, wording: wording, actions: actions, root: widgets.NewTurning()}
	s.showSuggestion()
	return s
}

// Content is the screen's root.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Shown keeps the way to the keyboard focus.
func (s *Screen) Shown(focus func(fyne.Focusable)) {
	s.focus = focus
	if len(s.fields) > 0 {
		s.focusOn(s.fields[0].Focus)
	}
}

// Hidden empties the fields and takes the suggestion out of the window.
func (s *Screen) Hidden() {
	s.suggested = ""
	s.forgetFields()
	s.root.RemoveAll()
}

// Escape goes one page back, unless the passphrase is being used.
func (s *Screen) Escape() {
	if s.submit == nil || !s.submit.Disabled() {
		s.leave()
	}
}

// Failed says why the passphrase could not be used, and lets the user go on.
func (s *Screen) Failed(title, body string) {
	if s.news != nil {
		s.news.Set(widgets.Trouble, title, body)
	}
	if s.submit != nil {
		s.submit.Enable()
		s.submit.SetText(s.wording.Submit)
	}
}

func (s *Screen) show(page *widgets.Page, leave func()) {
	s.leave = leave
	s.root.Objects = []fyne.CanvasObject{page}
	s.root.Refresh()
}

func (s *Screen) forgetFields() {
	for _, f := range s.fields {
		f.Entry.SetText("")
	}
	s.fields = nil
}

func (s *Screen) focusOn(f fyne.Focusable) {
	if s.focus != nil {
		s.focus(f)
	}
}
