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
}

func newCodeCard(copied *widgets.Button, now func(time.Time) (widgets.CodeView, bool)) *codeCard {
	c := &codeCard{
		digits: widgets.NewDigits(), countdown: widgets.NewCountdown(),
		hint: widgets.NewWords(""), name: widgets.NewName(""), now: now,
	}
	c.name.TextStyle.Bold = true
	copied.Icon = theme.ContentCopyIcon()
	code, row := container.NewBorder(nil, nil, nil, c.countdown, c.digits), widgets.NewButtonRow(copied)
	content := widgets.NewTightColumn(c.name, code, c.hint, row)
	if widgets.LargeText() { // what is done first, what is read after it
		content = widgets.NewColumn(code, row, widgets.NewTightColumn(c.hint, c.name))
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
	c.digits.Set(view.Grouped)
	c.countdown.Set(view.Left, view.Period, view.Late)
	if c.hint.Text != view.Hint {
		c.hint.SetText(view.Hint)
		c.card.Refresh() // it may need more lines
	}
}

// clear takes the code out of the window.
func (c *codeCard) clear() { c.digits.Set("") }
