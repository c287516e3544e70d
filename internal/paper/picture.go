package paper

import (
	"errors"
	"image"
	"image/color"

	"github.com/boombuler/barcode/qr"
)

// modulePixels is the edge of a module in a picture: a screen that makes it
// smaller still shows each one.
const modulePixels = 8

// CodePicture draws a text as a QR code with its white border, black on white,
// to be shown on the screen for a moment. The caller clears its pixels after
// that.
func CodePicture(content string) (*image.Gray, error) {
	bars, err := qr.Encode(content, qr.M, qr.Auto)
	if err != nil {
		return nil, errors.New("draw QR code") // the library's own words may quote the text
	}
	n := bars.Bounds().Dx()
	side := (n + 2*quietZone) * modulePixels
	picture := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			at := image.Pt(x/modulePixels-quietZone, y/modulePixels-quietZone)
			if !at.In(bars.Bounds()) || bars.At(at.X, at.Y) != color.Black {
				picture.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return picture, nil
}
