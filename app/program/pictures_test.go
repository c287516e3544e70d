package program_test

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kapukod/app/uitest"
)

// TestPictures draws every screen into the folder that KAPUKOD_PICTURES names,
// to be looked at; without it there is nothing to do.
func TestPictures(t *testing.T) {
	out := os.Getenv("KAPUKOD_PICTURES")
	if out == "" {
		t.Skip("KAPUKOD_PICTURES names no folder")
	}
	for _, s := range goldenSets() {
		t.Run(s.String(), func(t *testing.T) {
			goldenTour(t, s, func(d *desk, screen string) {
				d.draw(filepath.Join(out, s.String(), strings.ReplaceAll(screen, " ", "-")+".png"))
			})
		})
	}
}

// pictureWindow is the window that pictures are drawn of: the one of the first
// start, or with large text that of a small screen.
func (d *desk) pictureWindow() fyne.Size {
	switch {
	case d.slim:
		return uitest.SlimSize().Max(d.window.Canvas().Content().MinSize())
	case d.percent() > 100:
		return uitest.SmallScreen()
	}
	return uitest.Size()
}

// draw lays the window out and writes its picture to a file.
func (d *desk) draw(file string) {
	d.t.Helper()
	d.window.LayOut(d.pictureWindow())
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := png.Encode(f, d.window.Canvas().Capture()); err != nil {
		d.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// percent is the text size that is chosen.
func (d *desk) percent() int {
	chosen, err := d.store.Load()
	if err != nil {
		d.t.Fatal(err)
	}
	return chosen.TextPercent
}
