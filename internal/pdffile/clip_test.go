package pdffile_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestCodesBehindStencils: one coloured square, seen only where the modules are.
func TestCodesBehindStencils(t *testing.T) {
	const square = "0 0.1 0.3 rg 0 0 60 60 re f"
	place := "q 3.1 0 0 -3.1 80.37 400.21 cm\n"
	parts := strings.ReplaceAll(squares(t), "\nf\n", "\n")
	for name, fill := range map[string]func(d *document){
		"path":           func(d *document) { d.page(place+parts+"W n "+square+" Q 0 g 5 5 1 1 re f", "") },
		"path, even-odd": func(d *document) { d.page(place+parts+"W* n "+square+" Q", "") },
		"path before a picture": func(d *document) {
			x := d.stream("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", []byte{40})
			d.page(place+parts+"W n 60 0 0 60 0 0 cm /X Do Q", fmt.Sprintf("/XObject << /X %d 0 R >>", x))
		},
		"opaque drawing": func(d *document) { d.masked(place, square, "/S /Alpha", "1 g "+parts+"f") },
		"bright drawing": func(d *document) {
			d.masked(place, square, "/S /Luminosity", "0 g 0 0 60 60 re f 1 g "+parts+"f")
		},
		"inverse drawing": func(d *document) {
			d.masked(place, square, "/S /Luminosity /TR << /FunctionType 2 /N 1 /Domain [0 1] /C0 [1] /C1 [0] >>", "1 g 0 0 60 60 re f 0 g "+parts+"f")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := new(document)
			fill(d)
			if !shown(t, d.bytes()) {
				t.Error("the code is not in the pictures")
			}
		})
	}
}

// masked adds a page that draws content behind a drawing.
func (d *document) masked(place, content, kind, drawing string) {
	g := d.stream("/Subtype /Form /BBox [0 0 60 60] /Group << /S /Transparency /CS /DeviceGray >>", []byte(drawing))
	d.page(place+"/M gs "+content+" /N gs 55 55 1 1 re f Q",
		fmt.Sprintf("/ExtGState << /M << /SMask << /Type /Mask %s /G %d 0 R >> >> /N << /SMask /None >> >>", kind, g))
}
