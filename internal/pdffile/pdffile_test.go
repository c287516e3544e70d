package pdffile_test

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/rc4"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"kapukod/internal/pdffile"
	"kapukod/internal/qrscan"
)

// shown tells whether the code is in one of the document's pictures.
func shown(t *testing.T, data []byte) bool {
	t.Helper()
	pictures, err := pdffile.Pictures(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	for _, picture := range pictures {
		found, err := qrscan.Find(t.Context(), picture)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Text == artificial {
				return true
			}
		}
	}
	return false
}

// onPage is a content that puts an object called /X onto the page, 130 points wide.
const onPage = "q 130 0 0 130 60 200 cm /X Do Q"

func TestCodesInDocuments(t *testing.T) {
	flipped := "q 3.1 0 0 -3.1 80.37 400.21 cm\n"
	for name, fill := range map[string]func(d *document){
		"shapes":        func(d *document) { d.page("0 g\n"+flipped+squares(t)+"Q", "") },
		"coloured":      func(d *document) { d.page("0.9 0.95 1 rg 0 0 400 500 re f 0.1 0 0.4 rg\n"+flipped+squares(t)+"Q", "") },
		"printer's ink": func(d *document) { d.page("0 0 0 1 k\n"+flipped+squares(t)+"Q", "") },
		"one long path": func(d *document) { d.page("0 g\n"+flipped+strings.ReplaceAll(squares(t), "\nf\n", "\n")+"f Q", "") },
		"turned":        func(d *document) { d.page("0 g\nq 2.4 1.7 1.7 -2.4 80 300 cm\n"+squares(t)+"Q", "") },
		"lines":         func(d *document) { d.page("1 0 0 rg 1 w 0 G\n"+flipped+rows(t)+"Q", "") },
		"lines of another height": func(d *document) {
			d.page("2 J 1 1 1 RG 0.9 w 10 10 m 300 10 l S 0 J 0 0 0 RG\nq 1.55 0 0 -3.1 80.37 400.21 cm 2 0 0 1 0 0 cm 1 w\n"+rows(t)+"Q", "")
		},
		"an ink of its own": func(d *document) {
			d.page("1 g 0 0 400 500 re f /Spot cs\n1 scn "+flipped+squares(t)+"Q",
				"/ColorSpace << /Spot [/Separation /Black /DeviceGray << /FunctionType 2 /N 1 /Domain [0 1] /C0 [1] /C1 [0] >>] >>")
		},
		"picture in an ink": func(d *document) {
			x := d.picture(t, "/ColorSpace [/Separation /Black /DeviceGray << >>] /BitsPerComponent 8", "\xff", "\x00")
			d.page("1 0 0 rg 40 180 170 170 re f "+onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"on page two": func(d *document) { d.page("0 g", ""); d.page("0 g\n"+flipped+squares(t)+"Q", "") },
		"rings by the even-odd rule": func(d *document) {
			n := modules(t).Bounds().Dx()
			var rings, rest strings.Builder
			for _, at := range [][2]int{{0, 0}, {n - 7, 0}, {0, n - 7}} {
				for i := range 3 {
					fmt.Fprintf(&rings, "%d %d %d %d re\n", at[0]+i, at[1]+i, 7-2*i, 7-2*i)
				}
			}
			each(t, func(x, y, _ int) {
				if (x >= 7 || y >= 7) && (x < n-7 || y >= 7) && (x >= 7 || y < n-7) {
					fmt.Fprintf(&rest, "%d %d 1 1 re\n", x, y)
				}
			})
			d.page("0 g\n"+flipped+rings.String()+rest.String()+"f* Q", "")
		},
		"after nonsense": func(d *document) { d.page("Q Q (text) Tj /None Do 1 0 cm w re\n0 g\n"+flipped+squares(t)+"Q", "") },
		"in a drawing": func(d *document) {
			x := d.stream("/Type /XObject /Subtype /Form /BBox [0 0 60 60] /Matrix [0.02 0 0 -0.02 0.1 0.9]", []byte("0 g\n"+squares(t)))
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"grey picture": func(d *document) {
			x := d.picture(t, "/ColorSpace /DeviceGray /BitsPerComponent 8", "\x00", "\xff")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"coloured picture": func(d *document) {
			x := d.picture(t, "/ColorSpace /DeviceRGB /BitsPerComponent 8", "\x20\x00\x40", "\xff\xf0\xe0")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"picture with a profile": func(d *document) {
			profile := d.stream("/N 3", []byte("not a profile"))
			x := d.picture(t, fmt.Sprintf("/ColorSpace [/ICCBased %d 0 R] /BitsPerComponent 8", profile), "\x00\x00\x00", "\xff\xff\xff")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"picture with a palette": func(d *document) {
			x := d.picture(t, "/ColorSpace [/Indexed /DeviceRGB 1 <ffffff000000>] /BitsPerComponent 8", "\x01", "\x00")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"inverse picture": func(d *document) {
			x := d.picture(t, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]", "\xff", "\x00")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"black with a mask": func(d *document) {
			mask := d.picture(t, "/ColorSpace /DeviceGray /BitsPerComponent 8", "\xff", "\x00")
			x := d.picture(t, fmt.Sprintf("/ColorSpace /DeviceGray /BitsPerComponent 8 /SMask %d 0 R", mask), "\x00", "\x00")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"a mask over one pixel": func(d *document) {
			mask := d.picture(t, "/ColorSpace /DeviceGray /BitsPerComponent 8", "\xff", "\x00")
			x := d.stream(fmt.Sprintf("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask %d 0 R", mask), []byte{0})
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"black through a stencil": func(d *document) {
			mask := d.stencil(t, "/ImageMask true /BitsPerComponent 1")
			x := d.picture(t, fmt.Sprintf("/ColorSpace /DeviceGray /BitsPerComponent 8 /Mask %d 0 R", mask), "\x00", "\x00")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"black with a colour cut out": func(d *document) {
			x := d.picture(t, "/ColorSpace [/Indexed /DeviceRGB 1 <000000000000>] /BitsPerComponent 8 /Mask [0 0]", "\x01", "\x00")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"one bit": func(d *document) {
			x := d.stencil(t, "/ColorSpace /DeviceGray /BitsPerComponent 1")
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"stencil": func(d *document) {
			x := d.stencil(t, "/ImageMask true /BitsPerComponent 1")
			d.page("0.2 0 0 rg "+onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"photograph": func(d *document) {
			data, side := samples(t, "\x10", "\xf0")
			const module = 6
			img := image.NewGray(image.Rect(0, 0, side*module, side*module))
			for i := range img.Pix {
				img.Pix[i] = data[i/img.Stride/module*side+i%img.Stride/module]
			}
			var packed bytes.Buffer
			if err := jpeg.Encode(&packed, img, nil); err != nil {
				t.Fatal(err)
			}
			x := d.add(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "+
				"/Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream", side*module, side*module, packed.Len(), packed.String()))
			d.page(onPage, fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := new(document)
			fill(d)
			data := d.bytes()
			if !pdffile.Is(data) {
				t.Error("not told to be a document")
			}
			if !shown(t, data) {
				t.Error("the code is not in the pictures")
			}
		})
	}
}

// stencil adds a picture of one bit a module, 0 for the dark ones.
func (d *document) stencil(t testing.TB, keys string) int {
	data, side := samples(t, "\x00", "\x01")
	stride := (side + 7) / 8
	bits := make([]byte, stride*side)
	for i, v := range data {
		bits[i/side*stride+i%side/8] |= v << (7 - i%side%8)
	}
	return d.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d %s", side, side, keys), bits)
}

func TestUnusualShells(t *testing.T) {
	d := new(document)
	d.page("0 g\nq 3 0 0 -3 80 400 cm\n"+squares(t)+"Q", "")
	plain := d.bytes()
	for name, data := range map[string][]byte{
		"bytes behind":  append(bytes.Clone(plain), bytes.Repeat([]byte{0}, 5000)...),
		"bytes before":  append([]byte("\xef\xbb\xbf\n"), plain...),
		"version 2.0":   bytes.Replace(plain, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1),
		"carriage ends": bytes.Replace(plain, []byte("%PDF-1.4\n"), []byte("%PDF-1.4\r"), 1),
	} {
		if !shown(t, data) {
			t.Errorf("%s: the code is not in the pictures", name)
		}
	}
}

func TestRefuses(t *testing.T) {
	d := new(document)
	d.page("0 g", "")
	plain := d.bytes()
	locked := new(document)
	locked.page("0 g", "")
	locked.trailer = fmt.Sprintf("/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>",
		strings.Repeat("o", 32), strings.Repeat("u", 32))
	// Sealed with 40 bits and no password (ISO 32000-1, algorithms 2 and 4).
	const padding = "\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a"
	key := md5.Sum([]byte(padding + strings.Repeat("o", 32) + "\xfc\xff\xff\xff" + "\x00"))
	cipher, err := rc4.NewCipher(key[:5])
	if err != nil {
		t.Fatal(err)
	}
	user := []byte(padding)
	cipher.XORKeyStream(user, user)
	sealed := new(document)
	sealed.page("0 g", "")
	sealed.trailer = fmt.Sprintf("/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U <%x> >>", strings.Repeat("o", 32), user)
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"empty":         {nil, pdffile.ErrFormat},
		"a picture":     {[]byte("\x89PNG\r\n\x1a\n"), pdffile.ErrFormat},
		"head only":     {[]byte("%PDF-1.4\n%%EOF"), pdffile.ErrFormat},
		"cut":           {plain[:len(plain)/2], pdffile.ErrFormat},
		"no table":      {bytes.Replace(plain, []byte("startxref\n"), []byte("startxref\n9"), 1), pdffile.ErrFormat},
		"locked":        {locked.bytes(), pdffile.ErrLocked},
		"sealed weakly": {sealed.bytes(), pdffile.ErrFormat},
		"vast table":    {bytes.Replace(plain, []byte("xref\n0 "), []byte("xref\n4000000000 "), 1), pdffile.ErrTooLarge},
		"vast size":     {bytes.Replace(plain, []byte("/Size "), []byte("/Size 9999999999999999999"), 1), pdffile.ErrTooLarge},
		"too many":      {append(bytes.Clone(plain), make([]byte, pdffile.MaxBytes)...), pdffile.ErrTooLarge},
		"no pages":      {new(document).bytes(), pdffile.ErrFormat},
		"own ancestors": {bytes.ReplaceAll(plain, []byte("/Kids ["), []byte("/Kids [2 0 R ")), pdffile.ErrFormat},
	} {
		if pictures, err := pdffile.Pictures(t.Context(), test.data); !errors.Is(err, test.want) {
			t.Errorf("%s: %d pictures, %v", name, len(pictures), err)
		}
	}
}

func TestEndsWithItsContext(t *testing.T) {
	d := new(document)
	d.page("0 g", "")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := pdffile.Pictures(ctx, d.bytes()); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestHostileContentComesToAnEnd: a drawing that draws itself, and one that paints the page again and again.
func TestHostileContentComesToAnEnd(t *testing.T) {
	own, again := new(document), new(document)
	own.add("<< >>") // moves the drawing to number 4
	own.stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>", []byte(strings.Repeat("/X Do ", 50)))
	own.page(onPage, "/XObject << /X 4 0 R >>")
	again.page(strings.Repeat("0 0 400 500 re f ", 20_000), "")
	odd, masked := new(document), new(document)
	odd.page(strings.Repeat("0 0 400 500 re ", 10_000)+"f*", "")
	masked.add("<< >>") // moves the drawing to number 4
	masked.stream("/Subtype /Form /Resources << /ExtGState << /M << /SMask << /S /Alpha /G 4 0 R >> >> >> >>",
		[]byte(strings.Repeat("/M gs 0 0 400 500 re f ", 50)))
	masked.page("/M gs 0 0 400 500 re f", "/ExtGState << /M << /SMask << /S /Alpha /G 4 0 R >> >> >>")
	for name, d := range map[string]*document{"draws itself": own, "paints again": again, "in and out": odd, "masks itself": masked} {
		d.box = "0 0 40 50" // all of it is painted each time
		if pictures, err := pdffile.Pictures(t.Context(), d.bytes()); err != nil || len(pictures) != 1 {
			t.Errorf("%s: %d pictures, %v", name, len(pictures), err)
		}
	}
}

func FuzzPictures(f *testing.F) {
	d := new(document)
	x := d.picture(f, "/ColorSpace /DeviceGray /BitsPerComponent 8", "\x00", "\xff")
	d.page("0 g\nq 3 0 0 -3 80 400 cm\n1 2 m 3 4 l 5 6 7 8 9 10 c h f\n"+onPage+" Q", fmt.Sprintf("/XObject << /X %d 0 R >>", x))
	f.Add(d.bytes())
	f.Add([]byte("%PDF-1.7\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pictures, err := pdffile.Pictures(t.Context(), data)
		if err == nil && len(pictures) == 0 {
			t.Error("neither pictures nor an error")
		}
	})
}
