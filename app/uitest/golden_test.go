package uitest_test

import (
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kapukod/app/look"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
)

// TestReadingSaysWhatEachThingIs reads a page in the order in which it stands.
func TestReadingSaysWhatEachThingIs(t *testing.T) {
	w := uitest.NewWindow(t, look.New(look.Light, 100))
	off := widgets.NewButton("Off", nil)
	off.Disable()
	w.SetContent(widgets.NewPage(widgets.PageParts{
		Title: "Title", Body: widgets.NewColumn(
			widgets.NewWords("Words"), widgets.NewNotice(widgets.Careful, "Care", "Why"),
			widgets.NewPassphraseField("Question", "").Container, widgets.NewChoice([]string{"a", "b"}, 1, nil).Container,
		),
		Actions: []fyne.CanvasObject{off, widgets.NewMainButton("On", nil)},
	}))
	want := `heading: Title
text: Words
notice careful
text: Care
text: Why
text: Question
hidden field
button: a
button (chosen): b
button (off): Off
main button: On`
	if got := strings.Join(w.Reading(), "\n"); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

// TestGoldensTellWhatChanged changes one page, adds one and takes one away.
func TestGoldensTellWhatChanged(t *testing.T) {
	file := filepath.Join(t.TempDir(), "goldens", "hu.txt")
	open := func(pages ...string) *uitest.Goldens {
		g, err := uitest.OpenGoldens(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(pages); i += 2 {
			g.Add(pages[i], pages[i+1])
		}
		return g
	}
	t.Setenv("KAPUKOD_UPDATE", "1")
	if _, err := open("one", "text: a\nbutton: b", "two", "text: c").Finish(uitest.FirstDifference); err != nil {
		t.Fatal(err)
	}
	if err := os.Unsetenv("KAPUKOD_UPDATE"); err != nil {
		t.Fatal(err)
	}
	faults, err := open("one", "text: a\nbutton: b", "two", "text: c").Finish(uitest.FirstDifference)
	if err != nil || len(faults) != 0 {
		t.Fatalf("nothing changed, and yet %q, %v", faults, err)
	}
	faults, err = open("one", "text: a\nbutton: B", "three", "text: c").Finish(uitest.FirstDifference)
	got := strings.Join(faults, "\n")
	want := "one: line 2 was \"button: b\" and is \"button: B\"\nthree: this page is new\ntwo: this page is gone"
	if err != nil || got != want {
		t.Errorf("found %s, %v\nwant %s", got, err, want)
	}
}

// TestPrintsDiffer compares the print of a picture with those of one whose
// shades are a little off and of one with a button elsewhere.
func TestPrintsDiffer(t *testing.T) {
	picture := func(light uint8, button image.Rectangle) image.Image {
		img := image.NewNRGBA(image.Rect(0, 0, 660, 700))
		draw.Draw(img, img.Rect, image.NewUniform(color.NRGBA{R: light, G: light, B: light, A: 255}), image.Point{}, draw.Src)
		draw.Draw(img, button, image.NewUniform(color.NRGBA{B: 120, A: 255}), image.Point{}, draw.Src)
		return img
	}
	button := image.Rect(500, 600, 640, 652)
	want := uitest.Print(picture(250, button))
	if d := uitest.PrintDifference(want, uitest.Print(picture(246, button))); d != "" {
		t.Errorf("another processor's shades: %s", d)
	}
	if d := uitest.PrintDifference(want, uitest.Print(picture(250, button.Sub(image.Pt(60, 0))))); !strings.Contains(d, "% from the left") {
		t.Errorf("a button in another place: %q", d)
	}
}
