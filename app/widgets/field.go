package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is an entry with its question above it, and a line of help below.
type Field struct {
	*fyne.Container
	Entry *widget.Entry
	// Focus is what takes the keyboard focus: the widget around Entry where
	// there is one.
	Focus fyne.Focusable
	hint  *widget.Label
}

// NewField returns a field for plain text.
func NewField(label, hint string) *Field { return plainField(newInput(), label, hint) }

// NewPassphraseField returns a field that hides what is typed, with a button
// to show it.
func NewPassphraseField(label, hint string) *Field {
	return plainField(newSecretInput(), label, hint)
}

type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}

func plainField(entry *Input, label, hint string) *Field {
	return newField(entry, entry, label, hint)
}

// newField arranges a field; shown is the widget that entry is or is part of.
func newField(entry *Input, shown focusable, label, hint string) *Field {
	title := NewWords(label)
	title.TextStyle = fyne.TextStyle{Bold: true}
	f := &Field{Entry: &entry.Entry, Focus: shown, hint: NewWords(hint)}
	f.hint.Hidden = hint == ""
	frame := newFocusFrame(shown)
	entry.self, entry.focusChanged = shown, frame.set
	f.Container = NewTightColumn(title, frame, f.hint)
	return f
}

// SetHint changes the line of help; an empty one hides it.
func (f *Field) SetHint(hint string) {
	f.hint.Hidden = hint == ""
	f.hint.SetText(hint)
	f.Container.Refresh()
}
