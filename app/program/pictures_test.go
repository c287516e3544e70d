package program_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/settings"
)

// TestPictures draws every screen with the largest text into the folder that
// KAPUKOD_PICTURES names, to be looked at; without it there is nothing to do.
// The pictures with normal text are taken of the real window.
func TestPictures(t *testing.T) {
	out := os.Getenv("KAPUKOD_PICTURES")
	if out == "" {
		t.Skip("KAPUKOD_PICTURES names no folder")
	}
	sizes := settings.TextSizes()
	largest := sizes[len(sizes)-1]
	for _, lang := range []string{"hu", "en"} {
		for _, look := range []string{"light", "dark"} {
			name := fmt.Sprintf("%s-%s-%d", lang, look, largest)
			t.Run(name, func(t *testing.T) {
				d := newDesk(t, settings.Settings{Language: lang, Look: look, TextPercent: largest})
				n := 0
				d.tour(func(screen string) {
					n++
					d.draw(filepath.Join(out, name, fmt.Sprintf("%02d-%s.png", n, strings.ReplaceAll(screen, " ", "-"))))
				})
			})
		}
	}
}

// draw lays the window out and writes its picture to a file.
func (d *desk) draw(file string) {
	d.t.Helper()
	d.layoutFaults() // lays it out
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
