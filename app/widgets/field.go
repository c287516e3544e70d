package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is an entry with its question above it, and a line of help below.
type Field struct {
	*fyne.Container
	Entry *widget.Entry
	hint  *widget.Label
}

// NewField returns a field for plain text.
func NewField(label, hint string) *Field { return newField(widget.NewEntry(), label, hint) }

// NewPassphraseField returns a field that hides what is typed, with a button
// to show it.
func NewPassphraseField(label, hint string) *Field {
	return newField(widget.NewPasswordEntry(), label, hint)
}

func newField(entry *widget.Entry, label, hint string) *Field {
	title := NewWords(label)
	title.TextStyle = fyne.TextStyle{Bold: true}
	f := &Field{Entry: entry, hint: NewWords(hint)}
	f.hint.Hidden = hint == ""
	f.Container = NewTightColumn(title, entry, f.hint)
	return f
}

// SetHint changes the line of help; an empty one hides it.
func (f *Field) SetHint(hint string) {
	f.hint.Hidden = hint == ""
	f.hint.SetText(hint)
	f.Container.Refresh()
}
