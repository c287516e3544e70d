package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Folded is a notice that is one line with large text, until that is pressed: the
// page needs the room for what is to be done. Whoever goes on without having
// opened it is shown it first.
type Folded struct {
	*fyne.Container
	line   *Button
	notice *Notice
}

// NewFolded returns the notice, folded where the text is large; line is what
// stands there instead.
func NewFolded(tone Tone, line, title, body string) *Folded {
	f := &Folded{notice: NewNotice(tone, title, body)}
	f.line = NewButton(line, func() { f.Unfold() })
	f.line.Leading, f.line.Wraps, f.line.Icon = true, true, theme.WarningIcon()
	f.line.Hidden = !LargeText()
	f.notice.Hidden = LargeText()
	f.Container = NewColumn(f.line, f.notice)
	return f
}

// Unfold opens the notice and shows it. It reports whether it was folded.
func (f *Folded) Unfold() bool {
	if f.line.Hidden {
		return false
	}
	f.line.Hide()
	f.notice.Show()
	f.Refresh()
	if f.line.reveal != nil {
		f.line.reveal(f.notice, appeared)
	}
	return true
}

// Before has a button show the notice in place of what it does, the first time
// that it is pressed while the notice is folded.
func (f *Folded) Before(b *Button) {
	act := b.OnTapped
	b.OnTapped = func() {
		if !f.Unfold() && act != nil {
			act()
		}
	}
}
