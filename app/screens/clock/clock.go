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
	// Shift gets the right time as it was typed, at the moment that it is;
	// Unshift takes it back.
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
		body.Add(widgets.NewCard(widgets.NewTightColumn(
			widgets.NewWords(s.words.T("clock.codes")), s.shifted,
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

// same answers that the clocks agree. In a wrong time zone they may, and the
// codes are wrong all the same.
func (s *Screen) same() {
	if slices.Contains(s.view.Findings, clockcheck.NoZone) || slices.Contains(s.view.Findings, clockcheck.OtherZone) {
		s.Tell(widgets.Careful, s.words.T("clock.zone.title"), s.words.T("clock.zone.text"))
		return
	}
	s.Tell(widgets.Good, s.words.T("clock.good.title"), s.words.T("clock.good.text"))
}

// ask asks for the right time.
func (s *Screen) ask() {
	s.Begin()
	field := widgets.NewField(s.words.T("clock.right"), s.words.T("clock.right.hint"))
	s.Fields = append(s.Fields, field)
	now := widgets.NewMainButton(s.words.T("clock.now"), func() { s.actions.Shift(field.Entry.Text) })
	field.Entry.OnSubmitted = func(typed string) { s.actions.Shift(typed) }
	s.Show(s.words.T("clock.right.title"), widgets.NewColumn(
		widgets.NewWords(s.words.T("clock.right.how")), field.Container,
		widgets.NewNotice(widgets.Info, s.words.T("clock.right.only.title"), s.words.T("clock.right.only.text")),
	), s.Back(s.compare), now)
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
	s.shifted.SetText(now.Add(s.view.Offset).Local().Format("15:04:05"))
}
