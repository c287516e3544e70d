package imagefile

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"io"

	"kapukod/internal/pdffile"
)

// Pictures reads what shows a code from r: the picture that Decode reads, or the pages of a PDF document. There is
// at least one where the error is nil. Errors are those of Decode and of pdffile.Pictures.
func Pictures(ctx context.Context, r io.Reader) ([]image.Image, error) {
	start := make([]byte, headBytes)
	n, err := io.ReadFull(r, start)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	start = start[:n]
	if r = io.MultiReader(bytes.NewReader(start), r); !pdffile.Is(start) {
		img, err := Decode(r)
		if err != nil {
			return nil, err
		}
		return []image.Image{img}, nil
	}
	data, err := io.ReadAll(io.LimitReader(r, pdffile.MaxBytes+1))
	defer clear(data)
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	pages, err := pdffile.Pictures(ctx, data)
	if err != nil {
		return nil, err
	}
	all := make([]image.Image, len(pages))
	for i := range pages {
		all[i] = pages[i]
	}
	return all, nil
}

// headBytes is by how many bytes the kind of a file is told.
const headBytes = 1024

// Wipe overwrites pictures that may show a key.
func Wipe(pictures ...image.Image) {
	for _, picture := range pictures {
		switch img := picture.(type) {
		case *image.RGBA:
			clear(img.Pix)
		case *image.NRGBA:
			clear(img.Pix)
		case *image.Gray:
			clear(img.Pix)
		case *image.YCbCr:
			clear(img.Y)
		case *image.Paletted:
			clear(img.Pix)
		case draw.Image:
			draw.Draw(img, img.Bounds(), image.Black, image.Point{}, draw.Src)
		}
	}
}
