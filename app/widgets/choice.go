package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Choice is a few large buttons of which one is chosen; the chosen one bears
// a mark, not only a colour.
type Choice struct {
	*fyne.Container
	buttons  []*Button
	selected int
}

// NewChoice returns the options one above the other. changed is called when
// the user chooses another than the selected one.
func NewChoice(options []string, selected int, changed func(int)) *Choice {
	c := &Choice{Container: NewColumn(), selected: selected}
	for i, option := range options {
		button := NewButton(option, func() {
			if c.selected == i {
				return
			}
			c.selected = i
			c.mark()
			changed(i)
		})
		button.Leading, button.Wraps = true, true
		c.buttons = append(c.buttons, button)
		c.Add(button)
	}
	c.mark()
	return c
}

// Selected is the index of the chosen option.
func (c *Choice) Selected() int { return c.selected }

// Chosen is the button of the chosen option.
func (c *Choice) Chosen() *Button { return c.buttons[c.selected] }

func (c *Choice) mark() {
	for i, b := range c.buttons {
		b.Icon = theme.RadioButtonIcon()
		if i == c.selected {
			b.Icon = theme.RadioButtonCheckedIcon()
		}
		b.Refresh()
	}
}
