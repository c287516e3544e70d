package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CodeCard shows one entry alone on a page: whose it is, the code in the largest
// digits, the button that copies it, and what to do with it then.
type CodeCard struct {
	widget.BaseWidget
	// CopyButton is the main one; the others are there while the view names them.
	CopyButton, ShowButton, ReadButton, GuideButton, MoreButton, EntryButton *Button

	name, hint, next, what *widget.Label
	warning                *Warning
	digits                 *Digits
	countdown              *Countdown
	code                   fyne.CanvasObject
	steady                 *steady
	buttons                *ButtonRow
	column                 *fyne.Container
	moments                func() []CodeView
	frame                  *Card
}

// NewCodeCard returns an empty card; what its buttons do is set by the caller.
func NewCodeCard() *CodeCard {
	c := &CodeCard{
		CopyButton: NewMainButton("", nil), ShowButton: NewButton("", nil), GuideButton: NewButton("", nil),
		MoreButton: NewButton("", nil), EntryButton: NewButton("", nil), ReadButton: NewButton("", nil),
		name: NewWords(""), hint: NewWords(""), next: NewWords(""), what: NewWords(""),
		warning: NewWarning(), digits: newDigits(bigDigits), countdown: NewCountdown(),
	}
	c.CopyButton.Wraps = true
	if textScale(c) > 2 {
		c.digits.times = hugeDigits
	}
	c.name.TextStyle = fyne.TextStyle{Bold: true}
	c.name.SizeName = theme.SizeNameSubHeadingText
	c.hint.TextStyle = fyne.TextStyle{Bold: true}
	c.code = container.NewBorder(nil, nil, nil, c.countdown, c.digits)
	c.steady = newSteady(c.CopyButton, c.hint, c.next, c.what)
	c.buttons = NewButtonRow(c.EntryButton, c.MoreButton, c.ReadButton, c.ShowButton, c.GuideButton)
	c.column = NewColumn(
		NewTightColumn(c.name, c.code), c.CopyButton, c.steady.block, c.warning, c.buttons,
	)
	c.warning.OnTapped = func() {
		if c.MoreButton.Visible() && c.MoreButton.OnTapped != nil {
			c.MoreButton.OnTapped() // where there is something to do about it
		}
	}
	c.frame = NewCard(c.column)
	c.ExtendBaseWidget(c)
	return c
}

// Set shows the view. It reports whether the card needs another height now. Only
// what has changed is drawn anew.
func (c *CodeCard) Set(v CodeView) (resized bool) {
	before := c.column.MinSize().Height
	c.moments = v.Moments
	setText(c.name, whose(v))
	c.warning.SetText(v.Warning)
	c.warning.Hidden = v.Warning == ""
	c.digits.Set(v.Grouped)
	c.countdown.Set(v.Left, v.Period, v.Late)
	c.code.(*fyne.Container).Hidden = v.Pending
	c.steady.set(v)
	c.steady.keep(c.column.Size().Width, v.Moments)
	changed := false
	for button, text := range map[*Button]string{
		c.ShowButton: v.ShowLabel, c.ReadButton: v.ReadLabel, c.GuideButton: v.GuideLabel,
		c.MoreButton: v.MoreLabel, c.EntryButton: v.EntryLabel,
	} {
		changed = setLabel(button, text) || changed
	}
	if changed {
		c.buttons.Refresh() // their widths have changed
	}
	return changed || c.column.MinSize().Height != before
}

// Clear takes the code and the names out of the window.
func (c *CodeCard) Clear() { c.Set(CodeView{}) }

// Resize gives the wrapped texts their width before they are asked for their
// height.
func (c *CodeCard) Resize(size fyne.Size) {
	c.BaseWidget.Resize(size)
	c.steady.keep(c.frame.room(size.Width), c.moments)
	c.column.Resize(fyne.NewSize(c.frame.room(size.Width), c.column.MinSize().Height))
}

func (c *CodeCard) held() []fyne.CanvasObject { return []fyne.CanvasObject{c.frame} }

// CreateRenderer draws the card.
func (c *CodeCard) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.frame) }
