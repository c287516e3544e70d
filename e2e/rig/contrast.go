package rig

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// OCR engines are made for black print on white paper. A window has white words
// on blue buttons on a dark page. flatten makes paper of it: each point becomes
// as dark as it differs from the colour that is most common around it.

const (
	tile   = 8  // pixels that share one background
	reachX = 24 // how far around a tile its background is looked for
	reachY = 12
	faint  = 48 // differences below this are not stretched to full black
)

// flatten returns a picture of the same bounds with dark text on white.
func flatten(src *image.RGBA) *image.Gray {
	gray := image.NewGray(src.Bounds())
	draw.Draw(gray, gray.Rect, src, gray.Rect.Min, draw.Src)
	out := image.NewGray(gray.Rect)
	b := gray.Rect
	for y := b.Min.Y; y < b.Max.Y; y += tile {
		for x := b.Min.X; x < b.Max.X; x += tile {
			around := image.Rect(x-reachX, y-reachY, x+tile+reachX, y+tile+reachY).Intersect(b)
			flattenTile(out, gray, image.Rect(x, y, x+tile, y+tile).Intersect(b), around)
		}
	}
	return out
}

func flattenTile(out, gray *image.Gray, part, around image.Rectangle) {
	var count [256]int
	for y := around.Min.Y; y < around.Max.Y; y++ {
		row := gray.Pix[gray.PixOffset(around.Min.X, y) : gray.PixOffset(around.Max.X-1, y)+1]
		for _, v := range row {
			count[v]++
		}
	}
	paper, contrast := 0, faint
	for v, n := range count {
		if n > count[paper] {
			paper = v
		}
	}
	for v, n := range count {
		if d := distance(v, paper); n > 0 && d > contrast {
			contrast = d
		}
	}
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			d := distance(int(gray.GrayAt(x, y).Y), paper)
			out.SetGray(x, y, color.Gray{Y: uint8(255 - 255*d/contrast)})
		}
	}
}

func distance(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
}

// enlarge scales a picture up by a whole factor; its bounds start at 0,0.
func enlarge(src *image.Gray, factor int) *image.Gray {
	dst := image.NewGray(image.Rect(0, 0, src.Rect.Dx()*factor, src.Rect.Dy()*factor))
	draw.CatmullRom.Scale(dst, dst.Rect, src, src.Rect, draw.Src, nil)
	return dst
}
