// Package deletion owns the page of one entry's deletion code: putting it
// into the slot, and showing it for a short while after the passphrase was
// typed again. It opens nothing itself.
package deletion

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Put keeps the text; the caller answers with Kept or Failed.
	Put func(code string)
	// Reveal opens the slot; the caller answers with Revealed or Failed.
	Reveal func(passphrase []byte)
	// Back leaves the page.
	Back func()
}

// Screen is the page of one entry's deletion code.
type Screen struct {
	words   *text.Catalog
	name    string
	actions Actions
	root    *fyne.Container
	focus   func(fyne.Focusable)

	has    bool
	news   *widgets.Notice
	field  *widgets.Field
	main   *widgets.Button
	code   *widgets.Countdown
	hideAt time.Time
}

// shownSeconds is how long a deletion code stays on the screen.
const shownSeconds = 60

// New returns the page of the entry with this name; has says whether its slot
// holds a code.
func New(words *text.Catalog, name string, has bool, actions Actions) *Screen {
	s := &Screen{words: words, name: name, has: has, actions: actions, root: container.NewStack()}
	if has {
		s.askPassphrase()
	} else {
		s.askCode()
	}
	return s
}

// Content is the screen's root.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Shown puts the cursor into the field.
func (s *Screen) Shown(focus func(fyne.Focusable)) {
	s.focus = focus
	s.focusField()
}

// Hidden takes the code and what was typed out of the window.
func (s *Screen) Hidden() {
	s.forget()
	s.root.RemoveAll()
}

// Escape leaves the page.
func (s *Screen) Escape() { s.actions.Back() }

// Kept says that the code is in the slot.
func (s *Screen) Kept() {
	s.has = true
	s.askPassphrase()
	s.news.Set(widgets.Good, s.words.T("deletion.kept.title"), s.words.T("deletion.kept.text"))
}

// Failed says why it did not work; the user can try again.
func (s *Screen) Failed(title, body string) {
	s.main.Enable()
	s.news.Set(widgets.Trouble, title, body)
}

// Revealed shows the code until a minute after now.
func (s *Screen) Revealed(code string, now time.Time) {
	s.forget()
	s.hideAt = now.Add(shownSeconds * time.Second)
	s.code = widgets.NewCountdown()
	s.main = widgets.NewMainButton(s.words.T("deletion.hide"), s.askPassphrase)
	s.show(s.words.T("deletion.shown.title"), widgets.NewColumn(
		widgets.NewWords(s.name),
		widgets.NewCard(container.NewBorder(nil, nil, nil, s.code, widgets.NewBig(code))),
		widgets.NewWords(s.words.T("deletion.shown.text")),
		widgets.NewWords(s.words.T("deletion.what")),
	), s.main)
	s.Tick(now)
}

// Tick hides the code when its minute is over.
func (s *Screen) Tick(now time.Time) {
	if s.hideAt.IsZero() {
		return
	}
	left := int((s.hideAt.Sub(now) + time.Second - 1) / time.Second)
	// A clock that was set back must not keep the code on the screen.
	if left <= 0 || left > shownSeconds {
		s.askPassphrase()
		return
	}
	s.code.Set(left, shownSeconds, false)
}

func (s *Screen) askPassphrase() {
	s.forget()
	s.field = widgets.NewPassphraseField(s.words.T("unlock.label"), s.words.T("deletion.again"))
	s.main = widgets.NewMainButton(s.words.T("deletion.reveal"), nil)
	s.onSubmit(func(typed string) { s.actions.Reveal([]byte(typed)) })
	s.show(s.words.T("deletion.title"), widgets.NewColumn(
		widgets.NewWords(s.name),
		widgets.NewWords(s.words.T("deletion.what")),
		s.field.Container,
	), widgets.NewButton(s.words.T("deletion.new"), s.askCode), s.main)
}

func (s *Screen) askCode() {
	s.forget()
	s.field = widgets.NewField(s.words.T("deletion.label"), s.words.T("deletion.hint"))
	s.main = widgets.NewMainButton(s.words.T("deletion.save"), nil)
	s.onSubmit(s.actions.Put)
	body := widgets.NewColumn(widgets.NewWords(s.name), widgets.NewWords(s.words.T("deletion.what")), s.field.Container)
	if s.has {
		body.Add(widgets.NewNotice(widgets.Careful, s.words.T("deletion.replace.title"), s.words.T("deletion.replace.text")))
	}
	s.show(s.words.T("deletion.put.title"), body, s.main)
}

func (s *Screen) onSubmit(submit func(string)) {
	pressed := func() {
		if !s.main.Disabled() && s.field.Entry.Text != "" {
			s.main.Disable()
			s.news.Clear()
			submit(s.field.Entry.Text)
		}
	}
	s.main.OnTapped = pressed
	s.field.Entry.OnSubmitted = func(string) { pressed() }
}

func (s *Screen) show(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) {
	s.news = widgets.NewNotice(widgets.Info, "", "")
	back := widgets.NewButton(s.words.T("common.back"), s.actions.Back)
	s.root.Objects = []fyne.CanvasObject{widgets.NewPage(widgets.PageParts{
		Title: title, Body: body, News: s.news,
		Actions: append([]fyne.CanvasObject{back}, actions...),
	})}
	s.root.Refresh()
	s.focusField()
}

func (s *Screen) forget() {
	s.hideAt = time.Time{}
	if s.field != nil {
		s.field.Entry.SetText("")
		s.field = nil
	}
}

func (s *Screen) focusField() {
	if s.focus != nil && s.field != nil {
		s.focus(s.field.Entry)
	}
}
