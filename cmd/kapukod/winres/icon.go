package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// draw renders the drawing at one size, so that small icons get edges on whole pixels.
func draw(svg []byte, size int) (*image.NRGBA, error) {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("read drawing: %w", err)
	}
	icon.SetTarget(0, 0, float64(size), float64(size))
	drawn := image.NewRGBA(image.Rect(0, 0, size, size))
	scanner := rasterx.NewScannerGV(size, size, drawn, drawn.Bounds())
	icon.Draw(rasterx.NewDasher(size, size, scanner), 1)

	straight := image.NewNRGBA(drawn.Bounds())
	for y := range size {
		for x := range size {
			straight.Set(x, y, drawn.At(x, y))
		}
	}
	return straight, nil
}

// icoSizes are the sizes in pixels that Windows shows at 100 to 300 per cent scaling.
func icoSizes() []int { return []int{16, 20, 24, 32, 40, 48, 64, 256} }

// encodeICO makes a Windows icon file: the largest picture as PNG, which Windows reads
// at that size only, the smaller ones as bottom-up 32-bit bitmaps.
func encodeICO(svg []byte) ([]byte, error) {
	sizes := icoSizes()
	var pictures [][]byte
	for _, size := range sizes {
		img, err := draw(svg, size)
		if err != nil {
			return nil, err
		}
		if size < 256 {
			pictures = append(pictures, bitmap(img))
			continue
		}
		var buf bytes.Buffer
		if err := png.Encode(&buf, img); err != nil {
			return nil, err
		}
		pictures = append(pictures, buf.Bytes())
	}

	const headerSize, entrySize = 6, 16
	out := binary.LittleEndian.AppendUint16(nil, 0)
	out = binary.LittleEndian.AppendUint16(out, 1) // an icon, not a cursor
	out = binary.LittleEndian.AppendUint16(out, uint16(len(sizes)))
	offset := headerSize + entrySize*len(sizes)
	for i, size := range sizes {
		side := byte(size % 256)                         // 0 means 256
		out = append(out, side, side, 0, 0, 1, 0, 32, 0) // no palette, 1 plane, 32 bits
		out = binary.LittleEndian.AppendUint32(out, uint32(len(pictures[i])))
		out = binary.LittleEndian.AppendUint32(out, uint32(offset))
		offset += len(pictures[i])
	}
	for _, picture := range pictures {
		out = append(out, picture...)
	}
	return out, nil
}

// bitmap encodes a picture as the headerless bitmap of an icon file. Its height counts
// twice, for the mask of one bit a pixel that follows and stays empty: the alpha
// channel says it all.
func bitmap(img *image.NRGBA) []byte {
	size := img.Rect.Dx()
	out := binary.LittleEndian.AppendUint32(nil, 40)
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	out = binary.LittleEndian.AppendUint32(out, uint32(2*size))
	out = append(out, 1, 0, 32, 0)
	out = append(out, make([]byte, 24)...)
	for y := size - 1; y >= 0; y-- {
		for x := range size {
			c := img.NRGBAAt(x, y)
			out = append(out, c.B, c.G, c.R, c.A)
		}
	}
	maskRow := (size + 31) / 32 * 4
	return append(out, make([]byte, maskRow*size)...)
}
