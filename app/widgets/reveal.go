package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// revealed is a widget that asks to be scrolled to when it gets the focus.
type revealed interface {
	fyne.CanvasObject
	onReveal(revealer)
}

// revealer scrolls to an object.
type revealer func(o fyne.CanvasObject, why cause)

// cause is why something is scrolled to.
type cause int

const (
	focused cause = iota
	typedInto
	appeared
)

// holder is a widget with others in it.
type holder interface{ held() []fyne.CanvasObject }

// inside are the objects right inside another.
func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case holder:
		return o.held()
	}
	return nil
}

// follow has the page scroll to whatever in o gets the focus.
func (p *Page) follow(o fyne.CanvasObject) {
	if r, ok := o.(revealed); ok {
		r.onReveal(p.reveal)
	}
	for _, child := range inside(o) {
		p.follow(child)
	}
}

// reveal scrolls to an object in the body, and keeps it in sight when the window
// gets another size.
func (p *Page) reveal(o fyne.CanvasObject, why cause) {
	if p.fresh && why == focused && o == p.wanted {
		return // it has the focus as before: the news is to be read first
	}
	p.wanted, p.fresh = o, false
	if why == appeared {
		p.Refresh() // all below it has another place now
	}
	p.scrollTo(o, p.scroll.Offset.Y)
}

// scrollTo moves the body as little as needed from a place to show an object and
// the words right above it, such as the question of a field.
func (p *Page) scrollTo(o fyne.CanvasObject, y float32) {
	at, ok := placeIn(p.scroll.Content, o)
	room := p.scroll.Size().Height
	if !ok || room <= 0 {
		return
	}
	ring := theme.SizeForWidget(theme.SizeNamePadding, p)
	top, bottom := at.Y-wordsAbove*theme.SizeForWidget(theme.SizeNameText, p), at.Y+o.Size().Height+ring
	if bottom-top > room {
		top = at.Y - ring
	}
	y = max(y, bottom-room)
	y = max(min(y, top), 0)
	if y != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// wordsAbove is the height of a line of words with its padding, counted in the
// size of the text.
const wordsAbove = 2

// placeIn is where an object is inside another.
func placeIn(root, o fyne.CanvasObject) (fyne.Position, bool) {
	if root == o {
		return fyne.NewPos(0, 0), true
	}
	for _, child := range inside(root) {
		if at, ok := placeIn(child, o); ok {
			return at.Add(child.Position()), true
		}
	}
	return fyne.Position{}, false
}
