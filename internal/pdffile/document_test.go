package pdffile_test

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// artificial is an enrolment text with a key that no site knows.
const artificial = "otpauth://totp/Test:demo?secret=AAAABBBBCCCCDDDD&issuer=Test"

// document writes a PDF document: objects 1 and 2 are its root and its pages, the others are given.
type document struct {
	box     string   // of every page, in points; "" for a usual one
	objects []string // from number 3 on
	pages   []int
	trailer string
}

// add adds an object and returns its number.
func (d *document) add(object string) int {
	d.objects = append(d.objects, object)
	return len(d.objects) + 2
}

// stream adds a compressed stream.
func (d *document) stream(keys string, data []byte) int {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(data)
	_ = w.Close()
	return d.add(fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", keys, packed.Len(), packed.String()))
}

// page adds a page of 400×500 points.
func (d *document) page(content, resources string) {
	c := d.stream("", []byte(content))
	d.pages = append(d.pages, d.add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << %s >> >>", c, resources)))
}

func (d *document) bytes() []byte {
	var kids strings.Builder
	for _, page := range d.pages {
		fmt.Fprintf(&kids, "%d 0 R ", page)
	}
	all := append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [%s] >>", kids.String(), len(d.pages), cmp.Or(d.box, "0 0 400 500")),
	}, d.objects...)
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(all))
	for i, object := range all {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, d.trailer, table)
	return out.Bytes()
}

// modules is the artificial code.
func modules(t testing.TB) barcode.Barcode {
	t.Helper()
	code, err := qr.Encode(artificial, qr.M, qr.Unicode)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// squares draws the code as a browser prints one that is made of shapes: every dark module is a square of one unit,
// the first row at y 0.
func squares(t testing.TB) string {
	var out strings.Builder
	each(t, func(x, y, _ int) { fmt.Fprintf(&out, "%d %d 1 1 re\nf\n", x, y) })
	return out.String()
}

// rows draws the code as a browser prints one whose dark modules are pieces of thick lines.
func rows(t testing.TB) string {
	var out strings.Builder
	each(t, func(x, y, _ int) { fmt.Fprintf(&out, "%d %d.5 m %d %d.5 l\n", x, y, x+1, y) })
	return out.String() + "S\n"
}

// each calls do for every dark module.
func each(t testing.TB, do func(x, y, side int)) {
	code := modules(t)
	n := code.Bounds().Dx()
	for y := range n {
		for x := range n {
			if code.At(x, y) == color.Black {
				do(x, y, n)
			}
		}
	}
}

// samples is the code as a picture, quiet modules around it, one sample of that many bytes a module.
func samples(t testing.TB, dark, light string) (data []byte, side int) {
	const quiet = 4
	side = modules(t).Bounds().Dx() + 2*quiet
	cells := make([]string, side*side)
	for i := range cells {
		cells[i] = light
	}
	each(t, func(x, y, _ int) { cells[(y+quiet)*side+x+quiet] = dark })
	return []byte(strings.Join(cells, "")), side
}

// picture adds a picture of the code.
func (d *document) picture(t testing.TB, keys, dark, light string) int {
	data, side := samples(t, dark, light)
	return d.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d %s", side, side, keys), data)
}
