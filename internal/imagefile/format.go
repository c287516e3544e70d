package imagefile

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"
)

// format is one decoder. The decoders are called by name and not through image.Decode, whose
// registry is global: what other packages register there must not widen what is accepted here.
type format struct {
	name   string
	match  func(head []byte) bool
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

func formats() []format {
	return []format{
		{"PNG", starts("\x89PNG\r\n\x1a\n"), png.DecodeConfig, png.Decode},
		{"JPEG", starts("\xff\xd8\xff"), jpeg.DecodeConfig, jpeg.Decode},
		{"GIF", starts("GIF8"), gif.DecodeConfig, gif.Decode},
		{"WebP", isWebP, webp.DecodeConfig, webp.Decode},
		{"BMP", starts("BM"), bmp.DecodeConfig, bmp.Decode},
	}
}

func formatOf(data []byte) (format, bool) {
	for _, f := range formats() {
		if f.match(data) {
			return f, true
		}
	}
	return format{}, false
}

func starts(magic string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

func isWebP(head []byte) bool {
	return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
}
