package capture

import "image"

// faintest is the level (of 255) up to which a pixel counts as black.
const faintest = 8

// black tells whether img shows nothing at all. A real screen is left at its first lit pixel.
func black(img *image.RGBA) bool {
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		row := img.Pix[img.PixOffset(img.Rect.Min.X, y):][:4*img.Rect.Dx()]
		for i := 0; i < len(row); i += 4 {
			if row[i] > faintest || row[i+1] > faintest || row[i+2] > faintest {
				return false
			}
		}
	}
	return true
}
