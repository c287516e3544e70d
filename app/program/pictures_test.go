package program_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kapukod/app/uitest"
	"kapukod/internal/settings"
)

// pictureSizes are the text sizes that are drawn.
func pictureSizes() []int { return []int{100, 200, 300} }

// TestPictures draws every screen into the folder that KAPUKOD_PICTURES names,
// to be looked at; without it there is nothing to do.
func TestPictures(t *testing.T) {
	out := os.Getenv("KAPUKOD_PICTURES")
	if out == "" {
		t.Skip("KAPUKOD_PICTURES names no folder")
	}
	for _, lang := range []string{"hu", "en"} {
		for _, look := range []string{"light", "dark", "contrast"} {
			for _, percent := range pictureSizes() {
				name := fmt.Sprintf("%s-%s-%d", lang, look, percent)
				t.Run(name, func(t *testing.T) {
					d := newDesk(t, settings.Settings{Language: lang, Look: look, TextPercent: percent})
					n := 0
					d.tour(func(screen string) {
						n++
						d.draw(filepath.Join(out, name, fmt.Sprintf("%02d-%s.png", n, strings.ReplaceAll(screen, " ", "-"))))
					})
				})
			}
		}
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
