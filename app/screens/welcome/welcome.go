// Package welcome owns the first minutes: the language, what the program is,
// and the passphrase that will open the vault. It makes no vault itself.
package welcome

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/passphrase"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Language is called with the chosen language; the caller shows the
	// screen again in it.
	Language func(text.Lang)
	// Suggest makes a new passphrase of words.
	Suggest func() (string, error)
	// Judge says how strong a passphrase of the user's own is.
	Judge func(string) passphrase.Strength
	// Same says whether two typed passphrases open the same vault.
	Same func(a, b string) bool
	// Create makes the vault. The screen shows that it works until Failed or
	// another screen is called for.
	Create func(passphrase []byte)
}

// Screen is the welcome, a few pages long.
type Screen struct {
	words   *text.Catalog
	actions Actions
	root    *fyne.Container
	focus   func(fyne.Focusable)

	suggested string
	own       bool
	news      *widgets.Notice
	create    *widgets.Button
	fields    []*widgets.Field
}

// New returns the welcome, at its first page.
func New(words *text.Catalog, actions Actions) *Screen {
	s := &Screen{words: words, actions: actions, root: newStack()}
	s.showStart()
	return s
}

// Content is the screen's root.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Shown keeps the way to the keyboard focus.
func (s *Screen) Shown(focus func(fyne.Focusable)) { s.focus = focus }

// Hidden empties the fields and forgets the suggestion.
func (s *Screen) Hidden() {
	s.suggested = ""
	for _, f := range s.fields {
		f.Entry.SetText("")
	}
	s.fields = nil
}

// Failed says why the vault could not be made, and lets the user go on.
func (s *Screen) Failed(title, body string) {
	if s.news != nil {
		s.news.Set(widgets.Trouble, title, body)
	}
	if s.create != nil {
		s.create.Enable()
		s.create.SetText(s.words.T("welcome.create"))
	}
}

func (s *Screen) show(page *widgets.Page) {
	s.root.Objects = []fyne.CanvasObject{page}
	s.root.Refresh()
}

func (s *Screen) focusOn(f fyne.Focusable) {
	if s.focus != nil {
		s.focus(f)
	}
}
