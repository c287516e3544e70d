package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/care"
)

func (s *Screen) askName() {
	s.Begin()
	issuer := widgets.NewField(s.words.T("enroll.confirm.issuer"), "")
	account := widgets.NewField(s.words.T("enroll.confirm.account"), s.words.T("enroll.confirm.account.hint"))
	issuer.Entry.SetText(s.facts.Issuer)
	account.Entry.SetText(s.facts.Account)
	s.Fields = []*widgets.Field{issuer, account}
	s.ask(s.words.T("entry.rename.title"), widgets.NewColumn(
		issuer.Container, account.Container, widgets.NewWords(s.words.T("entry.rename.text")),
	), func() { s.actions.Rename(issuer.Entry.Text, account.Entry.Text) })
	issuer.Entry.OnSubmitted = func(string) { s.FocusOn(account.Focus) }
	account.Entry.OnSubmitted = func(string) { s.Main.OnTapped() }
}

func (s *Screen) askService() {
	s.Begin()
	choice := widgets.NewChoice(s.facts.Services, s.facts.Service, func(int) {})
	s.ask(s.words.T("entry.service.title"), widgets.NewColumn(
		widgets.NewWords(s.words.T("entry.service.text")), choice.Container,
	), func() { s.actions.SetService(choice.Selected()) })
}

const (
	// mostTags is how many tags are offered.
	mostTags = 12
	// tagLines and noteLines are how many lines of these are seen at once.
	tagLines, noteLines = 2, 5
)

// askTags has tags typed, and offers those that are in use: a press adds one,
// another takes it out.
func (s *Screen) askTags() {
	s.Begin()
	field, area := widgets.NewAreaField(s.words.T("entry.tags.label"), s.words.T("entry.tags.hint"), tagLines)
	area.TextStyle = fyne.TextStyle{}
	field.Entry.SetText(s.facts.Tags)
	s.Fields = []*widgets.Field{field}
	body := widgets.NewColumn(field.Container)
	if len(s.facts.Used) > 0 {
		body.Add(widgets.NewWords(s.words.T("entry.tags.used")))
	}
	var marks []func()
	for _, tag := range s.facts.Used[:min(len(s.facts.Used), mostTags)] {
		button := widgets.NewButton(tag, func() { field.Entry.SetText(care.ToggleTag(field.Entry.Text, tag)) })
		button.Leading, button.Shrinks = true, true
		marks = append(marks, func() {
			button.Icon = theme.CheckButtonIcon()
			if care.HasTag(field.Entry.Text, tag) {
				button.Icon = theme.CheckButtonCheckedIcon()
			}
			button.Refresh()
		})
		body.Add(button)
	}
	mark := func(string) {
		for _, m := range marks {
			m()
		}
	}
	mark("")
	field.Entry.OnChanged = mark
	s.ask(s.words.T("entry.tags.title"), body, func() { s.actions.SetTags(field.Entry.Text) })
	field.Entry.OnSubmitted = func(string) { s.Main.OnTapped() }
}

func (s *Screen) askNote() {
	s.Begin()
	lines := noteLines
	if widgets.LargeText() {
		lines = tagLines
	}
	field, area := widgets.NewAreaField(s.words.T("entry.note.label"), s.words.T("entry.note.hint"), lines)
	area.TextStyle = fyne.TextStyle{}
	area.SetText(s.facts.Note)
	s.Fields = []*widgets.Field{field}
	s.ask(s.words.T("entry.note.title"), widgets.NewColumn(field.Container), func() { s.actions.SetNote(area.Text) })
}

// askDelete says in words what will be lost, and asks.
func (s *Screen) askDelete() {
	s.Begin()
	body := widgets.NewColumn()
	for _, sentence := range s.loss {
		body.Add(widgets.NewWords(sentence))
	}
	body.Add(widgets.NewNotice(widgets.Info, s.words.T("entry.delete.bin.title"), s.words.T("entry.delete.bin.text")))
	s.Main = widgets.NewMainButton(s.words.T("entry.delete.yes"), func() {
		if s.Busy() {
			s.actions.Delete()
		}
	})
	keep := s.Back(s.showFacts)
	keep.SetText(s.words.T("entry.delete.no"))
	s.Show(s.words.T("entry.delete.title", "Name", s.facts.Name), body, keep, s.Main)
}
