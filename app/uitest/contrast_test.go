package uitest_test

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/look"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
)

// TestContrastFaultsAreFound draws one thing after the other that is hard to
// see, on a page where all else is well.
func TestContrastFaultsAreFound(t *testing.T) {
	gray := color.NRGBA{R: 0x80, G: 0x80, B: 0x80, A: 0xff}
	text := func(c color.Color) fyne.CanvasObject { return canvas.NewText("artificial", c) }
	box := func(fill, stroke color.Color) *canvas.Rectangle {
		r := canvas.NewRectangle(fill)
		r.StrokeColor, r.StrokeWidth = stroke, 2
		r.SetMinSize(fyne.NewSize(60, 60))
		return r
	}
	faint := color.NRGBA{A: 0x40}
	for name, test := range map[string]struct {
		drawn fyne.CanvasObject
		want  string
	}{
		"nothing":            {widgets.NewWords("artificial"), ""},
		"gray words":         {text(gray), "text"},
		"words seen through": {text(faint), "text"},
		"dark on dark":       {container.NewStack(box(color.Black, color.Transparent), text(gray)), "text"},
		"white on black":     {container.NewStack(box(color.Black, color.Transparent), text(color.White)), ""},
		"below the fold":     {container.NewVScroll(text(gray)), "text"},
		"a faint edge":       {box(color.White, color.NRGBA{R: 0xdd, G: 0xdd, B: 0xdd, A: 0xff}), "edge"},
		"a faint icon":       {widget.NewIcon(theme.NewColoredResource(theme.InfoIcon(), theme.ColorNameInputBackground)), "icon"},
		"a line":             {canvas.NewArc(0, 90, 0.5, color.NRGBA{R: 0xdd, G: 0xdd, B: 0xdd, A: 0xff}), "arc"},
	} {
		t.Run(name, func(t *testing.T) {
			w := uitest.NewWindow(t, look.New(look.Light, 100))
			w.SetContent(container.NewVBox(test.drawn, widgets.NewButton("artificial", nil)))
			w.LayOut(uitest.Size())
			got := strings.Join(w.ContrastFaults(), "\n")
			if test.want == "" && got != "" || !strings.HasPrefix(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestContrastOfAPressedButton is one that is seen in one state only.
func TestContrastOfAPressedButton(t *testing.T) {
	w := uitest.NewWindow(t, look.New(look.Light, 100))
	w.App.Settings().SetTheme(blackWhenPressed{look.New(look.Light, 100)})
	w.SetContent(widgets.NewButton("artificial", nil))
	w.LayOut(uitest.Size())
	if got := w.ContrastFaults(); len(got) != 1 || !strings.Contains(got[0], "#000000") {
		t.Errorf("found %q", got)
	}
}

type blackWhenPressed struct{ fyne.Theme }

func (l blackWhenPressed) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	if name == theme.ColorNamePressed {
		return color.Black
	}
	return l.Theme.Color(name, system)
}
