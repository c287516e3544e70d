package widgets

import (
	"fyne.io/fyne/v2"
)

// TextArea is an entry of several lines that wraps between words. Tab leaves it,
// where Fyne's own would write a tab, and Enter submits it.
type TextArea struct{ Input }

// NewTextArea returns an area with room for the lines.
func NewTextArea(lines int) *TextArea {
	a := &TextArea{}
	a.MultiLine = true
	a.Wrapping = fyne.TextWrapWord
	a.TextStyle = fyne.TextStyle{Monospace: true}
	a.ExtendBaseWidget(a)
	a.SetMinRowsVisible(lines)
	return a
}

// AcceptsTab says no, so that Tab goes on to the next field.
func (a *TextArea) AcceptsTab() bool { return false }

// TypedKey submits on Enter.
func (a *TextArea) TypedKey(key *fyne.KeyEvent) {
	if (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && a.OnSubmitted != nil {
		a.OnSubmitted(a.Text)
		return
	}
	a.Input.TypedKey(key)
}

// NewAreaField returns an area with its question above it, and a line of help
// below.
func NewAreaField(label, hint string, lines int) (*Field, *TextArea) {
	area := NewTextArea(lines)
	return newField(&area.Input, area, label, hint), area
}
