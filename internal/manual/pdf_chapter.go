package manual

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"

	"codeberg.org/go-pdf/fpdf"
)

// chapter is one of the manual's own: the words at the left, the picture of a screen at the right.
func (p *pages) chapter(c chapter) {
	wide, foot := columnWidth, 0.0
	name := p.book.names[c.Picture]
	if c.Picture != "" {
		p.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(p.book.widened[name]))
		wide = columnWidth - pictureWidth - besideGap
		foot = p.pictureHeight(name)
	}
	need := 0.0
	for _, said := range c.Paragraphs {
		need += p.tall(said, "", wordsSize, wide) + 2
	}
	p.room(15 + max(need, foot))
	p.begin(c.Title)
	top := p.GetY()
	if name != "" {
		p.picture(name, top)
	}
	for _, said := range c.Paragraphs {
		p.paragraph(said, wide)
	}
	p.SetY(max(p.GetY(), top+foot) + 8)
}

// pictureWidth is that of a screen beside its chapter, in millimetres.
const pictureWidth = 68.0

func (p *pages) pictureHeight(name string) float64 {
	info := p.GetImageInfo(name)
	return pictureWidth * info.Height() / info.Width()
}

// picture draws a screen at the right, with a thin frame, and leaves the pen where it was.
func (p *pages) picture(name string, top float64) {
	x, high := margin+columnWidth-pictureWidth, p.pictureHeight(name)
	p.ImageOptions(name, x, top, pictureWidth, high, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	p.SetDrawColor(grey[0], grey[1], grey[2])
	p.SetLineWidth(0.2)
	p.Rect(x, top, pictureWidth, high, "D")
	p.SetXY(margin, top)
}

// widen gives a screen's picture some columns more at the right, like its last: fpdf puts pictures in the order
// of their widths, and in any order where those are the same.
func widen(picture []byte, by int) ([]byte, error) {
	screen, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	size := screen.Bounds()
	wider := image.NewNRGBA(image.Rect(0, 0, size.Dx()+by, size.Dy()))
	draw.Draw(wider, size.Sub(size.Min), screen, size.Min, draw.Src)
	for x := size.Dx(); x < wider.Rect.Dx(); x++ {
		last := image.Pt(size.Max.X-1, size.Min.Y)
		draw.Draw(wider, image.Rect(x, 0, x+1, size.Dy()), screen, last, draw.Src)
	}
	var out bytes.Buffer
	err = png.Encode(&out, wider)
	return out.Bytes(), err
}
