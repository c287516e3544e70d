// Package deletion owns the page of one entry's deletion code: putting it
// into the slot, showing it for a short while after the passphrase was typed
// again, bringing it to paper, and whether it is there. It opens nothing
// itself.
package deletion

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Status is what is known of an entry's code without opening it.
type Status struct {
	// Has tells whether there is one.
	Has bool
	// NoAccess: this member may put a code, and read none.
	NoAccess bool
	// OnPaper says since when it is on paper, ready to read; empty for not.
	OnPaper string
}

// Actions are what the user can ask for here.
type Actions struct {
	// Put keeps the text; the caller answers with Kept or Failed.
	Put func(code string)
	// Reveal opens the slot; the caller answers with Revealed or Failed, and
	// wipes the passphrase.
	Reveal func(passphrase []byte)
	// Note notes whether the code is on paper; the caller answers with Noted or
	// Failed.
	Note func(onPaper bool)
	// Back leaves the page.
	Back func()
}

// Screen is the page of one entry's deletion code.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	name    string
	status  Status
	actions Actions

	code   *widgets.Countdown
	hideAt time.Time
	// drop takes what is revealed out of the page.
	drop func()
}

// New returns the page of the entry with this name.
func New(words *text.Catalog, name string, status Status, actions Actions) *Screen {
	s := &Screen{Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")),
		words: words, name: name, status: status, actions: actions}
	if status.Has {
		s.showStatus()
	} else {
		s.askCode()
	}
	return s
}

// Hidden takes the code and what was typed out of the window.
func (s *Screen) Hidden() {
	s.conceal()
	s.Pages.Hidden()
}

// Kept says that the code is in the slot, and asks whether it is on paper.
func (s *Screen) Kept() {
	s.status.Has, s.status.OnPaper = true, ""
	s.AskPaper(s.words.T("deletion.kept.title"), s.words.T("deletion.kept.text"))
}

// Noted says that it is noted since when the code is on paper; empty: it is
// not.
func (s *Screen) Noted(onPaper string) {
	s.status.OnPaper = onPaper
	s.showStatus()
}

// AskPaper brings good news, if any, and asks whether the code is on paper now.
func (s *Screen) AskPaper(title, body string) {
	s.begin()
	s.Main = widgets.NewMainButton(s.words.T("deletion.paper.yes"), func() {
		if s.Busy() {
			s.actions.Note(true)
		}
	})
	later := s.Back(s.showStatus)
	later.SetText(s.words.T("deletion.paper.later"))
	s.Show(s.words.T("deletion.paper.title"), widgets.NewColumn(
		widgets.NewWords(s.name),
		widgets.NewNotice(widgets.Good, title, body),
		widgets.NewWords(s.words.T("deletion.paper.ask")),
		widgets.NewWords(s.words.T("deletion.paper.where")),
	), later, s.Main)
}

// showStatus asks for the passphrase, and tells what is known of the code.
func (s *Screen) showStatus() {
	s.begin()
	body := widgets.NewColumn(widgets.NewWords(s.name))
	another := widgets.NewQuietButton(s.words.T("deletion.new"), s.askCode)
	actions := []fyne.CanvasObject{s.Back(s.actions.Back)}
	if s.status.NoAccess {
		body.Add(widgets.NewNotice(widgets.Info,
			s.words.T("problem.deletion.no_access.title"), s.words.T("problem.deletion.no_access.text")))
	} else {
		field := widgets.NewPassphraseField(s.words.T("unlock.label"), s.words.T("deletion.again"))
		s.Main = widgets.NewMainButton(s.words.T("deletion.reveal"), nil)
		s.onSubmit(field, func(typed string) { s.actions.Reveal([]byte(typed)) })
		body.Add(field.Container)
		actions = append(actions, s.Main)
	}
	s.paper(body, another)
	body.Add(widgets.NewWords(s.words.T("deletion.what")))
	s.Show(s.words.T("deletion.title"), body, actions...)
}

// paper tells whether the code is on paper, with a button to correct it, and
// beside it the one for another code.
func (s *Screen) paper(body *fyne.Container, another *widgets.Button) {
	if s.status.OnPaper == "" {
		body.Add(widgets.NewNotice(widgets.Careful, s.words.T("codes.nopaper"), s.words.T("deletion.nopaper.text")))
		// Whoever does not see the code is asked again: a press by mistake would
		// take the warning away.
		written := widgets.NewButton(s.words.T("deletion.written"), func() { s.AskPaper("", "") })
		body.Add(widgets.NewButtonRow(another, written))
		return
	}
	body.Add(widgets.NewNotice(widgets.Good, s.words.T("deletion.onpaper.title"),
		s.words.T("deletion.onpaper.text", "Date", s.status.OnPaper)))
	body.Add(widgets.NewButtonRow(another, s.noteButton("deletion.paper.gone", widgets.Quiet, false)))
}

func (s *Screen) noteButton(key string, rank widgets.Rank, onPaper bool) *widgets.Button {
	b := widgets.NewButton(s.words.T(key), nil)
	b.Rank = rank
	b.OnTapped = func() { s.actions.Note(onPaper) }
	return b
}

// askCode asks for the code that the site shows.
func (s *Screen) askCode() {
	s.begin()
	field := widgets.NewField(s.words.T("deletion.label"), s.words.T("deletion.hint"))
	s.Main = widgets.NewMainButton(s.words.T("deletion.save"), nil)
	s.onSubmit(field, s.actions.Put)
	body := widgets.NewColumn(widgets.NewWords(s.name), field.Container, widgets.NewWords(s.words.T("deletion.what")))
	back := s.Back(s.actions.Back)
	if s.status.Has {
		body.Add(widgets.NewNotice(widgets.Careful, s.words.T("deletion.replace.title"), s.words.T("deletion.replace.text")))
		back = s.Back(s.showStatus)
	}
	s.Show(s.words.T("deletion.put.title"), body, back, s.Main)
}

func (s *Screen) onSubmit(field *widgets.Field, submit func(string)) {
	s.Fields = []*widgets.Field{field}
	pressed := func() {
		switch {
		case field.Entry.Text == "":
			s.News.Set(widgets.Careful, s.words.T("deletion.empty"), "")
			s.FocusOn(field.Focus)
		case s.Busy():
			submit(field.Entry.Text)
		}
	}
	s.Main.OnTapped = pressed
	field.Entry.OnSubmitted = func(string) { pressed() }
}

func (s *Screen) begin() {
	s.conceal()
	s.Begin()
}
