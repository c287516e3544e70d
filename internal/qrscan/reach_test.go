package qrscan

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// drawn is how a picture of one set is made from a text.
type drawn func(t testing.TB, rng *rand.Rand, text string) image.Image

// onPage puts a code of from to to pixels a module on a page of one grey.
func onPage(ground uint8, s style, from, to int) drawn {
	return func(t testing.TB, rng *rand.Rand, text string) image.Image {
		s := s
		s.module = from + rng.IntN(to-from+1)
		s.level = []qr.ErrorCorrectionLevel{qr.L, qr.M, qr.Q}[rng.IntN(3)]
		img := page(800, 640, ground)
		put(img, code(t, text, s), 20+rng.IntN(10), 20+rng.IntN(10))
		return img
	}
}

func rotated(module int, angle func(*rand.Rand) float64) drawn {
	return func(t testing.TB, rng *rand.Rand, text string) image.Image {
		img := page(800, 800, 255)
		put(img, turned(code(t, text, plain(module)), angle(rng), 255), 10, 10)
		return img
	}
}

func asJPEG(quality int, inner drawn) drawn {
	return func(t testing.TB, rng *rand.Rand, text string) image.Image {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, inner(t, rng, text), &jpeg.Options{Quality: quality}); err != nil {
			t.Fatal(err)
		}
		img, err := jpeg.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
}

func rescaled(numerator, denominator int, inner drawn) drawn {
	return func(t testing.TB, rng *rand.Rand, text string) image.Image {
		pic, err := toGrey(t.Context(), inner(t, rng, text))
		if err != nil {
			t.Fatal(err)
		}
		p := pic.resized(numerator, denominator)
		return &image.Gray{Pix: p.pix, Stride: p.w, Rect: p.bounds()}
	}
}

func coloured(dark, light color.RGBA) drawn {
	inner := onPage(255, style{quiet: 4, light: 255}, 3, 6)
	return func(t testing.TB, rng *rand.Rand, text string) image.Image {
		img := inner(t, rng, text).(*image.RGBA)
		for i := 0; i < len(img.Pix); i += 4 {
			c := light
			if img.Pix[i] == 0 {
				c = dark
			}
			copy(img.Pix[i:], []byte{c.R, c.G, c.B, 255})
		}
		return img
	}
}

// TestReadsWhatAPersonCanSee goes through the ways in which codes stand on real screens.
func TestReadsWhatAPersonCanSee(t *testing.T) {
	black, white := style{quiet: 4, light: 255}, color.RGBA{255, 255, 255, 255}
	bare := style{light: 255}
	sets := map[string]drawn{
		"white page, no quiet zone":     onPage(255, bare, 2, 6),
		"black page, no quiet zone":     onPage(0, bare, 2, 6),
		"dark page, no quiet zone":      onPage(30, bare, 2, 6),
		"grey page, no quiet zone":      onPage(128, bare, 2, 6),
		"inverted on dark":              onPage(20, style{quiet: 4, dark: 230, light: 20}, 2, 6),
		"inverted, no quiet zone":       onPage(255, style{dark: 230, light: 20}, 2, 6),
		"low contrast":                  onPage(130, style{quiet: 4, dark: 100, light: 130}, 2, 6),
		"very low contrast":             onPage(124, style{quiet: 4, dark: 110, light: 124}, 2, 6),
		"pale on white":                 onPage(255, style{quiet: 4, dark: 200, light: 230}, 2, 6),
		"dimmed by a layer, page white": onPage(255, style{quiet: 4, dark: 0, light: 90}, 2, 6),
		"one pixel a module":            onPage(255, black, 1, 1),
		"turned to any angle":           rotated(4, func(rng *rand.Rand) float64 { return rng.Float64() * 360 }),
		"turned to any angle, 2 px":     rotated(2, func(rng *rand.Rand) float64 { return rng.Float64() * 360 }),
		"turned by 45":                  rotated(4, func(*rand.Rand) float64 { return 45 }),
		"turned by 90":                  rotated(4, func(*rand.Rand) float64 { return 90 }),
		"turned by 180":                 rotated(4, func(*rand.Rand) float64 { return 180 }),
		"JPEG 30":                       asJPEG(30, onPage(255, black, 2, 6)),
		"JPEG 10":                       asJPEG(10, onPage(255, black, 3, 6)),
		"browser zoom 75 %":             rescaled(3, 4, onPage(255, black, 2, 6)),
		"browser zoom 125 %":            rescaled(5, 4, onPage(255, black, 2, 4)),
		"browser zoom 90 %":             rescaled(9, 10, onPage(255, black, 2, 4)),
		"yellow on white":               coloured(color.RGBA{255, 255, 0, 255}, white),
		"red on white":                  coloured(color.RGBA{255, 0, 0, 255}, white),
		"black on blue":                 coloured(color.RGBA{0, 0, 0, 255}, color.RGBA{0, 0, 255, 255}),
	}
	for name, draw := range sets {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(5) {
				rng := rand.New(rand.NewPCG(seed, 9))
				text := secretText(60 + rng.IntN(200))
				if !reads(t, draw(t, rng, text), text) {
					t.Errorf("seed %d: not read", seed)
				}
			}
		})
	}
}

// TestReadsACodeBetweenPixels: a browser that puts a code of one pixel a module half a pixel beside the grid
// draws its outermost modules grey.
func TestReadsACodeBetweenPixels(t *testing.T) {
	for _, ground := range []uint8{34, 255} {
		img := code(t, secretText(60), plain(1))
		for i := range img.Rect.Dx() {
			for _, p := range [][2]int{{4, i}, {i, img.Rect.Dy() - 5}} {
				if at := img.PixOffset(p[0], p[1]); img.Pix[at] == 0 {
					img.Pix[at] = 126
				}
			}
		}
		screen := page(1200, 1000, ground) // so large that nothing but the swift look goes over it
		put(screen, img, 301, 203)
		if !reads(t, screen, secretText(60)) {
			t.Errorf("on a ground of brightness %d: not read", ground)
		}
	}
}
