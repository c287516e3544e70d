package paper

import (
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"

	"kapukod/internal/text"
)

// The page, in millimetres.
const (
	pageWidth   = 210.0
	pageHeight  = 297.0
	margin      = 20.0
	columnWidth = pageWidth - 2*margin
)

// The sizes of letters, in points.
const (
	titleSize   = 26.0
	headingSize = 15.0
	wordsSize   = 13.0
	smallSize   = 10.0
)

// The fonts: Go's own, free to embed, with every letter of Hungarian. The fixed
// one tells 0 from O.
const (
	plainFont = "go"
	fixedFont = "gomono"
)

// page is one sheet being drawn, from top to bottom.
type page struct {
	pdf   *fpdf.Fpdf
	words *text.Catalog
}

// newPage begins a sheet; made is its date of creation.
func newPage(words *text.Catalog, title string, made time.Time) *page {
	p := blankPage(words, title, made)
	p.write(title, "B", titleSize)
	p.gap(2)
	return p
}

// blankPage begins a sheet with nothing on it.
func blankPage(words *text.Catalog, title string, made time.Time) *page {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCreationDate(made)
	pdf.SetModificationDate(made)
	pdf.SetCatalogSort(true)
	pdf.SetTitle(title, true)
	pdf.SetCreator(words.T("app.name"), true)
	pdf.SetLang(string(words.Lang()))
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(false, margin)
	pdf.AddUTF8FontFromBytes(plainFont, "", goregular.TTF)
	pdf.AddUTF8FontFromBytes(plainFont, "B", gobold.TTF)
	pdf.AddUTF8FontFromBytes(fixedFont, "", gomono.TTF)
	pdf.AddUTF8FontFromBytes(fixedFont, "B", gomonobold.TTF)
	pdf.AddPage()
	return &page{pdf: pdf, words: words}
}

// write puts a paragraph over the whole width.
func (p *page) write(words, style string, size float64) {
	p.pdf.SetFont(plainFont, style, size)
	p.pdf.MultiCell(columnWidth, lineHeight(size), words, "", "L", false)
}

// lineHeight is that of letters of a size, in millimetres.
func lineHeight(points float64) float64 { return points * 1.3 * 25.4 / 72 }

func (p *page) paragraph(key string, args ...any) {
	p.write(p.words.T(key, args...), "", wordsSize)
	p.gap(2)
}

func (p *page) heading(key string) {
	p.gap(2)
	p.write(p.words.T(key), "B", headingSize)
	p.gap(1)
}

func (p *page) gap(millimetres float64) { p.pdf.Ln(millimetres) }

// frame draws a line around what was drawn since the height top.
func (p *page) frame(top, bottom float64) {
	p.pdf.SetLineWidth(0.4)
	p.pdf.Rect(margin, top, columnWidth, bottom-top, "D")
}

// foot says at the bottom who made the sheet, and that it is unofficial.
func (p *page) foot() {
	p.pdf.SetFont(plainFont, "", smallSize)
	p.pdf.SetXY(margin, pageHeight-margin-lineHeight(smallSize))
	p.pdf.MultiCell(columnWidth, lineHeight(smallSize), p.words.T("about.unofficial.text"), "", "L", false)
}

// finish writes the PDF. A sheet that does not fit on one page is an error: a
// second page is one that gets lost.
func (p *page) finish(w io.Writer) error {
	bottom := p.pdf.GetY()
	p.foot()
	if over := bottom - (pageHeight - margin - lineHeight(smallSize)); over > 0 {
		return fmt.Errorf("draw sheet: %.0f mm too long", over)
	}
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("draw sheet: %w", err)
	}
	return nil
}

// date is a day as the language writes it.
func (p *page) date(at time.Time) string {
	return p.words.T("paper.date", "Year", at.Format("2006"), "Month", at.Format("01"), "Day", at.Format("02"))
}
