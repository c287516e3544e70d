package qrscan

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"

	"github.com/boombuler/barcode/qr"

	"kapukod/internal/payload"
)

// texts gives the texts of a scan. Test output must never show them when they are not artificial.
func scan(t testing.TB, img image.Image) []payload.Payload {
	t.Helper()
	found, err := Find(t.Context(), img)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

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
			if level == qr.H && length > 382 {
				continue
			}
			for module := 2; module <= 8; module++ {
				s := plain(module)
				s.level = level
				text := secretText(length)[:length]
				img := code(t, text, s)
				if !reads(t, img, text) {
					t.Errorf("level %d, %d bytes, %d px a module (%d px): not read", level, length, module, img.Rect.Dx())
				}
			}
		}
	}
}

func TestReadsOnRandomDesktops(t *testing.T) {
	missed := 0
	const n = 120
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 1))
		img := desktop(1280, 800, seed)
		s := plain(2 + rng.IntN(6))
		s.quiet = 1 + rng.IntN(4)
		text := secretText(60 + rng.IntN(120))
		c := code(t, text, s)
		put(img, c, rng.IntN(1280-c.Rect.Dx()), rng.IntN(800-c.Rect.Dy()))
		if !reads(t, img, text) {
			missed++
			t.Logf("seed %d: %d px a module, quiet %d: missed", seed, s.module, s.quiet)
		}
	}
	fmt.Println("missed", missed, "of", n)
}
