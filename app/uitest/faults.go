package uitest

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// leastTarget is the least edge of anything to press, in pixels.
const leastTarget = 48

// near is what rounding may do to an edge, in pixels.
const near = 1

// box is a rectangle on the canvas.
type box struct{ left, top, right, bottom float32 }

func boxAt(at fyne.Position, size fyne.Size) box {
	return box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (b box) cut(c box) box {
	return box{max(b.left, c.left), max(b.top, c.top), min(b.right, c.right), min(b.bottom, c.bottom)}
}

func (b box) within(c box) bool {
	return b.left >= c.left-near && b.top >= c.top-near && b.right <= c.right+near && b.bottom <= c.bottom+near
}

func (b box) touches(c box) bool {
	shared := b.cut(c)
	return shared.right-shared.left > near && shared.bottom-shared.top > near
}

// thing is something to read or to press.
type thing struct {
	what string
	at   box
	// seen is the part of it that no scrolling hides, and view what scrolls it;
	// nil for nothing.
	seen box
	view *container.Scroll
	// on are the buttons, rows or fields that it stands on.
	on []fyne.CanvasObject
	// self is the object.
	self fyne.CanvasObject
}

// survey collects the things of a window, and what is wrong with each by itself.
type survey struct {
	window box
	things []thing
	faults []string
	// news tells that a notice is in sight.
	news bool
}

// spot is where the survey is: what scrolls, what is seen, and what stands
// around.
type spot struct {
	view   *container.Scroll
	seen   box
	on     []fyne.CanvasObject
	around []box
	field  bool // inside an entry, which scrolls what is typed by itself
}

func (w *Window) faultsNow() []string {
	all := boxAt(fyne.NewPos(0, 0), w.Canvas().Size())
	s := &survey{window: all}
	s.look(w.Canvas().Content(), fyne.NewPos(0, 0), spot{seen: all})
	s.overlaps()
	s.mainInSight()
	s.focusInSight(w.Canvas().Focused())
	return s.faults
}

func (s *survey) fault(format string, args ...any) {
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
}

func (s *survey) look(o fyne.CanvasObject, at fyne.Position, here spot) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	place := boxAt(at, o.Size())
	switch o := o.(type) {
	case *canvas.Text:
		s.text(o, place, here)
		return
	case *container.Scroll:
		if !here.field {
			s.sideways(o)
		}
		here.view, here.seen, here.around = o, here.seen.cut(place), nil
		s.look(o.Content, at, here)
		return
	case *fyne.Container:
		here.around = append(here.around[:len(here.around):len(here.around)], place)
		for _, child := range o.Objects {
			s.look(child, at, here)
		}
		return
	}
	if wid, ok := o.(fyne.Widget); ok {
		s.widget(wid, at, here)
	}
}

// widget looks at a widget and at what it is made of.
func (s *survey) widget(o fyne.Widget, at fyne.Position, here spot) {
	place := boxAt(at, o.Size())
	if name, ok := target(o); ok && !here.field {
		s.target(name, o, place, here)
		here.on = append(here.on[:len(here.on):len(here.on)], o)
	}
	if isField(o) {
		here.field = true
	}
	if _, ok := o.(*widgets.Notice); ok && place.touches(here.seen) {
		s.news = true
	}
	here.around = append(here.around[:len(here.around):len(here.around)], place)
	for _, child := range test.WidgetRenderer(o).Objects() {
		s.look(child, at, here)
	}
}

// target tells whether an object is something to press or to type into, and
// what it is called.
func target(o fyne.CanvasObject) (string, bool) {
	switch o := o.(type) {
	case *widgets.Button:
		return fmt.Sprintf("button %q", o.Text), true
	case *widgets.Warning:
		return "warning", o.Text() != ""
	case interface{ RefreshItem(widget.ListItemID) }:
		return "", false // a list: its rows are the targets
	case *widget.Label:
		return "", false // can be marked with the mouse
	}
	_, tappable := o.(fyne.Tappable)
	_, focusable := o.(fyne.Focusable)
	if !tappable && !focusable {
		return "", false
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", o), "*"), true
}

func isField(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *widget.Entry, *widgets.Input, *widgets.TextArea, *widgets.SearchField:
		return true
	}
	return false
}

