package manual

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"kapukod/internal/guide"
)

// The measures of a drawing, in points.
const (
	sketchWidth = 230.0
	inner       = 12.0 // between the frame and what is in it
	gutter      = 16.0 // at the left, for the marks
	letters     = 11.0
	lineGap     = 14.0
	itemGap     = 7.0
)

// ink is a colour: red, green, blue.
type ink [3]int

// The colours. Nothing is told by colour alone: what to press has an arrow, what not to press a cross.
var (
	black  = ink{27, 27, 27}
	grey   = ink{110, 110, 110}
	pale   = ink{238, 238, 234}
	white  = ink{255, 255, 255}
	blue   = ink{11, 78, 140}
	orange = ink{190, 80, 0}
	red    = ink{176, 0, 32}
)

// canvas is what a drawing is drawn on: the PDF or an SVG picture. The zero of both axes is at the top left.
type canvas interface {
	box(x, y, w, h float64, fill, edge ink, thick float64)
	words(x, y float64, said string, bold, fixed bool, colour ink) // y is the letters' foot
	line(x1, y1, x2, y2 float64, colour ink, thick float64)
}

// nothing is a canvas on which nothing stays, to measure with.
type nothing struct{}

func (nothing) box(_, _, _, _ float64, _, _ ink, _ float64)    {}
func (nothing) words(_, _ float64, _ string, _, _ bool, _ ink) {}
func (nothing) line(_, _, _, _ float64, _ ink, _ float64)      {}
func height(measure *fpdf.Fpdf, s guide.Sketch) float64        { return sketch(nothing{}, measure, s) }
func lines(measure *fpdf.Fpdf, said string, wide float64) []string {
	return measure.SplitText(said, wide)
}
func plain(said string) string { return strings.ReplaceAll(said, " ↗", "") }
func below(count int) float64  { return float64(count) * lineGap }

// sketch draws a page as the guide has it, and returns its height. measure has the letters' font.
func sketch(c canvas, measure *fpdf.Fpdf, s guide.Sketch) float64 {
	measure.SetFont(plainFont, "B", letters)
	y := inner / 2
	for _, said := range lines(measure, s.Title, sketchWidth-2*inner) {
		c.words(inner, y+lineGap-3, said, true, false, black)
		y += lineGap
	}
	y += inner / 2
	c.line(0, y, sketchWidth, y, grey, 0.6)
	y += itemGap
	for _, item := range s.Items {
		y += drawItem(c, measure, item, y) + itemGap
	}
	c.line(0, 0, sketchWidth, 0, grey, 1)
	c.line(0, y, sketchWidth, y, grey, 1)
	c.line(0, 0, 0, y, grey, 1)
	c.line(sketchWidth, 0, sketchWidth, y, grey, 1)
	return y
}

// drawItem draws one item below y and returns how much room it took.
func drawItem(c canvas, measure *fpdf.Fpdf, item guide.Item, y float64) float64 {
	left, wide := inner+gutter, sketchWidth-2*inner-gutter
	if item.Here {
		c.words(inner-4, y+lineGap-1, "►", true, false, orange)
	}
	edge, thick := grey, 0.6
	if item.Here {
		edge, thick = orange, 2
	}
	if item.Kind == guide.ItemQR {
		finder(c, left, y, 62, edge, thick)
		return 62
	}
	style := ""
	if item.Kind == guide.ItemButton || item.Kind == guide.ItemHeading {
		style = "B"
	}
	measure.SetFont(plainFont, style, letters)
	if item.Kind == guide.ItemKey || item.Kind == guide.ItemCode {
		measure.SetFont(fixedFont, "", letters)
	}
	indent := 0.0
	switch item.Kind {
	case guide.ItemTick, guide.ItemClock, guide.ItemDanger:
		indent = 16
	}
	said := lines(measure, plain(item.Text), wide-12-indent)
	return body(c, item.Kind, said, area{left, y, wide}, edge, thick)
}

// area is where an item is drawn.
type area struct{ x, y, w float64 }

// body draws the item's kind and its lines.
func body(c canvas, kind guide.ItemKind, said []string, at area, edge ink, thick float64) float64 {
	tall := below(len(said)) + 6
	colour, bold, fixed, indent := black, false, false, 6.0
	switch kind {
	case guide.ItemHeading:
		bold, indent = true, 0
	case guide.ItemText:
		indent = 0
	case guide.ItemLink:
		colour = blue
		c.line(at.x+6, at.y+tall-4, at.x+at.w-6, at.y+tall-4, edge, thick)
	case guide.ItemButton:
		bold = true
		c.box(at.x, at.y, at.w, tall, pale, edge, thick)
	case guide.ItemField, guide.ItemMenu:
		c.box(at.x, at.y, at.w, tall, white, edge, thick)
	case guide.ItemKey, guide.ItemCode:
		fixed = true
		c.box(at.x, at.y, at.w, tall, pale, edge, thick)
	case guide.ItemTick:
		indent = 22
		c.box(at.x+2, at.y+4, 12, 12, white, edge, max(thick, 1))
	case guide.ItemClock:
		indent = 22
		c.box(at.x+1, at.y+3, 14, 14, white, grey, 0.8)
		c.line(at.x+8, at.y+10, at.x+8, at.y+5, grey, 1.2)
		c.line(at.x+8, at.y+10, at.x+12, at.y+12, grey, 1.2)
	case guide.ItemDanger:
		colour, indent = red, 22
		c.box(at.x, at.y, at.w, tall, white, red, 1)
		c.line(at.x+6, at.y+5, at.x+16, at.y+15, red, 2)
		c.line(at.x+16, at.y+5, at.x+6, at.y+15, red, 2)
	}
	for i, line := range said {
		c.words(at.x+indent, at.y+below(i+1), line, bold, fixed, colour)
	}
	return tall
}

// finder draws something that looks like a QR code from afar. There is no code in it.
func finder(c canvas, x, y, side float64, edge ink, thick float64) {
	c.box(x, y, side, side, white, edge, thick)
	unit := side / 15
	for _, corner := range [][2]float64{{1, 1}, {9, 1}, {1, 9}} {
		c.box(x+corner[0]*unit, y+corner[1]*unit, 5*unit, 5*unit, black, black, 0.2)
		c.box(x+(corner[0]+1)*unit, y+(corner[1]+1)*unit, 3*unit, 3*unit, white, white, 0.2)
		c.box(x+(corner[0]+1.75)*unit, y+(corner[1]+1.75)*unit, 1.5*unit, 1.5*unit, black, black, 0.2)
	}
	for _, cell := range [][2]float64{{7, 2}, {7, 4}, {2, 7}, {4, 7}, {8, 8}, {10, 9}, {12, 8}, {9, 11}, {11, 12}, {13, 10}, {8, 13}, {13, 13}} {
		c.box(x+cell[0]*unit, y+cell[1]*unit, unit, unit, black, black, 0.2)
	}
}
