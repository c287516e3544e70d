package paper_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"

	"kapukod/internal/qrscan"
)

// printed is the recovery sheet as a printer puts it on paper.
func printed(t *testing.T) image.Image {
	t.Helper()
	page := run(t, recoverySheet(t, "hu"), "pdftoppm", "-r", "150", "-png", "-singlefile", "-")
	img, err := png.Decode(bytes.NewReader([]byte(page)))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestSheetScans(t *testing.T) {
	scans(t, "as printed", printed(t))
}

func scans(t *testing.T, name string, img image.Image) {
	t.Helper()
	found, err := qrscan.Find(t.Context(), img)
	if err != nil || len(found) != 1 || found[0].Text != artificialKey {
		t.Errorf("%s: %d codes, %v", name, len(found), err)
	}
}

// TestPhotographOfTheSheetScans takes pictures of the sheet as a phone does: at
// an angle, blurred, in uneven light, with noise, saved as JPEG.
func TestPhotographOfTheSheetScans(t *testing.T) {
	sheet := printed(t)
	for name, shot := range map[string]photograph{
		"straight":  {turn: 0, lean: 0, blur: 1, light: 0.2, noise: 6},
		"turned":    {turn: 0.3, lean: 0, blur: 1, light: 0.3, noise: 8},
		"at angle":  {turn: -0.1, lean: 0.25, blur: 1, light: 0.3, noise: 8},
		"in shadow": {turn: 0.05, lean: 0.1, blur: 2, light: 0.6, noise: 10},
		"on side":   {turn: math.Pi / 2, lean: 0.15, blur: 1, light: 0.3, noise: 8},
	} {
		scans(t, name, shot.take(t, sheet))
	}
}

// photograph is how a picture is taken: turned in radians, the far side smaller
// by lean, blurred over so many pixels, darker to one side by light, with
// noise in grey levels.
type photograph struct {
	turn, lean, light float64
	blur, noise       int
}

func (p photograph) take(t *testing.T, sheet image.Image) image.Image {
	t.Helper()
	b := sheet.Bounds()
	w, h := 1200, 1600
	shot := image.NewGray(image.Rect(0, 0, w, h))
	rng := rand.New(rand.NewPCG(1, uint64(p.blur)))
	sin, cos := math.Sincos(p.turn)
	scale := float64(b.Dy()) / float64(h) * 1.1
	for y := range h {
		for x := range w {
			// From the middle of the picture, through the lens, to the sheet.
			u, v := float64(x-w/2), float64(y-h/2)
			depth := 1 / (1 - p.lean*v/float64(h))
			u, v = u*depth*scale, v*depth*scale
			sx, sy := cos*u-sin*v+float64(b.Dx())/2, sin*u+cos*v+float64(b.Dy())/2
			level := 110.0 // the table
			if image.Pt(int(sx), int(sy)).In(b) && sx >= 0 && sy >= 0 {
				level = blurred(sheet, sx, sy, p.blur)
			}
			level *= 1 - p.light*float64(x)/float64(w)
			level += float64(rng.IntN(2*p.noise+1) - p.noise)
			shot.SetGray(x, y, color.Gray{Y: uint8(min(max(level, 0), 255))})
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, shot, &jpeg.Options{Quality: 80}); err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// blurred is the mean brightness around a place.
func blurred(img image.Image, x, y float64, radius int) float64 {
	sum, n := 0.0, 0.0
	for dy := -radius; dy <= radius; dy++ {
		for dx := -radius; dx <= radius; dx++ {
			at := image.Pt(int(x)+dx, int(y)+dy)
			if at.In(img.Bounds()) {
				r, g, b, _ := img.At(at.X, at.Y).RGBA()
				sum, n = sum+float64(r+g+b)/3/257, n+1
			}
		}
	}
	return sum / n
}
