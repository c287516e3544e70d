package guide

import (
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/widgets"
)

// codeCard shows the code of the entry that a login guide is about.
type codeCard struct {
	card      *widgets.Card
	digits    *widgets.Digits
	countdown *widgets.Countdown
	hint      *widget.Label
	name      *widget.Label
	now       func(time.Time) (widgets.CodeView, bool)
	// show uncovers the code, and is there while it is covered.
	show    *widgets.Button
	buttons *widgets.ButtonRow
}

func newCodeCard(copied, show *widgets.Button, now func(time.Time) (widgets.CodeView, bool)) *codeCard {
	c := &codeCard{
		digits: widgets.NewDigits(), countdown: widgets.NewCountdown(),
		hint: widgets.NewWords(""), name: widgets.NewName(""), now: now, show: show,
	}
	c.name.TextStyle.Bold = true
	copied.Icon = theme.ContentCopyIcon()
	c.show.Hide()
	c.buttons = widgets.NewButtonRow(c.show, copied)
	code := container.NewBorder(nil, nil, nil, c.countdown, c.digits)
	content := widgets.NewTightColumn(c.name, code, c.hint, c.buttons)
	if widgets.LargeText() { // what is done first, what is read after it
		content = widgets.NewColumn(code, c.buttons, widgets.NewTightColumn(c.hint, c.name))
	}
	c.card = widgets.NewCard(content)
	return c
}

func (c *codeCard) tick(now time.Time) {
	view, ok := c.now(now)
	if !ok {
		c.card.Hide()
		return
	}
	if c.name.Text != view.Name {
		c.name.SetText(view.Name)
	}
	if c.show.Text != view.ShowLabel {
		c.show.Text, c.show.Hidden = view.ShowLabel, view.ShowLabel == ""
		c.buttons.Refresh() // their widths have changed
		c.card.Refresh()
	}
	c.digits.Set(view.Grouped)
	c.countdown.Set(view.Left, view.Period, view.Late)
	if c.hint.Text != view.Hint {
		c.hint.SetText(view.Hint)
		c.card.Refresh() // it may need more lines
	}
}

// clear takes the code out of the window.
func (c *codeCard) clear() { c.digits.Set("") }
