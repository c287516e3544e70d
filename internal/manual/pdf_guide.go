package manual

import (
	"fmt"
	"strings"

	"kapukod/internal/guide"
)

// The drawing beside a step, in millimetres.
const (
	drawnWidth = 72.0
	besideGap  = 6.0
	drawnScale = drawnWidth / sketchWidth
)

// guide is one guide: its steps, each with its drawing.
func (p *pages) guide(g guide.Guide) {
	l := p.book.words.Labels
	p.AddPage()
	p.begin(g.Title.HU)
	p.paragraph(g.About.HU, columnWidth)
	p.write(fmt.Sprintf("%s %s.", l.Checked, p.book.month(g.Checked)), "I", smallSize, columnWidth)
	p.Ln(3)
	for i, s := range g.Steps {
		p.step(g, s, i+1)
	}
}

// step draws the words at the left, the drawing at the right, and below them what can go wrong.
func (p *pages) step(g guide.Guide, s guide.Step, number int) {
	l := p.book.words.Labels
	wide, drawn := columnWidth, 0.0
	if s.Sketch != nil {
		wide = columnWidth - drawnWidth - besideGap
		drawn = height(p.book.measure, *s.Sketch) * drawnScale
	}
	heading := fmt.Sprintf("%d. %s", number, s.Title.HU)
	said := s.Text.HU
	if s.URL != "" {
		said += "\n" + l.Open + " " + s.URL
	}
	if s.Sketch == nil && len(s.Labels) > 0 {
		said += "\n" + l.LookFor + " „" + strings.Join(s.Labels, "”, „") + "”"
	}
	need := p.tall(said, "", wordsSize, wide)
	if !s.Warn.Empty() {
		need += p.tall(s.Warn.HU, "", wordsSize, wide-4) + lineHeight(wordsSize) + 8
	}
	p.room(p.tall(heading, "B", headingSize, columnWidth) + max(need, drawn) + 8)
	p.write(heading, "B", headingSize, columnWidth)
	p.Ln(1)
	top := p.GetY()
	if s.Sketch != nil {
		sketch(pdfCanvas{p, margin + wide + besideGap, top + 1}, p.book.measure, *s.Sketch)
		p.SetXY(margin, top)
		p.beside = top + drawn + 4
	}
	p.paragraph(said, wide)
	if !s.Warn.Empty() {
		p.warn(s.Warn.HU, wide)
	}
	p.choices(g, s)
	p.trouble(g, s)
	p.SetY(max(p.GetY(), p.beside))
	p.beside = 0
	p.Ln(4)
}

// warn is a framed warning.
func (p *pages) warn(said string, wide float64) {
	high := p.tall(said, "", wordsSize, wide-4) + lineHeight(wordsSize) + 4
	x, y := p.GetX(), p.GetY()
	p.SetDrawColor(orange[0], orange[1], orange[2])
	p.SetLineWidth(0.7)
	p.Rect(x, y, wide, high, "D")
	p.SetXY(x+2, y+2)
	p.write(p.book.words.Labels.Warning, "B", wordsSize, wide-4)
	p.SetX(x + 2)
	p.write(said, "", wordsSize, wide-4)
	p.SetXY(x, y+high+2)
}

func (p *pages) choices(g guide.Guide, s guide.Step) {
	if len(s.Choices) == 0 {
		return
	}
	p.write(p.book.words.Labels.Choose, "B", wordsSize, p.wide())
	for _, c := range s.Choices {
		to := p.book.title(c.Guide)
		if c.Guide == "" {
			to = numbered(g, c.Step)
		}
		p.listed("", c.Text.HU+" → "+to)
	}
	p.Ln(2)
}

func (p *pages) trouble(g guide.Guide, s guide.Step) {
	if len(s.Trouble) == 0 {
		return
	}
	l := p.book.words.Labels
	p.room(3 * lineHeight(smallSize))
	p.write(l.Trouble, "B", wordsSize, p.wide())
	for _, t := range s.Trouble {
		repair := strings.ReplaceAll(t.Repair.HU, "\n", " ")
		if t.GoTo != "" {
			repair += " " + l.GoTo + " " + numbered(g, t.GoTo)
		}
		p.listed(t.What.HU, repair)
	}
}

// wide is the room at the right of the pen: less beside a drawing.
func (p *pages) wide() float64 {
	if p.GetY() < p.beside {
		return columnWidth - drawnWidth - besideGap
	}
	return columnWidth
}

// listed is a line of a list, with a leading sentence of its own or none.
func (p *pages) listed(lead, said string) {
	const indent = 5.0
	wide := p.wide() - indent
	p.room(p.tall(lead, "I", smallSize, wide) + p.tall(said, "", smallSize, wide))
	wide = p.wide() - indent // a new page has no drawing
	p.SetFont(plainFont, "", smallSize)
	p.CellFormat(indent, lineHeight(smallSize), "•", "", 0, "L", false, 0, "")
	if lead != "" {
		p.write(lead, "I", smallSize, wide)
		p.SetX(margin + indent)
	}
	p.write(said, "", smallSize, wide)
	p.Ln(1)
}

// pdfCanvas draws a sketch into the PDF, its corner at x, y.
type pdfCanvas struct {
	p    *pages
	x, y float64
}

func (c pdfCanvas) box(x, y, w, h float64, fill, edge ink, thick float64) {
	c.p.SetFillColor(fill[0], fill[1], fill[2])
	c.p.SetDrawColor(edge[0], edge[1], edge[2])
	c.p.SetLineWidth(thick * drawnScale)
	c.p.Rect(c.x+x*drawnScale, c.y+y*drawnScale, w*drawnScale, h*drawnScale, "FD")
}

func (c pdfCanvas) words(x, y float64, said string, bold, fixed bool, colour ink) {
	font, style := plainFont, ""
	if fixed {
		font = fixedFont
	}
	if bold {
		style = "B"
	}
	c.p.SetFont(font, style, letters*drawnScale*72/25.4)
	c.p.SetTextColor(colour[0], colour[1], colour[2])
	c.p.Text(c.x+x*drawnScale, c.y+y*drawnScale, said)
}

func (c pdfCanvas) line(x1, y1, x2, y2 float64, colour ink, thick float64) {
	c.p.SetDrawColor(colour[0], colour[1], colour[2])
	c.p.SetLineWidth(thick * drawnScale)
	c.p.Line(c.x+x1*drawnScale, c.y+y1*drawnScale, c.x+x2*drawnScale, c.y+y2*drawnScale)
}
