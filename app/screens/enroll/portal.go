package enroll

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/vault"
)

// codePage shows the code that the user types into the site.
func (s *Screen) codePage() view {
	news := s.notice()
	entry := s.state.Entry
	digits, countdown := widgets.NewDigits(), widgets.NewCountdown()
	hint := widgets.NewWords("")
	shifted := widgets.NewWords(s.words.T("clock.shifted"))
	shifted.Hidden = !s.actions.Shifted
	// Copying comes first; only then is it time to say that it was accepted.
	copied := widgets.NewMainButton(s.words.T("codes.copy"), nil)
	accepted := widgets.NewButton(s.words.T("enroll.code.accepted"), s.flow.PortalAccepted)
	copied.Icon = theme.ContentCopyIcon()
	copied.OnTapped = func() {
		s.actions.Copy(entry.ID)
		copied.Rank, accepted.Rank = widgets.Side, widgets.Main
		copied.Refresh()
		if s.view.page != nil { // else the vault was locked by it, after a sleep
			s.view.page.Refresh()
		}
	}
	refused := widgets.NewButton(s.words.T("enroll.code.refused"), s.flow.PortalRefused)
	leave := widgets.NewQuietButton(s.words.T("enroll.later"), s.flow.Leave)
	cancel := widgets.NewQuietButton(s.words.T("enroll.cancel"), s.flow.Cancel)
	where, password := widgets.NewWords(s.portalHint(entry.Service)), widgets.NewWords(s.words.T("enroll.code.password"))
	// A guide has a way out of its own, and says where the code goes.
	leave.Hidden, where.Hidden, password.Hidden = s.guided(), s.guided(), s.guided()
	page := s.newPage(PageCode, widgets.PageParts{
		Title: s.words.T("enroll.code.title"),
		Body: widgets.NewColumn(
			widgets.NewCard(arrangeCode(container.NewBorder(nil, nil, nil, countdown, digits), copied, hint, shifted)),
			where, password,
			widgets.NewWords(s.words.T("enroll.code.then")),
			widgets.NewButtonRow(cancel, leave),
		),
		News:    news,
		Actions: []fyne.CanvasObject{refused, accepted},
	})
	tick := func(now time.Time) {
		now = s.actions.CodeTime(now)
		c, err := code.At(entry.Key, now)
		if err != nil {
			return
		}
		left := c.SecondsLeft(now)
		late := enroll.TooLate(left)
		digits.Set(c.Grouped())
		countdown.Set(left, entry.Key.Period, late)
		text := s.words.T("codes.good", "Seconds", left)
		if late {
			text = s.words.T("enroll.code.wait", "Seconds", left)
		}
		if hint.Text != text {
			hint.SetText(text)
		}
	}
	return view{page: page, news: news, first: copied, update: busyOff(accepted, refused), tick: tick}
}

// arrangeCode puts the button below what is read of the code, with large text
// right below the code.
func arrangeCode(code fyne.CanvasObject, copied *widgets.Button, hint, shifted fyne.CanvasObject) fyne.CanvasObject {
	if widgets.LargeText() {
		return widgets.NewColumn(code, widgets.NewButtonRow(copied), widgets.NewTightColumn(hint, shifted))
	}
	return widgets.NewTightColumn(code, hint, shifted, widgets.NewButtonRow(copied))
}

// portalHint names the field as the site does.
func (s *Screen) portalHint(service vault.Service) string {
	switch service {
	case vault.ServiceUgyfelkapu:
		return s.words.T("enroll.code.ugyfelkapu")
	case vault.ServiceKeycloak:
		return s.words.T("enroll.code.keycloak")
	}
	return s.words.T("enroll.code.generic")
}

// refusedPage gives the reasons in the order of their likelihood, each with what
// repairs it.
func (s *Screen) refusedPage() view {
	news := s.notice()
	again := widgets.NewMainButton(s.words.T("enroll.refused.again"), s.flow.BackToCode)
	accepted := widgets.NewQuietButton(s.words.T("enroll.code.accepted"), s.flow.PortalAccepted)
	rescan := widgets.NewButton(s.words.T("enroll.refused.rescan"), s.flow.Rescan)
	other := widgets.NewButton(s.words.T("enroll.refused.other"), s.flow.OtherKey)
	clock := widgets.NewButton(s.words.T("clock.check"), func() { s.actions.Clock(s.state.Entry.ID) })
	compare := widgets.NewWords("")
	tick := s.compared(compare)
	tick(s.now) // its lines are counted when the page is laid out
	page := s.newPage(PageRefused, widgets.PageParts{
		Title:   s.words.T("enroll.refused.title"),
		Body:    s.reasons(compare, clock, accepted),
		News:    news,
		Actions: []fyne.CanvasObject{other, rescan, again},
	})
	return view{page: page, news: news, first: again, update: busyOff(again, rescan, other, accepted, clock), tick: tick}
}

// compared shows, in a line that asks to compare it, the time by which codes are
// made: it goes on while somebody reads.
func (s *Screen) compared(line *widget.Label) func(time.Time) {
	key := "enroll.refused.clock"
	if s.actions.Shifted {
		key = "enroll.refused.shifted"
	}
	return func(now time.Time) {
		line.SetText(s.words.T(key, "Time", s.actions.CodeTime(now).Format("15:04:05")))
	}
}

// reasons are why a site refuses a code, the likeliest first; what only one kind
// of site does is told of that kind alone.
func (s *Screen) reasons(compare *widget.Label, clock, accepted *widgets.Button) fyne.CanvasObject {
	key := s.state.Entry.Key
	body := widgets.NewColumn(
		compare,
		widgets.NewButtonRow(clock),
		widgets.NewWords(s.words.T("enroll.refused.wait")),
		widgets.NewWords(s.words.T("enroll.refused.used")),
		widgets.NewWords(s.words.T("enroll.refused.entry", "Name", strings.TrimSpace(key.Issuer+" "+key.Account))),
		widgets.NewWords(s.words.T("enroll.refused.renewed")),
	)
	switch s.state.Entry.Service {
	case vault.ServiceKeycloak:
		body.Add(widgets.NewWords(s.words.T("enroll.refused.device")))
	case vault.ServiceUgyfelkapu:
		body.Add(widgets.NewNotice(widgets.Careful, s.words.T("enroll.refused.password.title"), s.words.T("enroll.refused.password.text")))
	}
	body.Add(widgets.NewButtonRow(accepted))
	return body
}

// cancelPage asks before a saved key goes to the bin.
func (s *Screen) cancelPage() view {
	keep := widgets.NewMainButton(s.words.T("enroll.cancel.keep"), s.flow.KeepGoing)
	page := s.newPage(PageCancel, widgets.PageParts{
		Title: s.words.T("enroll.cancel.title"),
		Body:  widgets.NewColumn(widgets.NewWords(s.words.T("enroll.cancel.text"))),
		Actions: []fyne.CanvasObject{
			widgets.NewButton(s.words.T("enroll.cancel.sure"), s.flow.ConfirmCancel), keep,
		},
	})
	return view{page: page, first: keep}
}
