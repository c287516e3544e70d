package welcome

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

func newStack() *fyne.Container { return container.NewStack() }

// showStart says what the program is, in the language that is chosen here.
func (s *Screen) showStart() {
	hungarian := widgets.NewButton("Magyar", func() { s.actions.Language("hu") })
	english := widgets.NewButton("English", func() { s.actions.Language("en") })
	chosen := map[text.Lang]*widgets.Button{"hu": hungarian, "en": english}[s.words.Lang()]
	if chosen != nil {
		chosen.SetText("✓ " + chosen.Text)
	}
	start := widgets.NewMainButton(s.words.T("welcome.start"), s.showSuggestion)
	s.show(widgets.NewPage(widgets.PageParts{
		Top:   widgets.NewButtonRow(hungarian, english),
		Title: s.words.T("welcome.title"),
		Body: widgets.NewColumn(
			widgets.NewWords(s.words.T("welcome.what")),
			widgets.NewWords(s.words.T("welcome.local")),
			widgets.NewNotice(widgets.Info, s.words.T("about.unofficial.title"), s.words.T("about.unofficial.text")),
			widgets.NewNotice(widgets.Careful, s.words.T("welcome.password.title"), s.words.T("welcome.password.text")),
		),
		Actions: []fyne.CanvasObject{start},
	}))
}

// showSuggestion offers a passphrase that the program made.
func (s *Screen) showSuggestion() {
	s.own = false
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
		Title: s.words.T("welcome.phrase.title"),
		Body: widgets.NewColumn(
			widgets.NewWords(s.words.T("welcome.phrase.why")),
			widgets.NewCard(widgets.NewColumn(phrase)),
			widgets.NewWords(s.words.T("welcome.phrase.paper")),
			widgets.NewButtonRow(
				widgets.NewQuietButton(s.words.T("welcome.phrase.own"), s.showOwn),
				widgets.NewButton(s.words.T("welcome.phrase.another"), another),
			),
		),
		Actions: []fyne.CanvasObject{
			widgets.NewButton(s.words.T("common.back"), s.showStart),
			widgets.NewMainButton(s.words.T("welcome.phrase.written"), s.showRepeat),
		},
	}))
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
		s.make(s.suggested)
	}
	s.showForm(s.words.T("welcome.repeat.title"), s.words.T("welcome.repeat.text"), submit, s.showSuggestion)
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
	first.Entry.OnSubmitted = func(string) { s.focusOn(again.Entry) }
	submit := func() {
		if strength := s.actions.Judge(first.Entry.Text); !strength.OK {
			s.news.Set(widgets.Careful, s.words.T("welcome.weak.title"), s.words.T("welcome.weak.text"))
			return
		}
		if !s.actions.Same(first.Entry.Text, again.Entry.Text) {
			s.news.Set(widgets.Careful, s.words.T("welcome.differs.title"), s.words.T("welcome.differs.text"))
			return
		}
		s.make(first.Entry.Text)
	}
	s.showForm(s.words.T("welcome.own.title"), s.words.T("welcome.own.text"), submit, s.showSuggestion)
}

// showForm shows s.fields with the button that makes the vault.
func (s *Screen) showForm(title, explain string, submit, back func()) {
	s.news = widgets.NewNotice(widgets.Info, "", "")
	s.create = widgets.NewMainButton(s.words.T("welcome.create"), submit)
	body := widgets.NewColumn(widgets.NewWords(explain))
	for _, f := range s.fields {
		body.Add(f.Container)
	}
	s.fields[len(s.fields)-1].Entry.OnSubmitted = func(string) {
		if !s.create.Disabled() {
			submit()
		}
	}
	s.show(widgets.NewPage(widgets.PageParts{
		Title: title, Body: body, News: s.news,
		Actions: []fyne.CanvasObject{widgets.NewButton(s.words.T("common.back"), back), s.create},
	}))
	s.focusOn(s.fields[0].Entry)
}

func (s *Screen) make(phrase string) {
	s.create.Disable()
	s.create.SetText(s.words.T("welcome.creating"))
	s.news.Set(widgets.Info, s.words.T("welcome.creating.title"), s.words.T("welcome.creating.text"))
	s.actions.Create([]byte(phrase))
}
