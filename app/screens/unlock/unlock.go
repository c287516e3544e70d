// Package unlock owns the page that asks for the passphrase. It opens
// nothing itself.
package unlock

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Unlock tries the passphrase; the caller answers with Failed or shows
	// another screen. Open does without it, where the computer remembers.
	Unlock func(passphrase []byte)
	Open   func()
	// Restore puts the offered earlier state back; see Offer.
	Restore func()
	// Forgotten begins the way in without the passphrase.
	Forgotten func()
	// Settings and Help show those screens.
	Settings, Help func()
}

// View is what the page shows.
type View struct {
	// Because says why the vault is locked, and may be empty.
	Because string
	// Remembered: the vault opens without the passphrase on this computer.
	Remembered bool
}

// Screen asks for the passphrase.
type Screen struct {
	remembered, working bool
	waiting             int // seconds

	what *widget.Label
	// typed shows the field, where it is not needed; forgotten is for it.
	typed, forgotten *widgets.Button
	focusOn          func(fyne.Focusable)
	words            *text.Catalog
	actions          Actions
	field            *widgets.Field
	news             *widgets.Notice
	open             *widgets.Button
	restore          *widgets.Button
	page             *widgets.Page
}

// New returns the screen.
func New(words *text.Catalog, view View, actions Actions) *Screen {
	s := &Screen{words: words, actions: actions, remembered: view.Remembered, what: widgets.NewWords("")}
	s.field = widgets.NewPassphraseField(words.T("unlock.label"), words.T("unlock.hint"))
	s.news = widgets.NewNotice(widgets.Info, view.Because, "")
	s.open = widgets.NewMainButton(words.T("unlock.open"), s.submit)
	s.restore = widgets.NewButton(words.T("unlock.restore"), func() { s.actions.Restore() })
	s.restore.Hide()
	s.typed = widgets.NewQuietButton(words.T("unlock.typed"), func() {
		s.showField()
		s.focusOn(s.field.Focus)
	})
	s.forgotten = widgets.NewQuietButton(words.T("unlock.forgotten"), actions.Forgotten)
	s.field.Entry.OnSubmitted = func(string) { s.submit() }
	s.page = widgets.NewPage(widgets.PageParts{
		Top: widgets.NewButtonRow(
			widgets.NewQuietButton(words.T("common.help"), actions.Help),
			widgets.NewQuietButton(words.T("common.settings"), actions.Settings),
		),
		Title: words.T("unlock.title"),
		Body: widgets.NewColumn(
			s.what, s.field.Container, widgets.NewButtonRow(s.typed, s.forgotten),
		),
		News:    s.news,
		Actions: []fyne.CanvasObject{s.restore, s.open},
	})
	s.typed.Hide()
	if s.remembered {
		s.typed.Show()
		s.field.Hide()
		s.forgotten.Hide()
	}
	s.sayWhat()
	return s
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown puts the cursor into the field, or on the button where that is enough.
func (s *Screen) Shown(focus func(fyne.Focusable)) {
	s.focusOn = focus
	if s.remembered {
		focus(s.open)
		return
	}
	focus(s.field.Focus)
}

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

// Typed shows the field for the passphrase; remembered: without anything in it the
// vault is still opened as before.
func (s *Screen) Typed(remembered bool) {
	s.remembered = remembered
	s.showField()
	s.sayWhat()
}

// showField shows what belongs to the passphrase.
func (s *Screen) showField() {
	s.field.Show()
	s.forgotten.Show()
	s.typed.Hide()
	s.page.Refresh()
}

// Wait keeps the passphrase from being tried for so many seconds, and shows how
// many are left; 0 ends the wait. It reports whether there is one. Where the
// computer remembers the vault, the button stays what it is.
func (s *Screen) Wait(seconds int) bool {
	before := s.waiting
	s.waiting = seconds
	if before == 0 && seconds > 0 && s.news.Hidden {
		s.news.Set(widgets.Info, s.words.T("unlock.waits.title"), s.words.T("unlock.waits.text"))
	}
	if before != seconds && !s.working {
		s.ready()
	}
	return seconds > 0
}

func (s *Screen) sayWhat() {
	if s.remembered {
		s.what.SetText(s.words.T("unlock.remembered"))
		return
	}
	s.what.SetText(s.words.T("unlock.what"))
}

func (s *Screen) ready() {
	s.working = false
	if s.waiting > 0 && !s.remembered {
		s.open.Disable()
		s.open.SetText(s.words.T("unlock.wait", "Seconds", s.waiting))
		return
	}
	s.open.Enable()
	s.open.SetText(s.words.T("unlock.open"))
}

// begin shows that the vault is being opened.
func (s *Screen) begin() {
	s.working = true
	s.open.Disable()
	s.open.SetText(s.words.T("unlock.opening"))
	s.news.Clear()
}

func (s *Screen) submit() {
	if s.open.Disabled() {
		return
	}
	if s.field.Entry.Text == "" && s.remembered {
		s.begin()
		s.actions.Open()
		return
	}
	if s.field.Entry.Text == "" {
		s.news.Set(widgets.Careful, s.words.T("unlock.empty.title"), s.words.T("unlock.empty.text"))
		return
	}
	s.begin()
	s.actions.Unlock([]byte(s.field.Entry.Text))
}
