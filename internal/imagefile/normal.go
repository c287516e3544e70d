package imagefile

import (
	"image"
	"image/color"
	"image/draw"
)

// normal returns img as one of the few opaque 8-bit kinds that the rest of the program handles
// fast: grey, YCbCr or RGBA over white, always with its top left corner at 0,0.
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
	return overWhite(img)
}

// overWhite lays img on a white page. A QR code saved with a transparent background is drawn in
// black, so that a viewer shows it on white; decoding must see the same.
func overWhite(img image.Image) *image.RGBA {
	from := img.Bounds()
	page := image.NewRGBA(image.Rect(0, 0, from.Dx(), from.Dy()))
	draw.Draw(page, page.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(page, page.Rect, img, from.Min, draw.Over)
	return page
}
