package qrscan

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// look of a drawn code: dark and light are grey levels, quiet is in modules.
type style struct {
	module      int
	quiet       int
	dark, light uint8
	level       qr.ErrorCorrectionLevel
}

func plain(module int) style {
	return style{module: module, quiet: 4, dark: 0, light: 255, level: qr.M}
}

// code draws text as a QR code.
func code(t testing.TB, text string, s style) *image.Gray {
	t.Helper()
	bars, err := qr.Encode(text, s.level, qr.Unicode)
	if err != nil {
		t.Fatal(err)
	}
	n := bars.Bounds().Dx()
	side := (n + 2*s.quiet) * s.module
	img := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			mx, my := x/s.module-s.quiet, y/s.module-s.quiet
			v := s.light
			if mx >= 0 && my >= 0 && mx < n && my < n && bars.At(mx, my) == color.Black {
				v = s.dark
			}
			img.SetGray(x, y, color.Gray{Y: v})
		}
	}
	return img
}

// page is an empty picture of one grey.
func page(w, h int, grey uint8) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{Y: grey}), image.Point{}, draw.Src)
	return img
}

func put(onto *image.RGBA, img image.Image, x, y int) {
	b := img.Bounds()
	draw.Draw(onto, image.Rect(x, y, x+b.Dx(), y+b.Dy()), img, b.Min, draw.Src)
}

// secretText is an enrolment text with an obviously artificial key, padded to about n bytes.
func secretText(n int) string {
	text := "otpauth://totp/Test:demo?secret=AAAABBBBCCCCDDDD&issuer=Test"
	if len(text)+5 < n {
		text += "&pad=" + strings.Repeat("x", n-len(text)-5)
	}
	return text
}

// turned is img rotated by degrees about its centre on the given ground, smoothly.
func turned(img *image.Gray, degrees float64, ground uint8) *image.Gray {
	n := float64(img.Rect.Dx())
	side := int(n * 1.5)
	out := image.NewGray(image.Rect(0, 0, side, side))
	pic := picture{pix: img.Pix, w: img.Rect.Dx(), h: img.Rect.Dy()}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for y := range side {
		for x := range side {
			dx, dy := float64(x)+0.5-float64(side)/2, float64(y)+0.5-float64(side)/2
			sx, sy := dx*cos+dy*sin+n/2, -dx*sin+dy*cos+n/2
			v := ground
			if sx >= 0 && sy >= 0 && sx < n && sy < n {
				v = uint8(pic.level(sx, sy))
			}
			out.SetGray(x, y, color.Gray{Y: v})
		}
	}
	return out
}

// desktop draws what lies about on a screen: windows light and dark, lines of something like text,
// buttons, gradients and a photograph-like patch. The same seed gives the same picture.
func desktop(w, h int, seed uint64) *image.RGBA {
	rng := rand.New(rand.NewPCG(seed, 7))
	img := page(w, h, uint8(rng.IntN(256)))
	for range 6 + rng.IntN(5) {
		window(img, rng)
	}
	return img
}

func window(img *image.RGBA, rng *rand.Rand) {
	w, h := 200+rng.IntN(img.Rect.Dx()/2), 150+rng.IntN(img.Rect.Dy()/2)
	x, y := rng.IntN(img.Rect.Dx()-100), rng.IntN(img.Rect.Dy()-80)
	area := image.Rect(x, y, x+w, y+h).Intersect(img.Rect)
	ground, ink := color.RGBA{uint8(220 + rng.IntN(36)), 240, 245, 255}, color.RGBA{30, 30, 40, 255}
	if rng.IntN(3) == 0 {
		ground, ink = color.RGBA{30, 34, 40, 255}, color.RGBA{210, 215, 220, 255}
	}
	draw.Draw(img, area, image.NewUniform(ground), image.Point{}, draw.Src)
	switch rng.IntN(4) {
	case 0:
		patch(img, area, rng)
	default:
		lines(img, area, ink, rng)
	}
}

// lines draws rows of glyph-like strokes, 7 to 14 pixels high.
func lines(img *image.RGBA, area image.Rectangle, ink color.RGBA, rng *rand.Rand) {
	size := 7 + rng.IntN(8)
	for y := area.Min.Y + 12; y+size < area.Max.Y; y += size * 2 {
		end := area.Max.X - 10 - rng.IntN(area.Dx()/2+1)
		for x := area.Min.X + 10; x < end; x += size*2/3 + 1 {
			if rng.IntN(6) == 0 {
				continue
			}
			for range 3 {
				sx, sy := x+rng.IntN(size/2+1), y+rng.IntN(size)
				stroke := image.Rect(sx, sy, sx+1+rng.IntN(2), y+size)
				if rng.IntN(2) == 0 {
					stroke = image.Rect(x, sy, x+size/2, sy+1+rng.IntN(2))
				}
				draw.Draw(img, stroke.Intersect(area), image.NewUniform(ink), image.Point{}, draw.Src)
			}
		}
	}
}

// patch draws something like a photograph: soft blobs with noise on them.
func patch(img *image.RGBA, area image.Rectangle, rng *rand.Rand) {
	fx, fy := 0.01+rng.Float64()*0.05, 0.01+rng.Float64()*0.05
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			v := 128 + 90*math.Sin(float64(x)*fx)*math.Cos(float64(y)*fy) + rng.Float64()*30
			img.SetRGBA(x, y, color.RGBA{uint8(v), uint8(v * 0.8), uint8(255 - v), 255})
		}
	}
}
