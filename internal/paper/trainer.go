package paper

import (
	"fmt"
	"io"
	"time"

	"kapukod/internal/text"
)

// TrainerSheetData is what the sheet for a trainer shows. Its sentences come
// with it, in the language of the catalogue.
type TrainerSheetData struct {
	Title, Lead string
	Parts       []TrainerSheetPart
	Made        time.Time
}

// TrainerSheetPart is a heading with its paragraphs, Listed ones with marks.
type TrainerSheetPart struct {
	Heading    string
	Listed     bool
	Paragraphs []string
}

// The sheet's letters, in points: it lies on a table and is glanced at.
const (
	trainerTitle   = 20.0
	trainerHeading = 12.5
	trainerWords   = 11.0
	trainerIndent  = 5.0 // millimetres
)

// TrainerSheet writes the sheet as a PDF of as many pages as it needs. A part
// is never divided between two pages.
func TrainerSheet(w io.Writer, words *text.Catalog, s TrainerSheetData) error {
	p := blankPage(words, s.Title, s.Made)
	p.write(s.Title, "B", trainerTitle)
	p.gap(2)
	p.write(s.Lead, "", trainerWords)
	for _, part := range s.Parts {
		if p.pdf.GetY()+p.trainerHeight(part) > pageHeight-margin-lineHeight(smallSize)-2 {
			p.foot()
			p.pdf.AddPage()
		}
		p.trainerPart(part)
	}
	p.foot()
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("draw trainer's sheet: %w", err)
	}
	return nil
}

func (p *page) trainerPart(part TrainerSheetPart) {
	p.gap(2.5)
	p.write(part.Heading, "B", trainerHeading)
	for _, paragraph := range part.Paragraphs {
		p.pdf.SetFont(plainFont, "", trainerWords)
		width := columnWidth
		if part.Listed {
			p.pdf.CellFormat(trainerIndent, lineHeight(trainerWords), "–", "", 0, "L", false, 0, "")
			width -= trainerIndent
			p.pdf.SetLeftMargin(margin + trainerIndent)
		}
		p.pdf.MultiCell(width, lineHeight(trainerWords), paragraph, "", "L", false)
		p.pdf.SetLeftMargin(margin)
		p.pdf.SetX(margin)
	}
}

// trainerHeight is how much of a page a part takes, in millimetres.
func (p *page) trainerHeight(part TrainerSheetPart) float64 {
	height := 2.5 + lineHeight(trainerHeading)
	width := columnWidth
	if part.Listed {
		width -= trainerIndent
	}
	p.pdf.SetFont(plainFont, "", trainerWords)
	for _, paragraph := range part.Paragraphs {
		height += float64(len(p.pdf.SplitText(paragraph, width))) * lineHeight(trainerWords)
	}
	return height
}
