package qrscan

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// unsharp spreads every pixel over the ones up to radius away, three times: as good as a lens out of focus.
func unsharp(img *image.Gray, radius int) *image.Gray {
	for range 3 {
		out := image.NewGray(img.Rect)
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				sum, n := 0, 0
				for dy := -radius; dy <= radius; dy++ {
					for dx := -radius; dx <= radius; dx++ {
						if p := image.Pt(x+dx, y+dy); p.In(img.Rect) {
							sum, n = sum+int(img.GrayAt(p.X, p.Y).Y), n+1
						}
					}
				}
				out.SetGray(x, y, color.Gray{Y: uint8(sum / n)})
			}
		}
		img = out
	}
	return img
}

// TestReadsUnsharpModules: a light module alone among dark ones is darker than the middle here.
func TestReadsUnsharpModules(t *testing.T) {
	for _, n := range []int{60, 150} {
		if !reads(t, unsharp(code(t, secretText(n), plain(6)), 3), secretText(n)) {
			t.Errorf("%d bytes: not read", n)
		}
	}
}

// TestReadsASlantedCode: seen from a corner, the sides of a code are no longer at right angles.
func TestReadsASlantedCode(t *testing.T) {
	flat := code(t, secretText(60), plain(6))
	side := flat.Rect.Dx()
	slanted := image.NewGray(image.Rect(0, 0, side*3/2, side))
	for i := range slanted.Pix {
		slanted.Pix[i] = 255
	}
	for y := range side {
		for x := range side {
			slanted.SetGray(int(math.Round(float64(x)+0.4*float64(y))), y, flat.GrayAt(x, y))
		}
	}
	if !reads(t, slanted, secretText(60)) {
		t.Error("not read")
	}
}

func TestSharpeningLeavesWhatIsFlat(t *testing.T) {
	l := levels{n: 21, v: make([]float64, 21*21)}
	for i := range l.v {
		l.v[i] = 77
	}
	for _, v := range l.sharpened(0.45).v {
		if v != 77 {
			t.Fatalf("77 became %v", v)
		}
	}
}
