package qrscan

import (
	"image"
	"math/rand/v2"
	"testing"

	"github.com/boombuler/barcode/qr"

	"kapukod/internal/payload"
)

func scan(t testing.TB, img image.Image) []payload.Payload {
	t.Helper()
	found, err := Find(t.Context(), img)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// reads tells whether img is read as text and nothing else. Another text fails the test: the
// wrong text is worse than none.
func reads(t testing.TB, img image.Image, text string) bool {
	t.Helper()
	found := scan(t, img)
	for _, p := range found {
		if p.Text != text {
			t.Errorf("false read")
			return false
		}
	}
	return len(found) == 1
}

func TestReadsEverySizeAndLevel(t *testing.T) {
	for _, level := range []qr.ErrorCorrectionLevel{qr.L, qr.M, qr.Q, qr.H} {
		for _, length := range []int{12, 60, 90, 130, 200, 300, 380, 480, 600} {
			if level == qr.H && length > 382 { // version 20 is full
				continue
			}
			for module := 2; module <= 8; module++ {
				s := plain(module)
				s.level = level
				text := secretText(length)[:length]
				if img := code(t, text, s); !reads(t, img, text) {
					t.Errorf("level %d, %d bytes, %d px a module (%d px): not read", level, length, module, img.Rect.Dx())
				}
			}
		}
	}
}

// TestReadsOnRandomDesktops has one code somewhere on a busy screen, for each of the seeds.
func TestReadsOnRandomDesktops(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 1))
		img := desktop(1280, 800, seed)
		s := plain(2 + rng.IntN(6))
		s.quiet = 1 + rng.IntN(4)
		text := secretText(60 + rng.IntN(120))
		c := code(t, text, s)
		put(img, c, rng.IntN(1280-c.Rect.Dx()), rng.IntN(800-c.Rect.Dy()))
		if !reads(t, img, text) {
			t.Errorf("seed %d: %d px a module, quiet zone %d: not read", seed, s.module, s.quiet)
		}
	}
}

func TestReadsNothingWhereNothingIs(t *testing.T) {
	for seed := range uint64(12) {
		if found := scan(t, desktop(1280, 800, 1000+seed)); len(found) != 0 {
			t.Errorf("seed %d: %d false reads on a screen without codes", seed, len(found))
		}
	}
	rng := rand.New(rand.NewPCG(5, 5))
	for grain := 1; grain <= 8; grain++ {
		img := image.NewGray(image.Rect(0, 0, 500, 500))
		for y := 0; y < 500; y += grain {
			for x := 0; x < 500; x += grain {
				v := uint8(rng.IntN(2) * 255)
				for i := range grain * grain {
					if at := image.Pt(x+i%grain, y+i/grain); at.In(img.Rect) {
						img.Pix[at.Y*500+at.X] = v
					}
				}
			}
		}
		if found := scan(t, img); len(found) != 0 {
			t.Errorf("%d false reads in noise of %d px", len(found), grain)
		}
	}
}
