//go:build !windows && !darwin

package capture

import (
	"bytes"
	"image"
	"testing"

	"github.com/jezek/xgb/xproto"
)

// TestPixelsOfXServers reads one red and one white-blue pixel as servers of different depths hold them.
func TestPixelsOfXServers(t *testing.T) {
	for name, c := range map[string]struct {
		order, depth, bits, pad byte
		red, green, blue        uint32
		data                    []byte
		want                    []byte
	}{
		"24 bits":             {0, 24, 32, 32, 0xff0000, 0xff00, 0xff, []byte{0, 0, 255, 0, 255, 128, 128, 0}, []byte{255, 0, 0, 255, 128, 128, 255, 255}},
		"24 bits, big-endian": {1, 24, 32, 32, 0xff0000, 0xff00, 0xff, []byte{0, 255, 0, 0, 0, 128, 128, 255}, []byte{255, 0, 0, 255, 128, 128, 255, 255}},
		"30 bits":             {0, 30, 32, 32, 0x3ff00000, 0xffc00, 0x3ff, []byte{0, 0, 0xf0, 0x3f, 0xff, 3, 0, 0}, []byte{255, 0, 0, 255, 0, 0, 255, 255}},
		"16 bits":             {0, 16, 16, 32, 0xf800, 0x7e0, 0x1f, []byte{0, 0xf8, 0x1f, 0}, []byte{255, 0, 0, 255, 0, 0, 255, 255}},
	} {
		setup := &xproto.SetupInfo{
			ImageByteOrder: c.order,
			PixmapFormats:  []xproto.Format{{Depth: 1, BitsPerPixel: 1, ScanlinePad: 32}, {Depth: c.depth, BitsPerPixel: c.bits, ScanlinePad: c.pad}},
			Roots: []xproto.ScreenInfo{{AllowedDepths: []xproto.DepthInfo{{Visuals: []xproto.VisualInfo{
				{VisualId: 9, RedMask: c.red, GreenMask: c.green, BlueMask: c.blue},
			}}}}},
		}
		format, err := formatOf(setup, 9, c.depth)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img := image.NewRGBA(image.Rect(0, 0, 2, 1))
		if !format.fill(img, c.data) || !bytes.Equal(img.Pix, c.want) {
			t.Errorf("%s: %v, want %v", name, img.Pix, c.want)
		}
		if format.fill(img, c.data[:len(c.data)-1]) {
			t.Errorf("%s: took too few bytes", name)
		}
		if _, err := formatOf(setup, 8, c.depth); err == nil {
			t.Errorf("%s: took an unknown visual", name)
		}
	}
}
