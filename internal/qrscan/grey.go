package qrscan

import (
	"context"
	"image"
	"image/color"
)

// rowsBetweenChecks is how many rows of pixels are worked on between two looks at the context.
const rowsBetweenChecks = 128

// toGrey copies img into a picture of its own. Green counts twice, red and blue once: unlike the
// usual luma weights this keeps a yellow code on white apart. What is transparent counts as white.
func toGrey(ctx context.Context, img image.Image) (picture, error) {
	b := img.Bounds()
	pic := newPicture(b.Dx(), b.Dy())
	row := greyRow(img)
	for y := range pic.h {
		if y%rowsBetweenChecks == 0 && ctx.Err() != nil {
			return picture{}, ctx.Err()
		}
		row(pic.pix[y*pic.w:(y+1)*pic.w], b.Min.Y+y)
	}
	return pic, nil
}

// greyRow picks the fastest way to fill one row of grey from img's row y.
func greyRow(img image.Image) func(row []byte, y int) {
	left := img.Bounds().Min.X
	switch img := img.(type) {
	case *image.RGBA:
		return func(row []byte, y int) { greyPremultiplied(row, img.Pix[img.PixOffset(left, y):]) }
	case *image.NRGBA:
		return func(row []byte, y int) { greyStraight(row, img.Pix[img.PixOffset(left, y):]) }
	case *image.Gray:
		return func(row []byte, y int) { copy(row, img.Pix[img.PixOffset(left, y):]) }
	case *image.YCbCr:
		return func(row []byte, y int) { copy(row, img.Y[img.YOffset(left, y):]) }
	default:
		return func(row []byte, y int) {
			for x := range row {
				row[x] = greyOf(img.At(left+x, y))
			}
		}
	}
}

func greyPremultiplied(row, rgba []byte) {
	for i := range row {
		p := rgba[4*i : 4*i+4 : 4*i+4]
		grey := (uint32(p[0])+2*uint32(p[1])+uint32(p[2]))>>2 + 255 - uint32(p[3])
		row[i] = byte(min(grey, 255))
	}
}

func greyStraight(row, rgba []byte) {
	for i := range row {
		p := rgba[4*i : 4*i+4 : 4*i+4]
		grey, alpha := (uint32(p[0])+2*uint32(p[1])+uint32(p[2]))>>2, uint32(p[3])
		row[i] = byte((grey*alpha + 255*(255-alpha)) / 255)
	}
}

func greyOf(c color.Color) byte {
	r, g, b, a := c.RGBA()
	return byte(min((r+2*g+b)>>2+0xffff-a, 0xffff) >> 8)
}
