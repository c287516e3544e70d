package rig

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// TestRinged draws words in a ring, words beside a drawing's frame of the same colour, and words alone.
func TestRinged(t *testing.T) {
	ring := color.RGBA{R: 0xc0, G: 0x5a, A: 0xff}
	words := image.Rect(60, 40, 120, 56)
	for name, c := range map[string]struct {
		frame image.Rectangle
		want  bool
	}{
		"in the ring":           {image.Rect(40, 25, 140, 71), true},
		"beside a frame":        {image.Rect(130, 25, 230, 71), false},
		"in a frame far around": {image.Rect(2, 2, 298, 298), false},
		"no ring":               {image.Rectangle{}, false},
	} {
		picture := image.NewRGBA(image.Rect(0, 0, 300, 300))
		draw.Draw(picture, picture.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(picture, c.frame, image.NewUniform(ring), image.Point{}, draw.Src)
		draw.Draw(picture, c.frame.Inset(3), image.White, image.Point{}, draw.Src)
		if got := ringed(picture, ring, words); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
