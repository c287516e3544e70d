package manual

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"kapukod/internal/guide"
)

// svgCanvas writes what is drawn as elements of an SVG picture.
type svgCanvas struct{ out bytes.Buffer }

// svg is a drawing as a picture of its own.
func (b *book) svg(s guide.Sketch) []byte {
	c := &svgCanvas{}
	high := sketch(c, b.measure, s)
	var out bytes.Buffer
	fmt.Fprintf(&out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"-2 -2 %.0f %.0f\" font-family=\"Go, 'Noto Sans', 'DejaVu Sans', sans-serif\" font-size=\"%.0f\">\n",
		(sketchWidth+4)*1.5, (high+4)*1.5, sketchWidth+4, high+4, letters)
	fmt.Fprintf(&out, "<rect x=\"-2\" y=\"-2\" width=\"%.0f\" height=\"%.0f\" fill=\"#fff\"/>\n", sketchWidth+4, high+4)
	out.Write(c.out.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

func (i ink) hex() string { return fmt.Sprintf("#%02x%02x%02x", i[0], i[1], i[2]) }

func (c *svgCanvas) box(x, y, w, h float64, fill, edge ink, thick float64) {
	fmt.Fprintf(&c.out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%.1f\"/>\n",
		x, y, w, h, fill.hex(), edge.hex(), thick)
}

func (c *svgCanvas) words(x, y float64, said string, bold, fixed bool, colour ink) {
	fmt.Fprintf(&c.out, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\"", x, y, colour.hex())
	if bold {
		c.out.WriteString(` font-weight="bold"`)
	}
	if fixed {
		c.out.WriteString(` font-family="'Go Mono', 'DejaVu Sans Mono', monospace"`)
	}
	c.out.WriteString(">")
	// A buffer takes everything; what is drawn is text.
	_ = xml.EscapeText(&c.out, []byte(said))
	c.out.WriteString("</text>\n")
}

func (c *svgCanvas) line(x1, y1, x2, y2 float64, colour ink, thick float64) {
	fmt.Fprintf(&c.out, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>\n", x1, y1, x2, y2, colour.hex(), thick)
}
