package qrscan

import (
	"context"
	"encoding/binary"
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
	err := inBands(ctx, pic.h, func(ctx context.Context, _, from, to int) error {
		for y := from; y < to; y++ {
			if y%rowsBetweenChecks == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			row(pic.pix[y*pic.w:(y+1)*pic.w], b.Min.Y+y)
		}
		return nil
	})
	return pic, err
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

// flatRun is how many pixels are judged at once: most of a screen is of one colour for as long.
const flatRun = 8

func greyPremultiplied(row, rgba []byte) {
	i := 0
	for ; i+flatRun <= len(row); i += flatRun {
		eight := rgba[4*i : 4*i+4*flatRun : 4*i+4*flatRun]
		to := row[i : i+flatRun : i+flatRun]
		two := binary.LittleEndian.Uint64(eight)
		if uint32(two) == uint32(two>>32) && two == binary.LittleEndian.Uint64(eight[8:]) &&
			two == binary.LittleEndian.Uint64(eight[16:]) && two == binary.LittleEndian.Uint64(eight[24:]) {
			binary.LittleEndian.PutUint64(to, 0x0101010101010101*uint64(greyPixel(uint32(two))))
			continue
		}
		for j := range to {
			to[j] = greyPixel(binary.LittleEndian.Uint32(eight[4*j:]))
		}
	}
	for ; i < len(row); i++ {
		row[i] = greyPixel(binary.LittleEndian.Uint32(rgba[4*i:]))
	}
}

// greyPixel is the brightness of a premultiplied pixel on white, its bytes red, green, blue, alpha.
func greyPixel(p uint32) byte {
	return byte(min((p&0xff+p>>7&0x1fe+p>>16&0xff)>>2+255-p>>24, 255))
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
