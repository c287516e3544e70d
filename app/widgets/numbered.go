package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewNumbered returns short texts to copy by hand: numbered from 1, large, in
// rows as wide as the text size allows.
func NewNumbered(texts []string) *fyne.Container {
	columns, size := 3, theme.SizeNameHeadingText
	if LargeText() {
		columns, size = 2, theme.SizeNameSubHeadingText
	}
	grid := container.NewGridWithColumns(columns)
	for i, text := range texts {
		number := widget.NewLabel(fmt.Sprintf("%2d.", i+1))
		number.TextStyle = fyne.TextStyle{Monospace: true}
		shown := widget.NewLabel(text)
		shown.SizeName = size
		shown.TextStyle = fyne.TextStyle{Bold: true, Monospace: true}
		grid.Add(container.NewHBox(container.NewCenter(number), shown))
	}
	return grid
}
