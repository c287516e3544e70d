package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CodeView is what a CodeCard shows; every text is ready to read.
type CodeView struct {
	Name, Account string
	Grouped       string // the code now, "123 456"; empty while it is hidden
	Hint          string // how long it is good, or that it is wiser to wait
	Next          string // the code that follows, as a sentence
	Left, Period  int    // seconds
	Late          bool
	CopyLabel     string
	GuideLabel    string // the button that shows how to log in; empty for none
	MoreLabel     string // the second button; empty for none
	Warning       string // stands on the card; empty for none. Pressed, it does what the second button does
	Pending       bool   // the enrolment is not finished: no code to copy
}

// CodeCard shows one entry: whose it is, the code, for how long, and a button
// to copy it. Its height is the same whatever it shows, so that it can be a
// row of a list.
type CodeCard struct {
	widget.BaseWidget
	name, account, hint, next *widget.Label
	warning                   *Warning
	digits                    *Digits
	countdown                 *Countdown
	copyButton, moreButton    *Button
	guideButton               *Button
	// OnGuide is what the button does that shows how to log in.
	OnGuide       func()
	buttons, head fyne.CanvasObject
	instead       *widget.Label // what gives way to a warning; nil for nothing
	frame         *Card
}

// NewCodeCard returns an empty card.
func NewCodeCard() *CodeCard {
	c := &CodeCard{
		name: NewName(""), account: NewName(""), hint: NewName(""), next: NewName(""),
		warning: NewWarning(),
		digits:  NewDigits(), countdown: NewCountdown(),
		copyButton: NewMainButton("", nil), moreButton: NewButton("", nil),
	}
	c.guideButton = NewQuietButton("", func() {
		if c.OnGuide != nil {
			c.OnGuide()
		}
	})
	c.guideButton.Hide()
	c.name.TextStyle = fyne.TextStyle{Bold: true}
	c.frame = NewCard(c.arrange())
	c.ExtendBaseWidget(c)
	return c
}

// arrange puts the buttons at the right of the digits, and below them where
// the text is so large that they would not fit.
func (c *CodeCard) arrange() fyne.CanvasObject {
	who := container.NewBorder(nil, nil, nil, container.NewVBox(c.guideButton), NewTightColumn(c.name, c.account))
	c.head = who
	if textScale(c) > 1 {
		wide := container.NewBorder(nil, nil, nil, c.countdown, c.digits)
		c.buttons = NewButtonRow(c.moreButton, c.copyButton)
		// The page needs the room: a warning takes the place of the next code.
		c.instead = c.next
		return NewTightColumn(who, wide, c.buttons, NewTightColumn(c.hint, container.NewStack(c.next, c.warning)))
	}
	c.buttons = NewColumn(c.moreButton, c.copyButton)
	right := container.NewVBox(layout.NewSpacer(), c.buttons, layout.NewSpacer())
	left := NewTightColumn(who, container.NewHBox(c.digits, c.countdown))
	return NewTightColumn(
		container.NewBorder(nil, nil, nil, right, left),
		container.NewGridWithColumns(2, c.hint, c.next), c.warning)
}

// Set shows the view and what its buttons do.
func (c *CodeCard) Set(v CodeView, onCopy, onMore func()) {
	setText(c.name, v.Name)
	setText(c.account, v.Account)
	setText(c.hint, v.Hint)
	setText(c.next, v.Next)
	c.warning.SetText(v.Warning)
	c.warning.OnTapped = onCopy // as the rest of the card
	if v.Warning != "" && v.MoreLabel != "" {
		c.warning.OnTapped = onMore
	}
	if c.instead != nil && c.instead.Visible() != (v.Warning == "") {
		c.instead.Hidden = v.Warning != ""
		c.instead.Refresh()
	}
	c.digits.Set(v.Grouped)
	c.countdown.Set(v.Left, v.Period, v.Late)
	c.countdown.Hidden = v.Pending
	if c.guideButton.Text != v.GuideLabel {
		c.guideButton.SetText(v.GuideLabel)
		c.guideButton.Hidden = v.GuideLabel == ""
		c.head.Refresh()
	}
	c.copyButton.Icon = theme.ContentCopyIcon()
	if v.Pending {
		c.copyButton.Icon = nil
	}
	c.copyButton.OnTapped, c.moreButton.OnTapped = onCopy, onMore
	if c.copyButton.Text != v.CopyLabel || c.moreButton.Text != v.MoreLabel {
		c.copyButton.SetText(v.CopyLabel)
		c.moreButton.SetText(v.MoreLabel)
		c.moreButton.Hidden = v.MoreLabel == ""
		c.buttons.Refresh() // their widths have changed
	}
}

func setText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

// CreateRenderer draws the card.
func (c *CodeCard) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewPadded(c.frame))
}
