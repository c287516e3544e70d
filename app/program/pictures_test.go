package program_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"kapukod/app/uitest"
)

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
	d.keep(d.window.Canvas().Capture(), file)
}

// keep writes a picture to a file.
func (d *desk) keep(picture image.Image, file string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		d.t.Fatal(err)
	}
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := fast.Encode(f, picture); err != nil {
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
