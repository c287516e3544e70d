package pdffile

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"math"

	"github.com/ledongthuc/pdf"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

const (
	// maxPicturePixels is the largest picture of a document that is drawn.
	maxPicturePixels = 24 << 20
	// maxJPEGs is how many pictures are taken out of a document as they lie in it.
	maxJPEGs = 16
)

// named draws what the content calls so.
func (p *painter) named(name string) {
	if v := p.inline.Key(name); !v.IsNull() {
		p.object(v)
		return
	}
	p.object(p.resources.Key("XObject").Key(name))
}

// object draws a picture or a drawing that the content refers to.
func (p *painter) object(v pdf.Value) {
	switch v.Key("Subtype").Name() {
	case "Form":
		if p.depth >= maxDepth {
			return
		}
		inner := p.now
		var n []float64
		for i := range min(v.Key("Matrix").Len(), 6) {
			n = append(n, v.Key("Matrix").Index(i).Float64())
		}
		if m, ok := matrixOf(n); ok {
			inner.place = joined(inner.place, m)
		}
		resources := v.Key("Resources")
		if resources.IsNull() {
			resources = p.resources
		}
		p.run(v, resources, inner, p.depth+1)
	case "Image":
		if img, err := guarded(func() (image.Image, error) { return p.picture(v) }); err == nil && img != nil {
			p.place(img)
		}
	}
}

// place draws a picture into the unit square of now, whose upper side is the picture's first row.
func (p *painter) place(img image.Image) {
	b := img.Bounds()
	unit := f64.Aff3{1 / float64(b.Dx()), 0, 0, 0, -1 / float64(b.Dy()), 1}
	m := joined(p.now.place, unit)
	corners := []segment{
		{kind: 'm', to: [3]point{moved(m, 0, 0)}}, {kind: 'l', to: [3]point{moved(m, float64(b.Dx()), 0)}},
		{kind: 'l', to: [3]point{moved(m, 0, float64(b.Dy()))}}, {kind: 'l', to: [3]point{moved(m, float64(b.Dx()), float64(b.Dy()))}},
	}
	box, ok := boundsOf(corners)
	if box = box.Intersect(p.img.Rect); !ok || box.Empty() || m[0]*m[4]-m[1]*m[3] == 0 {
		return
	}
	p.painted -= box.Dx() * box.Dy()
	var limits *xdraw.Options
	if p.now.clip != nil {
		limits = &xdraw.Options{DstMask: p.now.clip.shape}
	}
	xdraw.ApproxBiLinear.Transform(p.img, m, img, b, draw.Over, limits)
}

// picture reads the samples of a picture (ISO 32000-1, 8.9.5), on white where it is transparent. What lies in the
// document as a JPEG file does is read by jpegs; fax and JPEG 2000 are not read.
func (p *painter) picture(v pdf.Value) (image.Image, error) {
	w, h := int(v.Key("Width").Int64()), int(v.Key("Height").Int64())
	if w <= 0 || h <= 0 || w > maxPicturePixels/h {
		return nil, ErrTooLarge
	}
	if alone(v) {
		return nil, nil
	}
	data, isJPEG, err := unpacked(v)
	if err != nil {
		return nil, err
	}
	if isJPEG {
		return jpegFrom(data)
	}
	s, err := newSamples(v, w)
	if err != nil {
		return nil, err
	}
	rows := make([]byte, s.stride*h)
	// A picture that breaks off is drawn as far as it goes.
	if n, err := io.ReadFull(data, rows); err != nil && n == 0 {
		return nil, ErrFormat
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, s.at(rows[y*s.stride:], x, p.now.fill))
		}
	}
	if mask := v.Key("SMask"); !mask.IsNull() {
		return faded(img, mask), nil
	}
	switch mask := v.Key("Mask"); mask.Kind() {
	case pdf.Stream:
		return faded(img, mask), nil
	case pdf.Array:
		s.cutOut(img, rows, mask)
	}
	return img, nil
}

// jpegs takes out the JPEG pictures as they lie in the document: what a scanner or a telephone makes.
func jpegs(data []byte) []*image.RGBA {
	var all []*image.RGBA
	for len(all) < maxJPEGs {
		i := bytes.Index(data, []byte("stream"))
		if i < 0 {
			break
		}
		data = data[i+len("stream"):]
		body := bytes.TrimLeft(data[:min(len(data), 4)], "\r\n")
		if !bytes.HasPrefix(body, []byte{0xff, 0xd8}) {
			continue
		}
		if img := decodeJPEG(data[bytes.IndexByte(data, 0xff):]); img != nil {
			all = append(all, img)
		}
	}
	return all
}

