// Package unlock owns the page that asks for the passphrase. It opens
// nothing itself.
package unlock

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Unlock tries the passphrase; the caller answers with Failed or shows
	// another screen.
	Unlock func(passphrase []byte)
	// Restore puts the offered earlier state back; see Offer.
	Restore func()
	// Forgotten begins the way in without the passphrase.
	Forgotten func()
	// Settings and Help show those screens.
	Settings, Help func()
}

// Screen asks for the passphrase.
type Screen struct {
	words   *text.Catalog
	actions Actions
	field   *widgets.Field
	news    *widgets.Notice
	open    *widgets.Button
	restore *widgets.Button
	page    *widgets.Page
}

// New returns the screen. because says why the vault is locked, and may be
// empty.
func New(words *text.Catalog, because string, actions Actions) *Screen {
	s := &Screen{words: words, actions: actions}
	s.field = widgets.NewPassphraseField(words.T("unlock.label"), words.T("unlock.hint"))
	s.news = widgets.NewNotice(widgets.Info, because, "")
	s.open = widgets.NewMainButton(words.T("unlock.open"), s.submit)
	s.restore = widgets.NewButton(words.T("unlock.restore"), func() { s.actions.Restore() })
	s.restore.Hide()
	s.field.Entry.OnSubmitted = func(string) { s.submit() }
	s.page = widgets.NewPage(widgets.PageParts{
		Top: widgets.NewButtonRow(
			widgets.NewQuietButton(words.T("common.help"), actions.Help),
			widgets.NewQuietButton(words.T("common.settings"), actions.Settings),
		),
		Title: words.T("unlock.title"),
		Body: widgets.NewColumn(
			widgets.NewWords(words.T("unlock.what")), s.field.Container,
			widgets.NewButtonRow(widgets.NewQuietButton(words.T("unlock.forgotten"), actions.Forgotten)),
		),
		News:    s.news,
		Actions: []fyne.CanvasObject{s.restore, s.open},
	})
	return s
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown puts the cursor into the field.
func (s *Screen) Shown(focus func(fyne.Focusable)) { focus(s.field.Focus) }

// Hidden forgets what was typed.
func (s *Screen) Hidden() { s.field.Entry.SetText("") }

// Failed says why the vault did not open; the user can try again.
func (s *Screen) Failed(title, body string) {
	s.ready()
	s.news.Set(widgets.Trouble, title, body)
}

// Offer is Failed with a button that puts an earlier state back.
func (s *Screen) Offer(title, body string) {
	s.Failed(title, body)
	s.restore.Show()
	s.page.Refresh()
}

// Note shows good news, and lets the user go on.
func (s *Screen) Note(title, body string) {
	s.ready()
	s.restore.Hide()
	s.news.Set(widgets.Good, title, body)
}

func (s *Screen) ready() {
	s.open.Enable()
	s.open.SetText(s.words.T("unlock.open"))
}

func (s *Screen) submit() {
	if s.open.Disabled() {
		return
	}
	if s.field.Entry.Text == "" {
		s.news.Set(widgets.Careful, s.words.T("unlock.empty.title"), s.words.T("unlock.empty.text"))
		return
	}
	s.open.Disable()
	s.open.SetText(s.words.T("unlock.opening"))
	s.news.Clear()
	s.actions.Unlock([]byte(s.field.Entry.Text))
}