func (s *survey) target(name string, o fyne.CanvasObject, place box, here spot) {
	size := o.Size()
	if size.Height < leastTarget || size.Width < leastTarget {
		s.fault("%s is %v, smaller than a target", name, size)
	}
	if place.left < s.window.left-near || place.right > s.window.right+near {
		s.fault("%s sticks out of the window at a side", name)
	}
	if here.view == nil && !place.within(s.window) {
		s.fault("%s sticks out of the window", name)
	}
	s.things = append(s.things, thing{what: name, at: place, seen: place.cut(here.seen), view: here.view, on: here.on, self: o})
}

func (s *survey) text(o *canvas.Text, place box, here spot) {
	if strings.TrimSpace(o.Text) == "" || here.field {
		return
	}
	place.right = max(place.right, place.left+o.MinSize().Width)
	place.bottom = max(place.bottom, place.top+o.MinSize().Height)
	if o.Alignment != fyne.TextAlignLeading { // drawn within its own box
		place = boxAt(fyne.NewPos(place.left, place.top), o.Size().Max(o.MinSize()))
	}
	name := fmt.Sprintf("text %q", o.Text)
	place = ink(o.Text, place)
	if place.left < s.window.left-near || place.right > s.window.right+near {
		s.fault("%s is cut off at the side of the window", name)
	}
	if here.view == nil && !place.within(s.window) {
		s.fault("%s is cut off by the window", name)
	}
	for _, around := range here.around {
		if !place.within(around) {
			s.fault("%s sticks out of what it stands on by %v", name, stickOut(place, around))
			break
		}
	}
	s.things = append(s.things, thing{what: name, at: place, seen: place.cut(here.seen), view: here.view, on: here.on, self: o})
}

// ink is the part of a line that letters reach: above it and below it there is
// always some room, below digits more.
func ink(text string, line box) box {
	above, below := float32(0.1), float32(0.04)
	if strings.Trim(text, "0123456789 ") == "" {
		above, below = 0.24, 0.2
	}
	height := line.bottom - line.top
	line.top += height * above
	line.bottom -= height * below
	return line
}

func stickOut(b, c box) float32 {
	return max(c.left-b.left, c.top-b.top, b.right-c.right, b.bottom-c.bottom)
}

// sideways finds what would have to be scrolled to the side, and what scrolls
// in less room than a line takes. A row that is made to scroll to the side may.
func (s *survey) sideways(o *container.Scroll) {
	if o.Direction == container.ScrollHorizontalOnly {
		return
	}
	if least, size := o.Content.MinSize(), o.Size(); least.Width > size.Width+near {
		s.fault("what scrolls is %v wide in %v", least.Width, size.Width)
	}
	if least := 1.36 * theme.TextSize(); o.Size().Height < least && o.Content.MinSize().Height > o.Size().Height {
		s.fault("what scrolls has a height of %v", o.Size().Height)
	}
}

// overlaps finds things that lie over each other.
func (s *survey) overlaps() {
	for i, a := range s.things {
		for _, b := range s.things[:i] {
			if slices.Contains(a.on, b.self) || slices.Contains(b.on, a.self) {
				continue // words on their own button
			}
			overlap := a.at.touches(b.at)
			if a.view != b.view {
				overlap = a.seen.touches(b.seen)
			}
			if overlap {
				s.fault("%s lies over %s", a.what, b.what)
			}
		}
	}
}

// mainInSight finds a page whose main button has to be scrolled to. News comes
// first.
func (s *survey) mainInSight() {
	if s.news {
		return
	}
	hidden := ""
	for _, t := range s.things {
		b, ok := t.self.(*widgets.Button)
		if !ok || b.Rank != widgets.Main {
			continue
		}
		if t.seen == t.at {
			return
		}
		hidden = t.what
	}
	if hidden != "" {
		s.fault("the main %s is not in sight", hidden)
	}
}

// focusInSight finds that the keyboard is at something out of sight. News comes
// first.
func (s *survey) focusInSight(focused fyne.Focusable) {
	if s.news {
		return
	}
	found := focused == nil
	for _, t := range s.things {
		if f, ok := t.self.(fyne.Focusable); ok && f == focused {
			found = true
		}
	}
	if _, list := focused.(interface{ RefreshItem(widget.ListItemID) }); !found && !list {
		s.fault("%T has the keyboard focus and is not on the page by itself", focused)
	}
	for _, t := range s.things {
		if f, ok := t.self.(fyne.Focusable); ok && f == focused && t.seen != t.at {
			s.fault("%s has the keyboard focus and is not in sight", t.what)
		}
	}
}
