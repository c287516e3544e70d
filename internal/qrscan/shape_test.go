package qrscan

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// roundEyed is code with its finders drawn as a disc in a ring, as many sites style theirs.
func roundEyed(t testing.TB, text string, s style) *image.Gray {
	img := code(t, text, s)
	modules := float64(img.Rect.Dx()/s.module - 2*s.quiet)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			at := spot{float64(x) + 0.5, float64(y) + 0.5}.times(1 / float64(s.module)).minus(spot{float64(s.quiet), float64(s.quiet)})
			for _, eye := range [3]spot{{3.5, 3.5}, {modules - 3.5, 3.5}, {3.5, modules - 3.5}} {
				off := at.minus(eye)
				if math.Max(math.Abs(off.x), math.Abs(off.y)) > 3.5 {
					continue
				}
				grey := s.light
				if r := off.length(); r < 1.6 || r > 2.5 && r < 3.5 {
					grey = s.dark
				}
				img.SetGray(x, y, color.Gray{Y: grey})
			}
		}
	}
	return img
}

// TestReadsRoundFinders: of the 49 modules of such a finder the twelve at its corners are light.
func TestReadsRoundFinders(t *testing.T) {
	for _, s := range []style{plain(4), plain(7), plain(12), {module: 4, quiet: 4, dark: 235, light: 30}, {module: 9, quiet: 4, dark: 235, light: 30}} {
		screen := page(1920, 1080, s.light)
		put(screen, roundEyed(t, secretText(100), s), 300, 200)
		if !reads(t, screen, secretText(100)) {
			t.Errorf("%d px a module, dark %d: not read", s.module, s.dark)
		}
	}
}

// TestReadsFindersOfTwoColours: many sites draw the middle of a finder in a brand's colour and its ring in another.
func TestReadsFindersOfTwoColours(t *testing.T) {
	for _, c := range []struct{ ring, core uint8 }{{10, 120}, {60, 150}, {120, 10}, {110, 40}} {
		for _, negative := range []bool{false, true} {
			s := plain(6)
			img := code(t, secretText(100), s)
			modules := img.Rect.Dx()/s.module - 2*s.quiet
			for i, v := range img.Pix {
				x, y := i%img.Stride/s.module-s.quiet, i/img.Stride/s.module-s.quiet
				noFinder := x > modules/2 && y > modules/2
				x, y = min(x, modules-1-x), min(y, modules-1-y)
				if x < 7 && y < 7 && !noFinder && v == 0 {
					img.Pix[i] = c.ring
					if abs(x-3) < 2 && abs(y-3) < 2 {
						img.Pix[i] = c.core
					}
				}
				if negative {
					img.Pix[i] = ^img.Pix[i]
				}
			}
			screen := page(1920, 1080, img.Pix[0])
			put(screen, img, 300, 200)
			if !reads(t, screen, secretText(100)) {
				t.Errorf("ring %d, core %d, negative %v: not read", c.ring, c.core, negative)
			}
		}
	}
}

// TestReadsACodeInUnevenLight: what is light at one of its ends is darker than what is dark at the other.
func TestReadsACodeInUnevenLight(t *testing.T) {
	s := plain(4)
	s.dark = 100
	c := code(t, secretText(150), s)
	for i := range c.Pix {
		c.Pix[i] = uint8(float64(c.Pix[i]) * (0.15 + 0.85*float64(i%c.Stride)/float64(c.Stride)))
	}
	screen := page(1920, 1080, 60)
	put(screen, c, 300, 200)
	if !reads(t, screen, secretText(150)) {
		t.Error("not read")
	}
}

// TestReadsAStretchedCode: a screen of one shape shown on another, as remote desktops do, makes rectangles of squares.
func TestReadsAStretchedCode(t *testing.T) {
	c := code(t, secretText(100), plain(5))
	for _, size := range [][2]float64{{1.2, 1}, {1.42, 1}, {1, 1.2}, {1, 1.42}, {0.8, 1}} {
		wide := image.NewGray(image.Rect(0, 0, int(float64(c.Rect.Dx())*size[0]), int(float64(c.Rect.Dy())*size[1])))
		from := picture{pix: c.Pix, w: c.Rect.Dx(), h: c.Rect.Dy()}
		for y := range wide.Rect.Dy() {
			for x := range wide.Rect.Dx() {
				wide.SetGray(x, y, color.Gray{Y: uint8(from.level((float64(x)+0.5)/size[0], (float64(y)+0.5)/size[1]))})
			}
		}
		screen := page(1920, 1080, 255)
		put(screen, wide, 300, 200)
		if !reads(t, screen, secretText(100)) {
			t.Errorf("%.2f by %.2f: not read", size[0], size[1])
		}
	}
}
