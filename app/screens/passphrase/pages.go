package passphrase

import (
	"strings"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
)

// showSuggestion offers a passphrase that the program made.
func (s *Screen) showSuggestion() {
	s.own = false
	s.forgetFields()
	s.submit = nil
	s.news = widgets.NewNotice(widgets.Info, "", "")
	phrase := widgets.NewBig(s.suggested)
	another := func() {
		suggested, err := s.actions.Suggest()
		if err != nil {
			s.showOwn()
			return
		}
		s.suggested = suggested
		phrase.SetText(suggested)
	}
	if s.suggested == "" {
		another()
		if s.own {
			return
		}
	}
	s.show(widgets.NewPage(widgets.PageParts{
		Title: s.wording.Title,
		Body: widgets.NewColumn(
			widgets.NewLed(widgets.NewWords(s.wording.Why), widgets.NewCard(widgets.NewColumn(phrase))),
			widgets.NewWords(s.words.T("welcome.phrase.paper")),
			widgets.NewButtonRow(
				widgets.NewQuietButton(s.words.T("welcome.phrase.own"), s.showOwn),
				widgets.NewButton(s.words.T("welcome.phrase.another"), another),
			),
		),
		Actions: []fyne.CanvasObject{
			widgets.NewButton(s.words.T("common.back"), s.actions.Back),
			widgets.NewMainButton(s.words.T("welcome.phrase.written"), s.showRepeat),
		},
	}), s.actions.Back)
}

// showRepeat asks for the suggested words once, read from the paper.
func (s *Screen) showRepeat() {
	field := widgets.NewPassphraseField(s.words.T("welcome.repeat.label"), s.words.T("welcome.repeat.hint"))
	s.fields = []*widgets.Field{field}
	submit := func() {
		if strings.TrimSpace(field.Entry.Text) != s.suggested {
			s.news.Set(widgets.Careful, s.words.T("welcome.repeat.differs.title"), s.words.T("welcome.repeat.differs.text"))
			return
		}
		s.use(s.suggested)
	}
	s.showForm(s.words.T("welcome.repeat.title"), s.words.T("welcome.repeat.text"), submit)
}

// showOwn asks for a passphrase of the user's own, twice.
func (s *Screen) showOwn() {
	s.own = true
	first := widgets.NewPassphraseField(s.words.T("welcome.own.label"), s.words.T("welcome.own.hint"))
	again := widgets.NewPassphraseField(s.words.T("welcome.own.again"), "")
	s.fields = []*widgets.Field{first, again}
	first.Entry.OnChanged = func(typed string) {
		first.SetHint(s.strengthHint(s.actions.Judge(typed), typed))
	}
	first.Entry.OnSubmitted = func(string) { s.focusOn(again.Focus) }
	submit := func() {
		if strength := s.actions.Judge(first.Entry.Text); !strength.OK {
			s.news.Set(widgets.Careful, s.words.T("welcome.weak.title"), s.words.T("welcome.weak.text"))
			return
		}
		if !s.actions.Same(first.Entry.Text, again.Entry.Text) {
			s.news.Set(widgets.Careful, s.words.T("welcome.differs.title"), s.words.T("welcome.differs.text"))
			return
		}
		s.use(first.Entry.Text)
	}
	s.showForm(s.words.T("welcome.own.title"), s.words.T("welcome.own.text"), submit)
}

// showForm shows s.fields with the button that uses what is typed.
func (s *Screen) showForm(title, explain string, submit func()) {
	s.news = widgets.NewNotice(widgets.Info, "", "")
	s.submit = widgets.NewMainButton(s.wording.Submit, submit)
	body := widgets.NewColumn(widgets.NewWords(explain))
	for _, f := range s.fields {
		body.Add(f.Container)
	}
	s.fields[len(s.fields)-1].Entry.OnSubmitted = func(string) {
		if !s.submit.Disabled() {
			submit()
		}
	}
	s.show(widgets.NewPage(widgets.PageParts{
		Title: title, Body: body, News: s.news,
		Actions: []fyne.CanvasObject{widgets.NewButton(s.words.T("common.back"), s.showSuggestion), s.submit},
	}), s.showSuggestion)
	s.focusOn(s.fields[0].Focus)
}

func (s *Screen) use(phrase string) {
	s.submit.Disable()
	s.submit.SetText(s.wording.Working)
	s.news.Set(widgets.Info, s.wording.WorkingTitle, s.wording.WorkingText)
	s.actions.Use([]byte(phrase))
}
