// Package members owns the pages about the people who use a vault: who they
// are, one more, another name, what each may read, and who goes. It changes
// nothing itself, and passes every passphrase on to who does.
package members

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Member is a person as these pages show one.
type Member struct {
	Name string
	// Since is a day, ready to read.
	Since string
	// Reads tells whether the person may read deletion codes; You, whether it is
	// who sits here.
	Reads, You bool
}

// ListActions are what the user can ask for here.
type ListActions struct {
	// Open shows one member's page, Add begins with a new one.
	Open func(i int)
	Add  func()
	// Settle finishes a change that the deletion codes have not followed yet,
	// with the user's own passphrase, which the caller wipes.
	Settle func(own []byte)
	Back   func()
}

// List is the page of all members.
type List struct {
	page
	people  []Member
	actions ListActions
}

// NewList returns the page. stale: a change has not reached the deletion codes
// yet.
func NewList(words *text.Catalog, people []Member, stale bool, actions ListActions) *List {
	l := &List{page: newPage(words), people: people, actions: actions}
	l.showList(stale)
	return l
}

func (l *List) showList(stale bool) {
	l.Begin()
	body := widgets.NewColumn()
	if stale {
		l.addStale(body)
	}
	for i, m := range l.people {
		b := widgets.NewButton(l.named(m), func() { l.actions.Open(i) })
		b.Leading, b.Shrinks, b.Icon = true, true, theme.AccountIcon()
		body.Add(widgets.NewTightColumn(b, widgets.NewWords(l.about(m))))
	}
	body = widgets.NewLed(widgets.NewWords(l.words.T("members.what")), body)
	l.Show(l.words.T("members.title"), body, l.Back(l.actions.Back),
		widgets.NewMainButton(l.words.T("members.add"), l.actions.Add))
}

// addStale says what is left over, and who can finish it.
func (l *List) addStale(body *fyne.Container) {
	for _, m := range l.people {
		if m.You && m.Reads {
			body.Add(widgets.NewNotice(widgets.Careful, l.words.T("members.stale.title"), l.words.T("members.stale.text")))
			body.Add(widgets.NewButtonRow(widgets.NewButton(l.words.T("members.settle"), l.askSettle)))
			return
		}
	}
	body.Add(widgets.NewNotice(widgets.Careful, l.words.T("members.stale.title"), l.words.T("members.stale.others")))
}

func (l *List) askSettle() {
	l.askOwn(question{title: l.words.T("members.settle.title"), submit: l.words.T("members.settle"),
		use: l.actions.Settle, back: func() { l.showList(true) }},
		widgets.NewWords(l.words.T("members.stale.text")))
}
