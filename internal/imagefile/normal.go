package imagefile

import (
	"image"
	"image/color"
	"image/draw"
)

// normal returns img as one of the few opaque 8-bit kinds that the rest of the program handles
// fast: grey, YCbCr or RGBA over one colour, always with its top left corner at 0,0.
func normal(img image.Image) image.Image {
	if img.Bounds().Min == (image.Point{}) {
		switch img := img.(type) {
		case *image.Gray, *image.YCbCr:
			return img
		case *image.RGBA:
			if img.Opaque() {
				return img
			}
		}
	}
	return overGround(img)
}

const (
	// visible is the alpha of 0xffff from which on a pixel counts for what a picture is drawn in.
	visible = 0x8000
	// pale is the brightness of 0xffff from which on a drawing would be lost on white.
	pale = 0xb000
)

// overGround lays img on a page of one colour. A QR code saved with a transparent background is mostly drawn in
// black, so that a viewer shows it on white; one that was drawn for dark pages is white, and shown on black. A picture
// that is transparent all over is one whose alpha was never written, as in pictures out of the Windows clipboard.
func overGround(img image.Image) *image.RGBA {
	from := img.Bounds()
	ground := color.White
	switch darkest, any := drawnIn(img); {
	case !any:
		if straight, ok := img.(*image.NRGBA); ok {
			img = opaque(straight)
		}
	case darkest >= pale:
		ground = color.Black
	}
	page := image.NewRGBA(image.Rect(0, 0, from.Dx(), from.Dy()))
	draw.Draw(page, page.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(page, page.Rect, img, from.Min, draw.Over)
	return page
}

// drawnIn gives the brightness of the darkest visible pixel; false where none is visible at all.
func drawnIn(img image.Image) (darkest uint32, any bool) {
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		return 0, true
	}
	darkest = 0xffff
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			red, green, blue, alpha := img.At(x, y).RGBA()
			any = any || alpha > 0
			if alpha >= visible {
				darkest = min(darkest, (red+2*green+blue)/4*0xffff/alpha)
			}
		}
		if darkest < pale {
			return darkest, true
		}
	}
	return darkest, any
}

// opaque is img with its alpha left out.
func opaque(img *image.NRGBA) *image.NRGBA {
	out := image.NewNRGBA(img.Rect)
	for y := range img.Rect.Dy() {
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], img.Pix[y*img.Stride:])
	}
	for i := 3; i < len(out.Pix); i += 4 {
		out.Pix[i] = 0xff
	}
	return out
}
