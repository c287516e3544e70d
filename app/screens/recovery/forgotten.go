package recovery

import (
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// ForgottenActions are what the user can ask for with a sheet in hand.
type ForgottenActions struct {
	// Count says how far a typed sheet has come, ready to read.
	Count func(typed string) string
	// Typed takes what was typed, and wipes it. Scan looks at the screen,
	// Picture asks for a picture file. Each is answered with another screen,
	// or with AskWho, Offer or Failed.
	Typed         func(sheet []byte)
	Scan, Picture func()
	// Who chooses one of the names of AskWho; Again goes back from it.
	Who   func(i int)
	Again func()
	// Restore puts the earlier state back that was offered.
	Restore func()
	Back    func()
}

// Forgotten asks for the recovery sheet when the passphrase is forgotten.
type Forgotten struct {
	frame
	actions ForgottenActions
	restore *widgets.Button
}

// typedLines is the room for a typed sheet.
const typedLines = 3

// NewForgotten returns the screen; typed is what stood in the field before.
func NewForgotten(words *text.Catalog, typed []byte, actions ForgottenActions) *Forgotten {
	s := &Forgotten{frame: newFrame(words), actions: actions}
	s.askSheet(typed)
	return s
}

// Text is what stands in the field. Who asks for it wipes it.
func (s *Forgotten) Text() []byte {
	if len(s.Fields) == 0 {
		return nil
	}
	return []byte(s.Fields[0].Entry.Text)
}

// Offer is Failed with a button that puts an earlier state back.
func (s *Forgotten) Offer(title, body string) {
	s.Failed(title, body)
	if s.restore != nil {
		s.restore.Show()
		s.Content().Refresh()
	}
}

// Restored tells that the earlier state is back.
func (s *Forgotten) Restored(title, body string) {
	if s.restore != nil {
		s.restore.Hide()
	}
	s.Tell(widgets.Good, title, body)
}

func (s *Forgotten) askSheet(typed []byte) {
	s.Begin()
	field, area := widgets.NewAreaField(s.words.T("forgotten.label"), s.actions.Count(string(typed)), typedLines)
	s.Fields = []*widgets.Field{field}
	field.Entry.SetText(string(typed))
	area.OnChanged = func(typed string) { field.SetHint(s.actions.Count(typed)) }
	submit := func() {
		if s.Busy() {
			s.actions.Typed(s.Text())
		}
	}
	area.OnSubmitted = func(string) { submit() }
	s.Main = widgets.NewMainButton(s.words.T("common.next"), submit)
	s.restore = widgets.NewButton(s.words.T("unlock.restore"), func() { s.actions.Restore() })
	s.restore.Hide()
	picture := widgets.NewButton(s.words.T("forgotten.picture"), s.actions.Picture)
	picture.Icon = theme.FileImageIcon()
	scan := widgets.NewButton(s.words.T("forgotten.scan"), func() {
		if s.Busy() {
			s.actions.Scan()
		}
	})
	scan.Icon = theme.SearchIcon()
	s.Show(s.words.T("forgotten.title"), widgets.NewColumn(
		widgets.NewWords(s.words.T("forgotten.text")),
		field.Container,
		widgets.NewWords(s.words.T("forgotten.or")),
		widgets.NewButtonRow(picture, scan),
		widgets.NewNotice(widgets.Info, s.words.T("forgotten.none.title"), s.words.T("forgotten.none.text")),
	), s.Back(s.actions.Back), s.restore, s.Main)
}

// AskWho asks which member the new passphrase is for.
func (s *Forgotten) AskWho(names []string) {
	s.Begin()
	body := widgets.NewColumn(widgets.NewWords(s.words.T("forgotten.who.text")))
	for i, name := range names {
		b := widgets.NewButton(name, func() { s.actions.Who(i) })
		b.Leading, b.Shrinks, b.Icon = true, true, theme.AccountIcon()
		body.Add(b)
	}
	s.Show(s.words.T("forgotten.who.title"), body, s.Back(s.actions.Again))
}

// NewOpened returns the page after a recovery: it asks whether the sheet can
// be trusted on. keep goes on with it, renew makes a new one.
func NewOpened(words *text.Catalog, keep, renew func()) *Opened {
	o := &Opened{newFrame(words)}
	o.Begin()
	o.OnEscape(keep)
	o.Show(words.T("forgotten.done.title"), widgets.NewColumn(
		widgets.NewNotice(widgets.Good, words.T("forgotten.done.news"), ""),
		widgets.NewWords(words.T("forgotten.done.text")),
	), widgets.NewButton(words.T("forgotten.done.renew"), renew),
		widgets.NewMainButton(words.T("forgotten.done.keep"), keep))
	return o
}

// Opened is the page after a recovery.
type Opened struct{ frame }
