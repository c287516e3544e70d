package enroll

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/vault"
)

// deletionPage takes the deletion code that the site shows once.
func (s *Screen) deletionPage() view {
	news := s.notice()
	field := widgets.NewField(s.words.T("deletion.label"), s.words.T("deletion.hint"))
	save := widgets.NewMainButton(s.words.T("deletion.save"), nil)
	submit := func() {
		if !save.Disabled() {
			s.flow.EnterDeletionCode(field.Entry.Text)
		}
	}
	save.OnTapped = submit
	field.Entry.OnSubmitted = func(string) { submit() }
	skip := widgets.NewButton(s.words.T("enroll.deletion.skip"), s.flow.SkipDeletionCode)
	leave := widgets.NewQuietButton(s.words.T("enroll.later"), s.flow.Leave)
	before := widgets.NewWords(s.words.T("enroll.deletion.before"))
	// A guide has a way out of its own, and says what the site shows.
	leave.Hidden, before.Hidden = s.guided(), s.guided()
	page := s.newPage(PageDeletion, widgets.PageParts{
		Title:   s.words.T("enroll.deletion.title"),
		Body:    widgets.NewColumn(field.Container, before, widgets.NewWords(s.words.T("deletion.what")), widgets.NewButtonRow(leave)),
		News:    news,
		Actions: []fyne.CanvasObject{skip, save},
	})
	return view{page: page, news: news, first: field.Focus, update: busyOff(save, skip)}
}

// paperPage asks to write the deletion code down, and ends the enrolment.
func (s *Screen) paperPage() view {
	news := s.notice()
	done := widgets.NewMainButton(s.words.T("enroll.paper.done"), s.flow.PaperDone)
	later := widgets.NewButton(s.words.T("enroll.paper.later"), s.flow.PaperLater)
	body := widgets.NewColumn()
	title := s.words.T("enroll.paper.title")
	switch {
	case s.state.Entry.Service == vault.ServiceUgyfelkapu && !s.state.NoneGiven:
		body.Add(widgets.NewWords(s.words.T("enroll.paper.write")))
		if !s.guided() { // a guide says what is left to do on the site
			body.Add(widgets.NewWords(s.words.T("enroll.paper.tick")))
			body.Add(widgets.NewWords(s.words.T("enroll.paper.check")))
		}
	default:
		title = s.words.T("enroll.paper.other.title")
		body.Add(widgets.NewWords(s.words.T("enroll.paper.other")))
		done.SetText(s.words.T("enroll.paper.finish"))
		done.OnTapped = s.flow.PaperLater
		later.Hide()
	}
	page := s.newPage(PagePaper, widgets.PageParts{
		Title: title, Body: body, News: news,
		Actions: []fyne.CanvasObject{later, done},
	})
	return view{page: page, news: news, first: done, update: busyOff(done, later)}
}
