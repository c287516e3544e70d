package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kapukod/app/look"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
)

// offset is how far the page of a window is scrolled.
func offset(t *testing.T, w *uitest.Window) float32 {
	t.Helper()
	y := float32(-1)
	w.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if s, ok := o.(*container.Scroll); ok && y < 0 {
			y = s.Offset.Y
		}
	})
	if y < 0 {
		t.Fatal("nothing scrolls")
	}
	return y
}

// TestPageScrollsToTheFocus goes through a long page by keyboard.
func TestPageScrollsToTheFocus(t *testing.T) {
	w := newWindow(t)
	field := widgets.NewField("Artificial question", "")
	last := widgets.NewButton("last", nil)
	words := func() fyne.CanvasObject { return widgets.NewWords(strings.Repeat("artificial words ", 120)) }
	w.SetContent(widgets.NewPage(widgets.PageParts{
		Title: "t", Body: widgets.NewColumn(words(), field.Container, words(), widgets.NewCard(widgets.NewButtonRow(last))),
	}))
	w.LayOut(uitest.Size())
	w.Canvas().Focus(field.Focus)
	atField := offset(t, w)
	if atField <= 0 {
		t.Fatal("the field that has the focus is below the fold")
	}
	w.Canvas().FocusNext()
	atLast := offset(t, w)
	if w.Canvas().Focused() != fyne.Focusable(last) || atLast <= atField {
		t.Fatalf("the button that has the focus is below the fold: %v after %v", atLast, atField)
	}
	w.Canvas().FocusPrevious()
	if up := offset(t, w); up <= 0 || up >= atLast {
		t.Errorf("back at the field the page is at %v", up)
	}
	w.LayOut(fyne.NewSize(660, 5000))
	if all := offset(t, w); all != 0 {
		t.Errorf("in a window that holds all of it the page is at %v", all)
	}
}

// TestFieldShowsTheFocus compares what is drawn.
func TestFieldShowsTheFocus(t *testing.T) {
	w := newWindow(t)
	field, area := widgets.NewAreaField("Artificial", "", 2)
	w.SetContent(field.Container)
	ring := func() bool {
		return strings.Contains(test.RenderObjectToMarkup(field.Container), `strokeColor="focus"`)
	}
	before := test.RenderObjectToMarkup(field.Container)
	if ring() {
		t.Fatalf("a ring without the focus:\n%s", before)
	}
	w.Canvas().Focus(area)
	if !ring() {
		t.Errorf("no ring:\n%s", test.RenderObjectToMarkup(field.Container))
	}
	w.Canvas().Unfocus()
	if ring() {
		t.Error("the ring stayed")
	}
}

// TestFoldedIsSeenBeforeGoingOn presses the way on twice with large text.
func TestFoldedIsSeenBeforeGoingOn(t *testing.T) {
	for percent, folded := range map[int]bool{100: false, 200: true} {
		w := uitest.NewWindow(t, look.New(look.Light, percent))
		gone := 0
		f := widgets.NewFolded(widgets.Careful, "read this", "Careful", "artificial warning")
		on := widgets.NewMainButton("on", func() { gone++ })
		f.Before(on)
		w.SetContent(widgets.NewPage(widgets.PageParts{
			Title: "t", Body: widgets.NewColumn(widgets.NewWords(strings.Repeat("words ", 200)), f.Container),
			Actions: []fyne.CanvasObject{on},
		}))
		w.LayOut(uitest.Size())
		if w.Sees("artificial warning") == folded {
			t.Fatalf("%d %%: folded is %v, want %v", percent, !folded, folded)
		}
		if folded {
			w.Press("on")
			w.MustSee("artificial warning")
			if gone != 0 || offset(t, w) == 0 {
				t.Errorf("the way on was open %d times before the warning was in sight", gone)
			}
		}
		w.Press("on")
		if gone != 1 {
			t.Errorf("%d %%: went on %d times", percent, gone)
		}
	}
}
