package pdffile

import (
	"image"
	"image/color"
	"io"

	"github.com/ledongthuc/pdf"
)

// faded is a picture as transparent as its mask says, with as many pixels as the finer of the two: a mask may hold
// the drawing, over a picture of one pixel. A mask that cannot be read leaves the picture as it is.
func faded(img *image.NRGBA, mask pdf.Value) *image.NRGBA {
	w, h := int(mask.Key("Width").Int64()), int(mask.Key("Height").Int64())
	if w <= 0 || h <= 0 || w > maxPicturePixels/h {
		return img
	}
	s, err := newSamples(mask, w)
	if err != nil || s.channels != 1 {
		return img
	}
	data, isJPEG, err := unpacked(mask)
	if err != nil || isJPEG {
		return img
	}
	rows := make([]byte, s.stride*h)
	if _, err := io.ReadFull(data, rows); err != nil {
		return img
	}
	size := image.Pt(max(w, img.Rect.Dx()), max(h, img.Rect.Dy()))
	if size.X > maxPicturePixels/size.Y {
		return img
	}
	out := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		row := rows[y*h/size.Y*s.stride:]
		for x := range size.X {
			c := img.NRGBAAt(x*img.Rect.Dx()/size.X, y*img.Rect.Dy()/size.Y)
			// A stencil is what it leaves of white.
			c.A = color.GrayModel.Convert(s.at(row, x*w/size.X, color.White)).(color.Gray).Y
			out.SetNRGBA(x, y, c)
		}
	}
	return out
}

// cutOut makes transparent what has a colour between the limits of key, two for each channel.
func (s samples) cutOut(img *image.NRGBA, rows []byte, key pdf.Value) {
	if key.Len() != 2*s.channels {
		return
	}
	limits := make([]int64, key.Len())
	for i := range limits {
		limits[i] = key.Index(i).Int64()
	}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			inside := true
			for c := range s.channels {
				raw := int64(s.raw(rows[y*s.stride:], x, c))
				inside = inside && raw >= limits[2*c] && raw <= limits[2*c+1]
			}
			if inside {
				img.SetNRGBA(x, y, color.NRGBA{})
			}
		}
	}
}
