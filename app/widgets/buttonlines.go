package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/look"
)

// room is the width for words on a button of a width.
func (r *buttonRenderer) room(width float32) float32 {
	room := width - 2*r.ringWidth() - 2*r.size(theme.SizeNameInnerPadding)
	if r.button.Icon != nil {
		room -= r.size(theme.SizeNameInlineIcon) + r.size(theme.SizeNamePadding)
	}
	return room
}

// wrap breaks the words into the lines that a width takes; there is always one.
func (r *buttonRenderer) wrap(width float32) []string {
	room, size := r.room(width), r.size(look.SizeNameButton)
	words := strings.Fields(r.button.Text)
	if width <= 0 || len(words) == 0 {
		return []string{r.button.Text}
	}
	lines := words[:1:1]
	for _, word := range words[1:] {
		longer := lines[len(lines)-1] + " " + word
		if fyne.MeasureText(longer, size, r.label.TextStyle).Width <= room {
			lines[len(lines)-1] = longer
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// setMore sets the lines after the first.
func (r *buttonRenderer) setMore(lines []string) {
	r.more = r.more[:0]
	for _, text := range lines {
		line := canvas.NewText(text, r.label.Color)
		line.TextSize, line.TextStyle = r.label.TextSize, r.label.TextStyle
		r.more = append(r.more, line)
	}
}
