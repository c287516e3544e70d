// Package clock owns the page about the computer's clock: it shows the time to
// be compared, says what looks wrong, and leads to setting it, or to codes made
// by a clock that is off by as much as the user says. It sets nothing itself.
package clock

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
	"kapukod/app/widgets"
	"kapukod/internal/clockcheck"
	"kapukod/internal/text"
)

// View is what the page shows besides the time.
type View struct {
	// Date is the day that the computer's clock shows.
	Date     string
	Findings []clockcheck.Finding
	// Offset is what is added to the clock for codes; 0 for nothing.
	Offset time.Duration
}

// Actions are what the user can ask for here.
type Actions struct {
	// Set opens the system's page on which the clock is set.
	Set func()
	// Shift gets the right time as it was typed, at the moment that it is: that
	// in Hungary, where the findings name a wrong zone. Unshift takes it back.
	Shift   func(typed string)
	Unshift func()
	Back    func()
}

// Screen is the page, and the one on which the right time is typed.
type Screen struct {
	widgets.Pages
	words   *text.Catalog
	view    View
	actions Actions

	own, shifted *widget.Label
}

// New returns the page.
func New(words *text.Catalog, view View, actions Actions) *Screen {
	s := &Screen{
		Pages: widgets.NewPages(words.T("common.back"), words.T("common.working")),
		words: words, view: view, actions: actions,
	}
	s.compare()
	return s
}

// compare asks to compare the time.
func (s *Screen) compare() {
	s.Begin()
	s.own, s.shifted = newTime(), newTime()
	body := widgets.NewColumn()
	body.Add(widgets.NewCard(widgets.NewTightColumn(
		widgets.NewWords(s.words.T("clock.own", "Date", s.view.Date)), s.own)))
	for _, finding := range s.view.Findings {
		body.Add(widgets.NewNotice(widgets.Careful,
			s.words.T("clock.found."+string(finding)+".title"), s.words.T("clock.found."+string(finding)+".text")))
	}
	if s.view.Offset != 0 {
		codes := "clock.codes"
		if s.abroad() {
			codes = "clock.codes.hungary"
		}
		body.Add(widgets.NewCard(widgets.NewTightColumn(
			widgets.NewWords(s.words.T(codes)), s.shifted,
			widgets.NewButtonRow(widgets.NewButton(s.words.T("clock.unshift"), s.actions.Unshift)))))
	}
	body.Add(widgets.NewWords(s.words.T("clock.compare")))
	body.Add(widgets.NewWords(s.words.T("clock.set")))
	body.Add(widgets.NewButtonRow(widgets.NewButton(s.words.T("clock.set.open"), s.actions.Set)))
	body.Add(widgets.NewWords(s.words.T("clock.cannot")))
	body.Add(widgets.NewButtonRow(widgets.NewButton(s.words.T("clock.shift"), s.ask)))
	same := widgets.NewMainButton(s.words.T("clock.same"), s.same)
	s.Show(s.words.T("clock.title"), body, s.Back(s.actions.Back), same)
}

// abroad tells whether the computer shows the time of another place, or of none.
func (s *Screen) abroad() bool { return clockcheck.WrongZone(s.view.Findings) }

// same answers that the clocks agree. In a wrong time zone they may, or on a
// wrong day, and the codes are wrong all the same; and so they are when they are
// not made by the clock that was compared.
func (s *Screen) same() {
	switch {
	case s.abroad():
		s.Tell(widgets.Careful, s.words.T("clock.zone.title"), s.words.T("clock.zone.text"))
	case slices.Contains(s.view.Findings, clockcheck.BeforeBuild):
		s.Tell(widgets.Careful, s.words.T("clock.day.title"), s.words.T("clock.day.text"))
	case s.view.Offset != 0:
		s.Tell(widgets.Careful, s.words.T("clock.back.title"), s.words.T("clock.back.text"))
	default:
		s.Tell(widgets.Good, s.words.T("clock.good.title"), s.words.T("clock.good.text"))
	}
}

// ask asks for the right time.
func (s *Screen) ask() {
	s.Begin()
	field := widgets.NewField(s.words.T("clock.right"), s.words.T("clock.right.hint"))
	s.Fields = append(s.Fields, field)
	now := widgets.NewMainButton(s.words.T("clock.now"), func() { s.actions.Shift(field.Entry.Text) })
	field.Entry.OnSubmitted = func(typed string) { s.actions.Shift(typed) }
	title, body := "clock.right.title", widgets.NewColumn()
	if s.abroad() {
		title = "clock.right.hungary.title"
		body.Add(widgets.NewWords(s.words.T("clock.right.hungary.text")))
	}
	body.Add(widgets.NewWords(s.words.T("clock.right.how")))
	body.Add(field.Container)
	body.Add(widgets.NewNotice(widgets.Info, s.words.T("clock.right.only.title"), s.words.T("clock.right.only.text")))
	s.Show(s.words.T(title), body, s.Back(s.compare), now)
}

// newTime is a time in large digits.
func newTime() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = look.SizeNameCode
	l.TextStyle = fyne.TextStyle{Bold: true}
	return l
}

// Tick shows the time.
func (s *Screen) Tick(now time.Time) {
	s.own.SetText(now.Local().Format("15:04:05"))
	codes := now.Add(s.view.Offset).Local()
	if s.abroad() {
		codes = clockcheck.InHungary(codes)
	}
	s.shifted.SetText(codes.Format("15:04:05"))
}
