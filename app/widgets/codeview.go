package widgets

import (
	"fyne.io/fyne/v2/widget"
)

// CodeView is what a CodeCard or a CodeRow shows; every text is ready to read.
type CodeView struct {
	Name, Account string
	About         string // what else is known of the entry: its tags
	Grouped       string // the code now, "123 456"; dots while it is covered
	Hint          string // how long it is good, that it is used, or that it is wiser to wait
	Brief         string // the same in two or three words, empty for nothing worth saying
	What          string // what to do with it, in the words of the site
	Next          string // the code that follows, as a sentence; empty while it is covered
	Left, Period  int    // seconds
	Late          bool   // too little time is left to type it
	Covered       bool   // it is shown while it is asked for
	Used          bool   // it was copied: a second login needs the next one
	CopyLabel     string
	ShowLabel     string // the button that shows a covered code; empty for none
	GuideLabel    string // the button that shows how to log in; empty for none
	MoreLabel     string // the button of the deletion code; empty for none
	ReadLabel     string // the button that reads the code aloud, or stops; empty for none
	EntryLabel    string // the button of the page of the entry; empty for none
	Warning       string // something is missing; empty for nothing
	Pending       bool   // the enrolment is not finished: no code to copy
	Pinned        bool   // stands above the others
	Movable       bool   // can be put somewhere else in the list
	// Moments gives how it looks at other moments of the code, by the button that copies
	// and the texts below it: what stands under them keeps its place. Nil for none; a row
	// of a list does not ask.
	Moments func() []CodeView
}

// whose is the view's entry in one line.
func whose(v CodeView) string {
	if v.Name != "" && v.Account != "" {
		return v.Name + " · " + v.Account
	}
	return v.Name + v.Account
}

func setText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

// setLabel changes the words of a button that is there while it has some. It
// reports whether that changed.
func setLabel(b *Button, text string) bool {
	if b.Text == text && b.Hidden == (text == "") {
		return false
	}
	b.Hidden = text == ""
	b.SetText(text)
	return true
}
