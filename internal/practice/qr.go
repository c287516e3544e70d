package practice

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/boombuler/barcode/qr"
)

// quietZone is the white margin around a code, in modules, on each side
// (ISO/IEC 18004).
const quietZone = 4

// qrPNG draws text as a square PNG of size pixels: whole pixels for each
// module, the code in the middle, the rest white. That is how ZXing's
// QRCodeWriter, and so Keycloak, does it.
func qrPNG(text string, level qr.ErrorCorrectionLevel, size int) ([]byte, error) {
	code, err := qr.Encode(text, level, qr.Unicode)
	if err != nil {
		// The cause is left out, for it may quote the text, and that holds a key.
		return nil, fmt.Errorf("encode QR code of %d bytes: the text does not fit", len(text))
	}
	modules := code.Bounds().Dx()
	scale := size / (modules + 2*quietZone)
	if scale < 1 {
		return nil, fmt.Errorf("draw QR code: %d modules do not fit in %d pixels", modules, size)
	}
	margin := (size - modules*scale) / 2
	picture := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, color.Black})
	for y := range modules * scale {
		for x := range modules * scale {
			if code.At(x/scale, y/scale) == color.Black {
				picture.SetColorIndex(margin+x, margin+y, 1)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("write QR code as PNG: %w", err)
	}
	return out.Bytes(), nil
}
