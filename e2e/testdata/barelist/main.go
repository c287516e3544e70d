// Command barelist opens a Fyne window with a field and a list of 10,000 labels, of
// which a letter in the field leaves ten: what Kapukód's search and scrolling are
// measured against.
package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("hu.kapukod.barelist").NewWindow("Bare list")
	rows := 10_000
	list := widget.NewList(func() int { return rows },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(fmt.Sprintf("Row %d", i)) })
	field := widget.NewEntry()
	field.OnChanged = func(string) {
		rows = 10
		list.Refresh()
	}
	w.SetContent(container.NewBorder(field, nil, nil, nil, list))
	w.Resize(fyne.NewSize(600, 700))
	w.Canvas().Focus(field)
	w.ShowAndRun()
}
