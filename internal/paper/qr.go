package paper

import (
	"fmt"
	"image/color"

	"github.com/boombuler/barcode/qr"
)

// quietZone is the white border of a QR code in modules (ISO 18004 6.3.8).
const quietZone = 4

// code draws a text as a QR code with its white border, as a square of a side
// in millimetres whose upper left corner is at x, y. A fifth of it may be lost
// to a fold or a stain.
func (p *page) code(content string, x, y, side float64) error {
	bars, err := qr.Encode(content, qr.Q, qr.Auto)
	if err != nil {
		return fmt.Errorf("draw QR code") // the library's own words may quote the text
	}
	n := bars.Bounds().Dx()
	module := side / float64(n+2*quietZone)
	p.pdf.SetFillColor(0, 0, 0)
	for row := range n {
		for column := 0; column < n; {
			run := 0
			for column+run < n && bars.At(column+run, row) == color.Black {
				run++
			}
			if run == 0 {
				column++
				continue
			}
			// One rectangle for a whole run: printers leave hair lines between single ones.
			p.pdf.Rect(x+float64(column+quietZone)*module, y+float64(row+quietZone)*module, float64(run)*module, module, "F")
			column += run
		}
	}
	return nil
}
