package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewHeading returns a page's question or title.
func NewHeading(text string) *widget.Label {
	l := NewWords(text)
	l.SizeName = theme.SizeNameHeadingText
	l.TextStyle = fyne.TextStyle{Bold: true}
	return l
}

// NewSubHeading returns the title of a part of a page.
func NewSubHeading(text string) *widget.Label {
	l := NewWords(text)
	l.SizeName = theme.SizeNameSubHeadingText
	l.TextStyle = fyne.TextStyle{Bold: true}
	return l
}

// NewWords returns running text that wraps at the width it is given.
func NewWords(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// NewBig returns text to read off or to write down: larger, bold, wrapped.
func NewBig(text string) *widget.Label {
	l := NewWords(text)
	l.SizeName = theme.SizeNameSubHeadingText
	l.TextStyle = fyne.TextStyle{Bold: true, Monospace: true}
	return l
}

// NewName returns one line of a name that is cut with … where it is too long.
func NewName(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}
