package app_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
)

// TestStripTakesNoRoomThatIsNotThere: a window that is just as large as its screen
// keeps its size, and shows the line when it is made larger.
func TestStripTakesNoRoomThatIsNotThere(t *testing.T) {
	shell, _, w, _ := newShell(t)
	shell.Show(newPage())
	least := w.Content().MinSize()
	shell.SetStrip(widgets.NewWords("artificial line"))
	if w.Content().MinSize() != least {
		t.Error("the window has to grow")
	}
	w.LayOut(least)
	if w.Sees("artificial line") {
		t.Error("the line lies over the screen")
	}
	w.LayOut(least.Add(fyne.NewSize(300, 300)))
	w.MustSee("artificial line")
	w.MustSee("artificial page")
	shell.Show(newPage())
	w.LayOut(least.Add(fyne.NewSize(300, 300)))
	w.MustSee("artificial line") // above the next screen, too
	shell.SetStrip(nil)
	if w.Sees("artificial line") {
		t.Error("the line is still there")
	}
}
