package paper

import (
	"io"
	"time"

	"kapukod/internal/text"
)

// DeletionSheetData is what the sheet of a deletion code shows.
type DeletionSheetData struct {
	// Entry tells whose code it is, as the codes' page names it.
	Entry string
	// Code is shown to the letter.
	Code string
	// Put is when it came into the slot.
	Put time.Time
}

// The code's letters: large for what fits in two lines, smaller for more.
const (
	deletionSize      = 26.0 // points
	deletionSizeSmall = 14.0
	deletionPadding   = 6.0 // millimetres
)

// DeletionSheet writes the sheet of one entry's deletion code, as a PDF of one
// page. It is a sheet of its own, so that it need not lie with the others.
func DeletionSheet(w io.Writer, words *text.Catalog, s DeletionSheetData) error {
	p := newPage(words, words.T("paper.deletion.title"), s.Put)
	p.write(words.T("paper.deletion.of", "Entry", s.Entry, "Date", p.date(s.Put)), "", headingSize)
	p.gap(6)
	p.deletionCode(s.Code)
	p.heading("paper.deletion.what")
	p.paragraph("paper.deletion.what.text")
	p.paragraph("paper.deletion.not.text")
	p.heading("paper.deletion.keep")
	p.paragraph("paper.deletion.keep.text")
	return p.finish(w)
}

// deletionCode draws the code in a frame. A long one is broken between letters,
// with nothing added at the break.
func (p *page) deletionCode(code string) {
	top := p.pdf.GetY()
	p.pdf.SetXY(margin, top+deletionPadding)
	size := deletionSize
	p.pdf.SetFont(fixedFont, "B", size)
	room := columnWidth - 2*deletionPadding
	if p.pdf.GetStringWidth(code) > 2*room {
		size = deletionSizeSmall
		p.pdf.SetFont(fixedFont, "B", size)
	}
	for _, line := range broken(code, room, p.pdf.GetStringWidth) {
		p.pdf.SetX(margin + deletionPadding)
		p.pdf.CellFormat(room, lineHeight(size), line, "", 1, "C", false, 0, "")
	}
	bottom := p.pdf.GetY() + deletionPadding
	p.frame(top, bottom)
	p.pdf.SetXY(margin, bottom)
	p.gap(4)
}

// broken cuts a text into lines no wider than room, at any letter. Joined, they
// are the text; a line break of the text itself ends a line.
func broken(content string, room float64, width func(string) float64) []string {
	var lines []string
	line := ""
	for _, letter := range content {
		if letter == '\n' {
			lines, line = append(lines, line), ""
			continue
		}
		if next := line + string(letter); line == "" || width(next) <= room {
			line = next
			continue
		}
		lines, line = append(lines, line), string(letter)
	}
	return append(lines, line)
}
