package imagefile_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/image/bmp"

	"kapukod/internal/imagefile"
)

// sample is 40×30, white on the left and black on the right.
func sample() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for y := range 30 {
		for x := range 40 {
			c := color.RGBA{255, 255, 255, 255}
			if x >= 20 {
				c = color.RGBA{0, 0, 0, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func encode(t testing.TB, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	return encode(t, func(w io.Writer) error { return png.Encode(w, img) })
}

// webpSample is a lossless 1×1 WebP picture.
func webpSample(t testing.TB) []byte {
	data, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func files(t testing.TB) map[string][]byte {
	return map[string][]byte{
		"png":  pngOf(t, sample()),
		"jpeg": encode(t, func(w io.Writer) error { return jpeg.Encode(w, sample(), nil) }),
		"gif":  encode(t, func(w io.Writer) error { return gif.Encode(w, sample(), nil) }),
		"bmp":  encode(t, func(w io.Writer) error { return bmp.Encode(w, sample()) }),
	}
}

func isGrey(c color.Color, want uint8) bool {
	got := color.GrayModel.Convert(c).(color.Gray).Y
	return got+12 >= want && got <= want+12 || want > 243 && got > 243
}

func TestDecodeReadsEveryFormat(t *testing.T) {
	for name, data := range files(t) {
		img, err := imagefile.Decode(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if img.Bounds() != image.Rect(0, 0, 40, 30) {
			t.Errorf("%s: bounds %v", name, img.Bounds())
		}
		if !isGrey(img.At(3, 3), 255) || !isGrey(img.At(36, 26), 0) {
			t.Errorf("%s: wrong colours %v %v", name, img.At(3, 3), img.At(36, 26))
		}
	}
	img, err := imagefile.Decode(bytes.NewReader(webpSample(t)))
	if err != nil || img.Bounds() != image.Rect(0, 0, 1, 1) {
		t.Errorf("webp: %v %v", img, err)
	}
}

func TestDecodeMakesEveryPictureOpaqueAnd8Bit(t *testing.T) {
	area := image.Rect(0, 0, 8, 4)
	see := image.NewNRGBA(area) // black where visible, else transparent
	deep := image.NewNRGBA64(area)
	deepGrey := image.NewGray16(area)
	pal := image.NewPaletted(area, color.Palette{color.RGBA{}, color.Black, color.White})
	for y := range 4 {
		for x := range 8 {
			if x >= 4 {
				see.Set(x, y, color.Black)
				deep.Set(x, y, color.Black)
				pal.Set(x, y, color.Black)
			} else {
				deepGrey.Set(x, y, color.White)
			}
		}
	}
	for name, src := range map[string]image.Image{"alpha": see, "16-bit alpha": deep, "16-bit grey": deepGrey, "palette": pal} {
		img, err := imagefile.Decode(bytes.NewReader(pngOf(t, src)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if o, ok := img.(interface{ Opaque() bool }); !ok || !o.Opaque() {
			t.Errorf("%s: %T not opaque", name, img)
		}
		if !isGrey(img.At(1, 1), 255) || !isGrey(img.At(6, 1), 0) {
			t.Errorf("%s: left %v right %v, want white and black", name, img.At(1, 1), img.At(6, 1))
		}
	}
}

// pngHeader is a PNG whose header is valid and promises w×h pixels of the given depth, with nothing behind it.
func pngHeader(w, h uint32, depth, colour byte) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	b = binary.BigEndian.AppendUint32(b, w)
	b = binary.BigEndian.AppendUint32(b, h)
	b = append(b, depth, colour, 0, 0, 0)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[12:]))
	b = binary.BigEndian.AppendUint32(b, 0x10)
	return append(b, "IDAT"...)
}

// hostileHeaders are small files that promise enormous pictures.
func hostileHeaders() map[string][]byte {
	webpX := append([]byte("RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00"), 0xff, 0x7f, 0, 0xff, 0x7f, 0)
	bmpHuge := make([]byte, 64)
	copy(bmpHuge, "BM")
	binary.LittleEndian.PutUint32(bmpHuge[10:], 54)
	binary.LittleEndian.PutUint32(bmpHuge[14:], 40)
	binary.LittleEndian.PutUint32(bmpHuge[18:], 40000)
	binary.LittleEndian.PutUint32(bmpHuge[22:], 40000)
	binary.LittleEndian.PutUint16(bmpHuge[26:], 1)
	binary.LittleEndian.PutUint16(bmpHuge[28:], 32)
	return map[string][]byte{
		"png":        pngHeader(60000, 60000, 16, 6),
		"png strip":  pngHeader(1<<30, 1, 8, 0),
		"png beyond": pngHeader(1<<31-1, 1<<31-1, 8, 2),
		"jpeg":       []byte("\xff\xd8\xff\xc2\x00\x11\x08\xff\xff\xff\xff\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"),
		"gif":        []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x08"),
		"bmp":        bmpHuge,
		"webp":       webpX,
	}
}

func TestHostileHeaderAllocatesLittle(t *testing.T) {
	for name, data := range hostileHeaders() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := imagefile.Decode(bytes.NewReader(data))
		runtime.ReadMemStats(&after)
		if !errors.Is(err, imagefile.ErrTooLarge) && !errors.Is(err, imagefile.ErrFormat) {
			t.Errorf("%s: error %v", name, err)
		}
		if got := after.TotalAlloc - before.TotalAlloc; got > 1<<20 {
			t.Errorf("%s: %d bytes allocated for %d bytes of file", name, got, len(data))
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	whole := pngOf(t, sample())
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":         {nil, imagefile.ErrFormat},
		"text":          {[]byte("no picture"), imagefile.ErrFormat},
		"svg":           {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), imagefile.ErrFormat},
		"cut off":       {whole[:len(whole)/2], imagefile.ErrFormat},
		"only magic":    {whole[:8], imagefile.ErrFormat},
		"wide":          {pngHeader(70000, 2, 8, 0), imagefile.ErrTooLarge},
		"many pixels":   {pngHeader(6145, 6145, 8, 0), imagefile.ErrTooLarge},
		"no pixel wide": {pngHeader(0, 10, 8, 0), imagefile.ErrFormat},
	} {
		if img, err := imagefile.Decode(bytes.NewReader(c.data)); !errors.Is(err, c.want) || img != nil {
			t.Errorf("%s: %v, %v; want error %v", name, img, err, c.want)
		}
	}
}

func TestDecodeStopsAtTheByteLimit(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("BM"), zeros{})
	if _, err := imagefile.Decode(endless); !errors.Is(err, imagefile.ErrTooLarge) {
		t.Fatalf("endless file: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestDecodeKeepsTheReadersError(t *testing.T) {
	broken := errors.New("disk gone")
	if _, err := imagefile.Decode(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Fatalf("error %v does not wrap the reader's", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, data := range files(f) {
		f.Add(data)
	}
	for _, data := range hostileHeaders() {
		f.Add(data)
	}
	f.Add(webpSample(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		img, err := imagefile.Decode(bytes.NewReader(data))
		if err != nil {
			if !errors.Is(err, imagefile.ErrFormat) && !errors.Is(err, imagefile.ErrTooLarge) {
				t.Fatalf("unnamed error %v", err)
			}
			return
		}
		b := img.Bounds()
		if b.Min != (image.Point{}) || b.Empty() || b.Dx()*b.Dy() > imagefile.MaxPixels {
			t.Fatalf("bounds %v", b)
		}
		img.At(b.Max.X-1, b.Max.Y-1)
	})
}

// TestPaleDrawingsStandOut: codes for dark pages are white on nothing, or nothing in white.
func TestPaleDrawingsStandOut(t *testing.T) {
	white, nothing := color.NRGBA{255, 255, 255, 255}, color.NRGBA{}
	for name, c := range map[string]struct{ left, right color.NRGBA }{
		"white on nothing": {white, nothing},
		"nothing in white": {nothing, white},
		"black on nothing": {color.NRGBA{A: 255}, nothing},
		"soft black":       {color.NRGBA{A: 200}, nothing},
		"pale yellow":      {color.NRGBA{255, 255, 200, 255}, nothing},
		"both beside one":  {white, color.NRGBA{A: 255}},
	} {
		src := image.NewNRGBA(image.Rect(0, 0, 8, 4))
		for y := range 4 {
			for x := range 8 {
				src.SetNRGBA(x, y, []color.NRGBA{c.left, c.right}[x/4])
			}
		}
		img, err := imagefile.Decode(bytes.NewReader(pngOf(t, src)))
		if err != nil {
			t.Fatal(err)
		}
		left, right := color.GrayModel.Convert(img.At(0, 0)).(color.Gray).Y, color.GrayModel.Convert(img.At(7, 3)).(color.Gray).Y
		if max(left, right)-min(left, right) < 150 {
			t.Errorf("%s: %d beside %d", name, left, right)
		}
	}
}

// TestAlphaThatWasNeverWritten: programs on Windows leave the fourth byte of a pixel 0 and mean nothing by it.
func TestAlphaThatWasNeverWritten(t *testing.T) {
	src := image.NewNRGBA(image.Rect(0, 0, 8, 4))
	for i := 0; i < len(src.Pix); i += 8 {
		copy(src.Pix[i:], []byte{255, 255, 255})
	}
	img, err := imagefile.Decode(bytes.NewReader(pngOf(t, src)))
	if err != nil || !isGrey(img.At(0, 0), 255) || !isGrey(img.At(1, 0), 0) {
		t.Errorf("%v, or another picture", err)
	}
}
