package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/look"
)

// NewStrip returns a quiet line that stands in a page: words, and at their
// right buttons. With large text the buttons stand alone, since the page needs
// the room; they have to say enough by themselves.
func NewStrip(words string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	row := NewButtonRow(buttons...)
	if LargeText() {
		return row
	}
	middle := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
	}
	return container.NewBorder(nil, nil, nil, middle(container.NewHBox(buttons...)), middle(NewWords(words)))
}

// NewHeadline returns the line above a page's title: where the user is, and at
// its right buttons. In a slim window, or with large text, the buttons stand
// above it.
func NewHeadline(where fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	row := NewButtonRow(buttons...)
	if LargeText() || isSlim(row) {
		return container.New(column{gaps: 0.5}, where, row)
	}
	middle := container.NewVBox(layout.NewSpacer(), where, layout.NewSpacer())
	return container.NewBorder(nil, nil, nil, container.NewHBox(buttons...), middle)
}

// NewSearchLine returns the line on top of a page with a search: the field, and
// at its right buttons; above one another where the field would be too short to
// see what is typed.
func NewSearchLine(field *SearchField, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	row := NewButtonRow(buttons...)
	room := theme.SizeForWidget(look.SizeNamePage, row) - 2*pageMargin - lineWidth(buttons)
	if room < leastSearch*theme.SizeForWidget(theme.SizeNameText, row) {
		return NewColumn(field.Framed, row)
	}
	return container.NewBorder(nil, nil, nil, container.NewHBox(buttons...), middle(field.Framed))
}

// leastSearch is how wide a field of a search is at least, in heights of its text.
const leastSearch = 4.5
