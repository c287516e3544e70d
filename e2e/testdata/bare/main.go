// Command bare opens a Fyne window with one line of text and nothing else: what
// Kapukód's window is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("hu.kapukod.bare").NewWindow("Bare")
	w.SetContent(widget.NewLabel("Bare window"))
	w.Resize(fyne.NewSize(600, 700))
	w.ShowAndRun()
}
