package uitest_test

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
)

// at puts an object at a place in a size.
func at(o fyne.CanvasObject, left, top, width, height float32) fyne.CanvasObject {
	o.Move(fyne.NewPos(left, top))
	o.Resize(fyne.NewSize(width, height))
	return o
}

func text(words string) *canvas.Text { return canvas.NewText(words, color.Black) }

// loose lays nothing out.
func loose(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewWithoutLayout(objects...)
}

func wide() fyne.CanvasObject {
	o := canvas.NewRectangle(color.White)
	o.SetMinSize(fyne.NewSize(2000, 30))
	return o
}

// TestLayoutFaultsAreFound breaks a page in each way that the walk through all
// pages is to find.
func TestLayoutFaultsAreFound(t *testing.T) {
	long := strings.Repeat("artificial words ", 200)
	for name, test := range map[string]struct {
		page func() fyne.CanvasObject
		want string
	}{
		"nothing": {func() fyne.CanvasObject {
			return widgets.NewPage(widgets.PageParts{Title: "Title", Body: widgets.NewWords(long),
				Actions: []fyne.CanvasObject{widgets.NewButton("Back", nil), widgets.NewMainButton("On", nil)}})
		}, ""},
		"a small target":            {func() fyne.CanvasObject { return loose(at(widgets.NewButton("x", nil), 9, 9, 60, 40)) }, "smaller than a target"},
		"a small target of another": {func() fyne.CanvasObject { return loose(at(widget.NewCheck("x", nil), 9, 9, 60, 40)) }, "smaller than a target"},
		"words out of the window":   {func() fyne.CanvasObject { return loose(at(text("artificial"), 620, 9, 99, 30)) }, "cut off"},
		"words below the window":    {func() fyne.CanvasObject { return loose(at(text("artificial"), 9, 690, 99, 30)) }, "cut off"},
		"a button out of it":        {func() fyne.CanvasObject { return loose(at(widgets.NewButton("x", nil), 640, 9, 60, 60)) }, "sticks out of the window"},
		"words wider than their place": {func() fyne.CanvasObject {
			return loose(at(container.NewStack(text("artificial words that are cut off")), 9, 9, 90, 30))
		}, "sticks out of what it stands on"},
		"words higher than their card": {func() fyne.CanvasObject {
			return loose(at(widgets.NewCard(widgets.NewWords(long)), 9, 9, 300, 60))
		}, "sticks out of what it stands on"},
		"words over words": {func() fyne.CanvasObject {
			return loose(at(text("artificial"), 9, 9, 99, 30), at(text("words"), 30, 15, 99, 30))
		}, "lies over"},
		"words under a button": {func() fyne.CanvasObject {
			return loose(at(text("artificial"), 9, 9, 99, 30), at(widgets.NewButton("x", nil), 60, 9, 60, 60))
		}, "lies over"},
		"sideways": {func() fyne.CanvasObject { return container.NewScroll(wide()) }, "what scrolls is"},
		"no room to read": {func() fyne.CanvasObject {
			return loose(at(container.NewVScroll(widgets.NewWords(long)), 9, 9, 300, 20))
		}, "what scrolls has a height"},
		"a main button to be searched for": {func() fyne.CanvasObject {
			return container.NewVScroll(widgets.NewColumn(widgets.NewWords(long), widgets.NewMainButton("On", nil)))
		}, "is not in sight"},
		"too wide for a small screen": {wide, "more than a small screen has"},
	} {
		t.Run(name, func(t *testing.T) {
			w := uitest.NewWindow(t, look.New(look.Light, 100))
			w.SetContent(test.page())
			faults := w.LayoutFaults(uitest.Size())
			got := strings.Join(faults, "\n")
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestFocusOutOfSightIsFound has the keyboard at a field below the fold.
func TestFocusOutOfSightIsFound(t *testing.T) {
	w := uitest.NewWindow(t, look.New(look.Light, 100))
	entry := widget.NewEntry()
	w.SetContent(container.NewVScroll(widgets.NewColumn(widgets.NewWords(strings.Repeat("words ", 900)), entry)))
	w.LayOut(uitest.Size())
	if faults := w.LayoutFaults(uitest.Size()); len(faults) != 0 {
		t.Fatalf("without the focus: %q", faults)
	}
	w.Canvas().Focus(entry)
	if got := strings.Join(w.LayoutFaults(uitest.Size()), "\n"); !strings.Contains(got, "keyboard focus") {
		t.Errorf("found %q", got)
	}
}

// TestHiddenFocusIsFound compares a field of ours, which shows the focus by a
// ring, with one that does so by a shade.
func TestHiddenFocusIsFound(t *testing.T) {
	w := uitest.NewWindow(t, look.New(look.Light, 100))
	w.SetContent(widgets.NewColumn(widgets.NewField("artificial", "").Container, widgets.NewButton("artificial", nil)))
	if faults := w.FocusFaults(); len(faults) != 0 {
		t.Errorf("found %q", faults)
	}
	w.SetContent(widget.NewButton("artificial", nil))
	if faults := w.FocusFaults(); len(faults) != 1 {
		t.Errorf("found %q of a button that shows no ring", faults)
	}
}
