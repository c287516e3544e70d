package codes

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// rows is the toolkit's list with keys of our own: Enter presses a row, letters
// search, and the row that the keyboard is on shows a ring. The toolkit uses the
// few rows that are seen again and again.
type rows struct {
	widget.List
	focused bool
	current int
	keys    widgets.Keys
	// pressed is told of the row that was pressed, moved of the one that is the
	// current one now.
	pressed, moved func(i int)
	card           func(i int, now time.Time) widgets.CodeView
	now            time.Time
	// shows is which entry each row that was made shows.
	shows   map[*widgets.CodeRow]int
	dragged func(row *widgets.CodeRow, by float32)
	dropped func()
	// carried is the row that is being dragged, -1 for none.
	carried int
}

func newRows(count func() int, card func(int, time.Time) widgets.CodeView) *rows {
	r := &rows{carried: -1, card: card, shows: make(map[*widgets.CodeRow]int)}
	r.HideSeparators = true
	r.Length = count
	r.CreateItem = r.newRow
	r.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		row := o.(*widgets.CodeRow)
		r.shows[row] = i
		r.drawRow(row)
	}
	r.OnSelected = func(i widget.ListItemID) {
		r.UnselectAll()
		r.goTo(i)
		r.pressed(i)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rows) newRow() fyne.CanvasObject {
	row := widgets.NewCodeRow()
	row.Grip.OnDragged = func(by float32) { r.dragged(row, by) }
	row.Grip.OnDropped = func() { r.dropped() }
	return row
}

func (r *rows) drawRow(row *widgets.CodeRow) {
	i := r.shows[row]
	if i >= r.Length() {
		row.Clear()
		return
	}
	row.Set(r.card(i, r.now), r.focused && i == r.current)
}

// draw shows the rows as of a time. Only the texts that changed are drawn anew.
func (r *rows) draw(now time.Time) {
	r.now = now
	for row := range r.shows {
		r.drawRow(row)
	}
}

// clear takes everything out of all rows, also those that are not seen.
func (r *rows) clear() {
	r.Length = func() int { return 0 }
	for row := range r.shows {
		row.Clear()
	}
	r.Refresh()
}

// goTo makes a row the current one and brings it into view.
func (r *rows) goTo(i int) {
	i = max(min(i, r.Length()-1), 0)
	changed := i != r.current
	r.current = i
	r.ScrollTo(i)
	r.draw(r.now)
	if changed {
		r.moved(i)
	}
}

// FocusGained shows the ring.
func (r *rows) FocusGained() { r.focused = true; r.draw(r.now) }

// FocusLost hides it.
func (r *rows) FocusLost() { r.focused = false; r.draw(r.now) }

// TypedKey moves among the rows and presses them.
func (r *rows) TypedKey(e *fyne.KeyEvent) {
	if r.walks(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if r.current < r.Length() {
			r.pressed(r.current)
		}
	default:
		r.keys.Key(e)
	}
}

// walks moves among the rows, and reports whether the key is for that.
func (r *rows) walks(key fyne.KeyName) bool {
	page := max(int(r.Size().Height/(r.rowHeight()+1))-1, 1)
	switch key {
	case fyne.KeyDown:
		r.goTo(r.current + 1)
	case fyne.KeyUp:
		r.goTo(r.current - 1)
	case fyne.KeyPageDown:
		r.goTo(r.current + page)
	case fyne.KeyPageUp:
		r.goTo(r.current - page)
	case fyne.KeyHome:
		r.goTo(0)
	case fyne.KeyEnd:
		r.goTo(r.Length() - 1)
	default:
		return false
	}
	return true
}

// rowHeight is how far one row is below the one before.
func (r *rows) rowHeight() float32 {
	for row := range r.shows {
		return row.MinSize().Height + theme.Padding()
	}
	return 1
}

// TypedRune begins a search.
func (r *rows) TypedRune(letter rune) {
	if letter != ' ' {
		r.keys.Letter(letter)
	}
}
