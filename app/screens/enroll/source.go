package enroll

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/capture"
	"kapukod/internal/enroll"
	"kapukod/internal/otpauth"
)

// sourcePage asks where the key comes from.
func (s *Screen) sourcePage() view {
	news := s.notice()
	scan := widgets.NewMainButton(s.words.T("enroll.source.scan"), s.flow.ScanScreen)
	typed := widgets.NewButton(s.words.T("enroll.source.type"), func() { s.typeKey(true) })
	leave := widgets.NewButton(s.words.T("common.back"), s.back)
	stop := widgets.NewButton(s.words.T("common.stop"), s.flow.Stop)
	file := widgets.NewButton(s.words.T("enroll.source.file"), func() { s.actions.Picture(s.state.Entry.ID) })
	paste := widgets.NewButton(s.words.T("enroll.source.paste"), s.actions.Paste)
	off := busyOff(scan, typed, file, paste)
	body := widgets.NewColumn()
	if seen := s.seenPicture(); seen != nil {
		body.Add(widgets.NewWords(s.words.T("enroll.seen.this")))
		body.Add(seen)
	} else {
		if asks := s.permission(); asks != nil {
			body.Add(asks) // first, so that it is seen with large text, too
		}
		if !s.guided() {
			body.Add(widgets.NewWords(s.words.T("enroll.source.open")))
			body.Add(widgets.NewWords(s.words.T("enroll.source.visible")))
		}
		private := "enroll.source.private.text"
		if s.actions.Guide.Watches {
			private = "enroll.source.private.watch"
		}
		body.Add(widgets.NewNotice(widgets.Info, s.words.T("enroll.source.private.title"), s.words.T(private)))
	}
	body.Add(widgets.NewWords(s.words.T("enroll.source.other")))
	body.Add(widgets.NewButtonRow(file, paste))
	page := s.newPage(PageSource, widgets.PageParts{
		Title:   s.words.T("enroll.source.title"),
		Body:    body,
		News:    news,
		Actions: []fyne.CanvasObject{leave, stop, typed, scan},
	})
	return view{page: page, news: news, first: scan, update: func(state enroll.State) {
		off(state)
		stop.Hidden = !state.CanStop
		leave.Hidden = state.CanStop
		page.Refresh()
	}}
}

// permission says what the system will ask before it shows the screen; nil for
// nothing.
func (s *Screen) permission() *widgets.Notice {
	switch s.actions.Permission {
	case capture.Asked:
		return widgets.NewNotice(widgets.Careful, s.words.T("enroll.source.asked.title"), s.words.T("enroll.source.asked.text"))
	case capture.Missing:
		return widgets.NewNotice(widgets.Careful, s.words.T("enroll.source.missing.title"), s.words.T("enroll.source.missing.text"))
	}
	return nil
}

func (s *Screen) back() {
	switch {
	case s.state.CanGoBack:
		s.flow.Back()
	case s.actions.Guide.Back != nil:
		s.actions.Guide.Back()
	default:
		s.flow.Leave()
	}
}

// ugyfelkapuKeyLength is the number of characters of a key as Ügyfélkapu+
// shows it; Keycloak portals show twice as many.
const (
	ugyfelkapuKeyLength = 16
	keycloakKeyLength   = 32
)

// typePage takes a typed or pasted key.
func (s *Screen) typePage() view {
	news := s.notice()
	field := widgets.NewField(s.words.T("enroll.type.label"), s.words.T("enroll.type.hint"))
	next := widgets.NewMainButton(s.words.T("common.next"), nil)
	submit := func() {
		if !next.Disabled() {
			s.flow.TypeKey(field.Entry.Text)
		}
	}
	next.OnTapped = submit
	field.Entry.OnSubmitted = func(string) { submit() }
	field.Entry.OnChanged = func(typed string) { field.SetHint(s.countHint(typed)) }
	page := s.newPage(PageTyping, widgets.PageParts{
		Title: s.words.T("enroll.type.title"),
		Body: widgets.NewColumn(
			widgets.NewWords(s.words.T("enroll.type.where")),
			field.Container,
		),
		News: news,
		Actions: []fyne.CanvasObject{
			widgets.NewButton(s.words.T("common.back"), func() { s.typeKey(false) }), next,
		},
	})
	return view{page: page, news: news, first: field.Focus, update: busyOff(next)}
}

// countHint says how many characters of the key are there.
func (s *Screen) countHint(typed string) string {
	n := otpauth.TypedLength(typed)
	switch {
	case n == 0:
		return s.words.T("enroll.type.hint")
	case n == ugyfelkapuKeyLength || n == keycloakKeyLength:
		return s.words.T("enroll.type.whole", "Count", n)
	}
	return s.words.T("enroll.type.count", "Count", n)
}

// pickPage lets the user choose between several enrolment codes.
func (s *Screen) pickPage() view {
	news := s.notice()
	list := widgets.NewColumn(widgets.NewWords(s.words.T("enroll.pick.text")))
	picture := s.seenPicture()
	if picture != nil {
		list.Add(picture)
	}
	var first fyne.Focusable
	for i, c := range s.state.Candidates {
		name := s.candidateName(c)
		if picture != nil {
			name = strconv.Itoa(i+1) + ". " + name
		}
		button := widgets.NewButton(name, func() { s.flow.PickCandidate(i) })
		button.Leading, button.Shrinks = true, true
		if i == 0 {
			first = button
		}
		list.Add(button)
	}
	page := s.newPage(PagePick, widgets.PageParts{
		Title:   s.words.T("enroll.pick.title"),
		Body:    list,
		News:    news,
		Actions: []fyne.CanvasObject{widgets.NewButton(s.words.T("common.back"), s.flow.Back)},
	})
	return view{page: page, news: news, first: first}
}

func (s *Screen) candidateName(c enroll.Candidate) string {
	switch {
	case c.Key.Issuer == "" && c.Key.Account == "":
		return s.words.T("enroll.pick.nameless")
	case c.Key.Issuer == "":
		return c.Key.Account
	case c.Key.Account == "":
		return c.Key.Issuer
	}
	return c.Key.Issuer + " – " + c.Key.Account
}
