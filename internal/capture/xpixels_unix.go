//go:build !windows && !darwin

package capture

import (
	"encoding/binary"
	"errors"
	"image"
	"math/bits"

	"github.com/jezek/xgb/xproto"
)

// xFormat is how an X server's picture holds its pixels.
type xFormat struct {
	order            binary.ByteOrder
	bytes            int // of a pixel: 2 or 4
	pad              int // a row's length is a multiple of it, in bytes
	red, green, blue uint32
}

// formatOf looks up the format of a picture of the visual, or of the root's for none, and depth.
func formatOf(setup *xproto.SetupInfo, visual xproto.Visualid, depth byte) (xFormat, error) {
	f := xFormat{order: binary.ByteOrder(binary.LittleEndian)}
	if setup.ImageByteOrder != xproto.ImageOrderLSBFirst {
		f.order = binary.BigEndian
	}
	for _, p := range setup.PixmapFormats {
		if p.Depth == depth {
			f.bytes, f.pad = int(p.BitsPerPixel)/8, int(p.ScanlinePad)/8
		}
	}
	for _, screen := range setup.Roots {
		for _, d := range screen.AllowedDepths {
			for _, v := range d.Visuals {
				if v.VisualId == visual {
					f.red, f.green, f.blue = v.RedMask, v.GreenMask, v.BlueMask
				}
			}
		}
	}
	if (f.bytes != 2 && f.bytes != 4) || f.pad < 1 || f.red == 0 || f.green == 0 || f.blue == 0 {
		return f, errors.New("the X server has pixels of a kind that cannot be read")
	}
	return f, nil
}

// fill sets the pixels of img, and tells whether data had enough of them.
func (f xFormat) fill(img *image.RGBA, data []byte) bool {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	stride := (width*f.bytes + f.pad - 1) / f.pad * f.pad
	if len(data) < stride*(height-1)+width*f.bytes {
		return false
	}
	common := f.bytes == 4 && f.order == binary.LittleEndian && f.red == 0xff0000 && f.green == 0xff00 && f.blue == 0xff
	for y := range height {
		from := data[y*stride:][:width*f.bytes]
		to := img.Pix[y*img.Stride:][:4*width]
		if common {
			fillCommon(to, from)
		} else {
			f.fillRow(to, from)
		}
	}
	return true
}

// fillCommon is fillRow for what nearly all servers have.
func fillCommon(to, from []byte) {
	for i := 0; i+3 < len(from) && i+3 < len(to); i += 4 {
		to[i], to[i+1], to[i+2], to[i+3] = from[i+2], from[i+1], from[i], 255
	}
}

func (f xFormat) fillRow(to, from []byte) {
	for i := 0; i < len(to); i += 4 {
		var pixel uint32
		if f.bytes == 2 {
			pixel = uint32(f.order.Uint16(from[i/2:]))
		} else {
			pixel = f.order.Uint32(from[i:])
		}
		to[i], to[i+1], to[i+2], to[i+3] = level(pixel, f.red), level(pixel, f.green), level(pixel, f.blue), 255
	}
}

// level is the part of a pixel under mask, stretched to 0..255.
func level(pixel, mask uint32) byte {
	most := uint64(mask >> bits.TrailingZeros32(mask))
	return byte(uint64((pixel&mask)>>bits.TrailingZeros32(mask)) * 255 / most)
}
