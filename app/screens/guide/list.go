package guide

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// Listing is what a list of guides offers.
type Listing struct {
	Title, Why string
	Guides     []guide.Guide
	// Resume names the guide that was left off; empty for none.
	Resume string
	// Plain is the words of the way without a guide; empty for none.
	Plain string
}

// ListActions are what the user can ask for in a list of guides.
type ListActions struct {
	Open           func(id string)
	Resume, Forget func()
	Plain          func()
	Back           func()
}

// List is a page that offers guides.
type List struct {
	page  *widgets.Page
	back  func()
	first fyne.Focusable
}

// NewList returns the page. Guides of one kind stand together.
func NewList(words *text.Catalog, listing Listing, actions ListActions) *List {
	l := &List{back: actions.Back}
	body := widgets.NewColumn()
	if listing.Why != "" {
		body.Add(widgets.NewWords(listing.Why))
	}
	if listing.Resume != "" {
		again := widgets.NewMainButton(words.T("guide.resume", "Guide", listing.Resume), actions.Resume)
		again.Wraps, again.Leading = true, true
		l.first = again
		body.Add(again)
		body.Add(widgets.NewButtonRow(widgets.NewQuietButton(words.T("guide.forget"), actions.Forget)))
	}
	kinds := kindsIn(listing.Guides)
	for _, kind := range kinds {
		if len(kinds) > 1 {
			body.Add(widgets.NewSubHeading(words.T("guide.kind." + string(kind))))
		}
		for _, g := range listing.Guides {
			if g.Kind == kind {
				l.add(body, words, g, actions)
			}
		}
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(words.T("common.back"), actions.Back)}
	if listing.Plain != "" {
		buttons = append(buttons, widgets.NewButton(listing.Plain, actions.Plain))
	}
	l.page = widgets.NewPage(widgets.PageParts{Title: listing.Title, Body: body, Actions: buttons, Apart: true})
	return l
}

// kindsIn are the kinds of the guides, in the order to show them.
func kindsIn(guides []guide.Guide) []guide.Kind {
	var kinds []guide.Kind
	for _, kind := range []guide.Kind{guide.KindSetup, guide.KindLogin, guide.KindAdvice} {
		for _, g := range guides {
			if g.Kind == kind {
				kinds = append(kinds, kind)
				break
			}
		}
	}
	return kinds
}

func (l *List) add(body *fyne.Container, words *text.Catalog, g guide.Guide, actions ListActions) {
	b := widgets.NewButton(g.Title.In(words.Lang()), func() { actions.Open(g.ID) })
	b.Leading, b.Wraps = true, true
	if l.first == nil {
		l.first = b
	}
	parts := []fyne.CanvasObject{b}
	if about := g.About.In(words.Lang()); about != "" {
		parts = append(parts, widgets.NewWords(about))
	}
	body.Add(widgets.NewTightColumn(parts...))
}

// Content is the page.
func (l *List) Content() fyne.CanvasObject { return l.page }

// Shown puts the keyboard focus on the first guide.
func (l *List) Shown(focus func(fyne.Focusable)) {
	if l.first != nil {
		focus(l.first)
	}
}

// Hidden does nothing: nothing here is secret.
func (l *List) Hidden() {}

// Escape leaves the list.
func (l *List) Escape() { l.back() }
