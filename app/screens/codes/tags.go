package codes

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
)

// tags is the choice of tags that an entry has to have to be shown: a button that
// says which, and opens the row of all.
type tags struct {
	screen  *Screen
	with    []string
	open    *widgets.Button
	row     *widgets.ButtonRow
	buttons map[string]*widgets.Button
	// makeRoom gives way while the row is open.
	makeRoom []*widgets.Button
	changed  func()
}

// mostTags is how many tags have a button; the search finds the others.
const mostTags = 24

func newTags(s *Screen, actions *List, changed func()) *tags {
	t := &tags{screen: s, with: slices.Clone(actions.With), buttons: make(map[string]*widgets.Button), changed: changed}
	var row []fyne.CanvasObject
	offered := slices.Clone(actions.Tags[:min(len(actions.Tags), mostTags)])
	for _, tag := range actions.With { // what is chosen can be taken out again
		if !slices.Contains(offered, tag) {
			offered = append(offered, tag)
		}
	}
	for _, tag := range offered {
		b := widgets.NewButton(tag, func() { t.press(tag) })
		b.Else = s.keys()
		t.buttons[tag] = b
		row = append(row, b)
	}
	t.row = widgets.NewButtonRow(row...)
	t.row.Hidden = true
	t.open = s.quiet("codes.tags", t.toggle)
	t.open.Hidden = len(row) == 0
	t.mark()
	return t
}

// toggle opens the row, or closes it.
func (t *tags) toggle() {
	t.row.Hidden = !t.row.Hidden
	for _, b := range t.makeRoom {
		b.Hidden = !t.row.Hidden
	}
	t.mark()
	t.screen.page.Refresh()
}

// press takes a tag into the choice, or out of it, and closes the row.
func (t *tags) press(tag string) {
	if i := slices.Index(t.with, tag); i >= 0 {
		t.with = slices.Delete(t.with, i, i+1)
	} else {
		t.with = append(t.with, tag)
	}
	t.toggle()
	t.changed()
}

// none takes all tags out of the choice.
func (t *tags) none() {
	t.with = nil
	t.mark()
}

// mark shows what is chosen by a sign, not only by a colour.
func (t *tags) mark() {
	for tag, b := range t.buttons {
		b.Icon = nil
		if slices.Contains(t.with, tag) {
			b.Icon = theme.ConfirmIcon()
		}
	}
	t.row.Refresh() // their widths have changed
	t.open.Icon = theme.MenuDropDownIcon()
	if !t.row.Hidden {
		t.open.Icon = theme.MenuDropUpIcon()
	}
	t.open.Text = t.screen.words.T("codes.tags")
	if len(t.with) > 0 {
		t.open.Text += ": " + strings.Join(t.with, ", ")
	}
	t.open.Refresh()
}

// clear takes the tags out of the window.
func (t *tags) clear() {
	t.with = nil
	for _, b := range t.buttons {
		b.SetText("")
	}
	t.open.SetText("")
}