// jpegFrom reads a JPEG picture that is packed once more.
func jpegFrom(r io.Reader) (image.Image, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes))
	if err != nil {
		return nil, ErrFormat
	}
	img := decodeJPEG(data)
	if img == nil {
		return nil, ErrFormat
	}
	return img, nil
}

func decodeJPEG(data []byte) *image.RGBA {
	img, err := guarded(func() (*image.RGBA, error) {
		size, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > maxPicturePixels/size.Height {
			return nil, ErrFormat
		}
		decoded, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		out := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
		draw.Draw(out, out.Rect, decoded, decoded.Bounds().Min, draw.Src)
		return out, nil
	})
	if err != nil {
		return nil
	}
	return img
}

// samples is how the rows of a picture are made up.
type samples struct {
	channels, bits, stride int
	stencil                bool // says only where the colour of now goes
	inverse                bool
	ink                    bool   // says how much of an ink there is
	palette                []byte // of an indexed picture
	base                   int    // channels of its palette
}

func newSamples(v pdf.Value, width int) (samples, error) {
	s := samples{channels: 1, bits: int(v.Key("BitsPerComponent").Int64()), stencil: v.Key("ImageMask").Bool()}
	if s.stencil {
		s.bits = 1
	} else if err := s.colours(v.Key("ColorSpace")); err != nil {
		return s, err
	}
	switch s.bits {
	case 1, 2, 4, 8:
	default:
		return s, ErrFormat
	}
	if decode := v.Key("Decode"); decode.Len() >= 2 && s.palette == nil {
		s.inverse = decode.Index(0).Float64() > decode.Index(1).Float64()
	}
	s.stride = (width*s.channels*s.bits + 7) / 8
	return s, nil
}

// colours reads a colour space: its count of channels is all that matters here.
func (s *samples) colours(space pdf.Value) error {
	name := space.Name()
	if space.Kind() == pdf.Array {
		name = space.Index(0).Name()
	}
	switch name {
	case "DeviceGray", "CalGray", "G":
		s.channels = 1
	case "DeviceRGB", "CalRGB", "Lab", "RGB":
		s.channels = 3
	case "DeviceCMYK", "CMYK":
		s.channels = 4
	case "ICCBased":
		s.channels = int(space.Index(1).Key("N").Int64())
	case "Separation":
		s.channels, s.ink = 1, true
	case "Indexed", "I":
		base := samples{}
		if err := base.colours(space.Index(1)); err != nil || base.palette != nil {
			return ErrFormat
		}
		s.channels, s.base = 1, base.channels
		if table := space.Index(3); table.Kind() == pdf.Stream {
			s.palette, _ = io.ReadAll(io.LimitReader(table.Reader(), 1024)) // a short one leaves colours black
		} else {
			s.palette = []byte(table.RawString())
		}
	default:
		return ErrFormat
	}
	if s.channels != 1 && s.channels != 3 && s.channels != 4 {
		return ErrFormat
	}
	return nil
}

// at is the colour of the x-th pixel of a row.
func (s samples) at(row []byte, x int, fill color.Color) color.Color {
	var n [4]float64
	for c := range s.channels {
		raw := s.raw(row, x, c)
		if s.palette != nil {
			return s.indexed(raw)
		}
		n[c] = float64(raw) / float64(int(1)<<s.bits-1)
		if s.inverse != s.ink {
			n[c] = 1 - n[c]
		}
	}
	if s.stencil {
		if n[0] > 0 {
			return color.Transparent
		}
		return fill
	}
	colour, _ := colourOf(n[:s.channels]) // 1, 3 or 4
	return colour
}

// raw is the number in a channel of the x-th pixel of a row.
func (s samples) raw(row []byte, x, channel int) int {
	bit := (x*s.channels + channel) * s.bits
	return int(row[bit/8]) >> (8 - s.bits - bit%8) & (1<<s.bits - 1)
}

func (s samples) indexed(i int) color.Color {
	n := make([]float64, s.base)
	for c := range n {
		if at := i*s.base + c; at < len(s.palette) {
			n[c] = float64(s.palette[at]) / math.MaxUint8
		}
	}
	colour, _ := colourOf(n) // 1, 3 or 4
	return colour
}
