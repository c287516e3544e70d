package codes

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
)

// simple is the face of few entries: one large card, and large buttons with the
// names of the others.
type simple struct {
	screen *Screen
	card   *widgets.CodeCard
	column *fyne.Container
	others []*widgets.Button
	at     int // which entry is on the card
	// told stands on the main button until a time.
	told  string
	until time.Time
	// count is news below it, until there is none; nil for none.
	count func(time.Time) (text string, on bool)
}

// mostOthers is how many other entries have a button; All leads to the rest.
const mostOthers = 8

func newSimple(s *Screen) *simple {
	f := &simple{screen: s, card: widgets.NewCodeCard(), at: s.actions.Current}
	for button, do := range map[*widgets.Button]func(string){
		f.card.ShowButton: s.actions.Show, f.card.ReadButton: s.actions.Read, f.card.GuideButton: s.actions.Guide,
		f.card.MoreButton: s.actions.More, f.card.EntryButton: s.actions.Entry,
	} {
		button.OnTapped = func() { offered(do, f.current().ID) }
		button.Else = s.keys()
	}
	f.card.CopyButton.OnTapped = func() { s.press(f.current()) }
	f.card.CopyButton.Else = s.keys()
	f.column = widgets.NewColumn(f.card)
	strips := s.strips()
	if s.actions.Reminder != nil && s.actions.Reminder.First {
		f.column, strips = widgets.NewColumn(strips[0], f.card), strips[1:]
	}
	if n := s.actions.Count() - 1; n > 0 {
		f.column.Add(widgets.NewSubHeading(s.words.T("codes.others")))
		for i := range min(n, mostOthers) {
			f.column.Add(f.other(i))
		}
	}
	if s.actions.All != nil {
		f.column.Add(widgets.NewButtonRow(s.button("codes.all", s.actions.All)))
	}
	for _, strip := range strips {
		f.column.Add(strip)
	}
	f.draw(s.now)
	return f
}

// other is the button of the n-th entry that is not on the card.
func (f *simple) other(n int) *widgets.Button {
	b := widgets.NewButton("", func() { f.choose(f.place(n)) })
	b.Leading, b.Shrinks, b.Icon = true, true, theme.AccountIcon()
	b.Else = f.screen.keys()
	f.others = append(f.others, b)
	return b
}

// place is where the n-th entry is that is not on the card.
func (f *simple) place(n int) int {
	if n >= f.at {
		return n + 1
	}
	return n
}

func (f *simple) choose(i int) {
	n := f.screen.actions.Count()
	if n == 0 || i == f.at {
		return
	}
	f.at = (i + n) % n
	f.draw(f.screen.now)
	f.screen.page.Refresh()
	f.screen.actions.Chosen(f.current().ID)
}

func (f *simple) current() Card { return f.screen.actions.Card(f.at, f.screen.now) }

func (f *simple) content() (fyne.CanvasObject, bool) { return f.column, false }

func (f *simple) draw(now time.Time) {
	view := f.screen.actions.Card(f.at, now).View
	if now.Before(f.until) {
		view.CopyLabel = f.told
	}
	if f.count != nil {
		if text, on := f.count(now); on {
			view.Hint = text
		} else {
			f.count = nil
		}
	}
	resized := f.card.Set(view)
	for n, b := range f.others {
		view := f.screen.actions.Card(f.place(n), now).View
		b.SetText(strings.TrimSpace(view.Name + " " + view.Account))
	}
	if resized && f.screen.page != nil {
		f.screen.page.Refresh()
	}
}

// shown puts the keyboard on the main button: Enter copies.
func (f *simple) shown(focus func(fyne.Focusable)) { focus(f.card.CopyButton) }

func (f *simple) hidden() {
	f.card.Clear()
	for _, b := range f.others {
		b.SetText("")
	}
}

// key goes to the entries before and after, and copies where nothing has the
// focus.
func (f *simple) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		f.choose(f.at + 1)
	case fyne.KeyUp, fyne.KeyLeft:
		f.choose(f.at - 1 + f.screen.actions.Count())
	case fyne.KeyReturn, fyne.KeyEnter:
		f.screen.press(f.current())
	}
}

func (f *simple) letter(rune)  {}
func (f *simple) escape() bool { return false }
