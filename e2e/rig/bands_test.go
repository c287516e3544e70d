package rig

import (
	"image"
	"image/color"
	"testing"
)

// striped draws a frame at the sides and a block of dots in each of the rows given, as
// lines of text in a card.
func striped(height int, blocks ...image.Rectangle) *image.RGBA {
	p := image.NewRGBA(image.Rect(100, 50, 140, 50+height))
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		p.SetRGBA(101, y, color.RGBA{R: 9, A: 255})
	}
	for _, b := range blocks {
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X + y%2; x < b.Max.X; x += 2 {
				p.SetRGBA(x, y, color.RGBA{G: 200, A: 255})
			}
		}
	}
	return p
}

func TestBands(t *testing.T) {
	near := striped(80, image.Rect(110, 60, 120, 70), image.Rect(110, 72, 120, 80), image.Rect(110, 100, 120, 110))
	got := bands(near)
	if len(got) != 2 || got[0].top != 60 || got[0].bottom != 81 || got[1].top != 100 || got[1].bottom != 111 {
		t.Fatalf("lines that are near each other and one that is not: %v", got)
	}
	lower := bands(striped(80, image.Rect(110, 104, 120, 114)))
	if len(lower) != 1 || lower[0].sum != got[1].sum {
		t.Error("the same line, scrolled, is another")
	}
	other := bands(striped(80, image.Rect(112, 104, 122, 114)))
	if other[0].sum == lower[0].sum {
		t.Error("another line is the same")
	}
	if blank := bands(striped(80)); len(blank) != 0 {
		t.Errorf("on a blank page: %v", blank)
	}
}
