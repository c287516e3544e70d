package manual

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"
)

// The page, in millimetres.
const (
	pageHeight  = 297.0
	margin      = 18.0
	columnWidth = 210 - 2*margin
)

// The sizes of letters, in points: large enough to be read beside the screen.
const (
	coverSize   = 40.0
	titleSize   = 22.0
	headingSize = 15.0
	wordsSize   = 12.0
	smallSize   = 11.0
)

const (
	plainFont = "go"
	fixedFont = "gomono"
)

// pages is the PDF being drawn, from top to bottom.
type pages struct {
	*fpdf.Fpdf
	book   *book
	places []place // the chapters met so far, for the contents
	beside float64 // the foot of the drawing at the right, 0 for none
}

// place is where a chapter begins.
type place struct {
	title string
	page  int
	link  int
}

// pdf draws the manual twice: the first time to learn on which page each chapter begins.
func (b *book) pdf(digest string) ([]byte, error) {
	first, err := b.draw(digest, nil)
	if err != nil {
		return nil, err
	}
	second, err := b.draw(digest, first.places)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := second.Output(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (b *book) draw(digest string, contents []place) (*pages, error) {
	p := &pages{Fpdf: newPDF("mm"), book: b}
	p.SetTitle(b.words.Title+" – "+b.words.Subtitle, true)
	p.SetCreator(b.words.Title, true)
	p.SetKeywords(digestMark+digest, false)
	p.SetLang("hu")
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(true, margin)
	p.SetFooterFunc(p.foot)
	p.cover(contents)
	for _, c := range b.words.Chapters {
		p.chapter(c)
	}
	p.room(60)
	p.begin(b.words.Labels.Guides)
	p.paragraph(b.words.Labels.GuidesText, columnWidth)
	for _, g := range b.guides {
		p.guide(g)
	}
	if err := p.Error(); err != nil {
		return nil, err
	}
	return p, nil
}

// newPDF has the fonts, and nothing that differs from day to day.
func newPDF(unit string) *fpdf.Fpdf {
	pdf := fpdf.New("P", unit, "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(time.Unix(0, 0).UTC())
	pdf.SetModificationDate(time.Unix(0, 0).UTC())
	for _, font := range []struct {
		name, style string
		content     []byte
	}{
		{plainFont, "", goregular.TTF}, {plainFont, "B", gobold.TTF}, {plainFont, "I", goitalic.TTF},
		{fixedFont, "", gomono.TTF}, {fixedFont, "B", gomonobold.TTF},
	} {
		// fpdf writes into what it is given; a second PDF would come out differently.
		pdf.AddUTF8FontFromBytes(font.name, font.style, slices.Clone(font.content))
	}
	return pdf
}

// newMeasure measures letters in points.
func newMeasure() *fpdf.Fpdf {
	pdf := newPDF("pt")
	pdf.SetCellMargin(0)
	return pdf
}

// cover is the first page, and the contents.
func (p *pages) cover(contents []place) {
	w := p.book.words
	p.AddPage()
	p.SetY(90)
	p.write(w.Title, "B", coverSize, columnWidth)
	p.write(w.Subtitle, "", titleSize, columnWidth)
	p.Ln(12)
	p.write(w.Unofficial, "", wordsSize, columnWidth)
	p.AddPage()
	p.write(w.Labels.Contents, "B", titleSize, columnWidth)
	p.Ln(4)
	for _, c := range contents {
		p.SetFont(plainFont, "", wordsSize)
		high := lineHeight(wordsSize) * 1.35
		p.CellFormat(columnWidth-15, high, c.title, "", 0, "L", false, c.link, "")
		p.CellFormat(15, high, fmt.Sprint(c.page), "", 1, "R", false, c.link, "")
	}
}

// begin writes a chapter's title and notes its place.
func (p *pages) begin(title string) {
	if p.PageNo() <= 2 {
		p.AddPage()
	}
	link := p.AddLink()
	p.SetLink(link, p.GetY(), p.PageNo())
	p.places = append(p.places, place{title, p.PageNo(), link})
	p.Bookmark(title, 0, -1)
	p.write(title, "B", titleSize, columnWidth)
	p.Ln(2)
}

// room begins a new page where less than high is left on this one.
func (p *pages) room(high float64) {
	if p.GetY()+high > pageHeight-margin {
		p.AddPage()
		p.beside = 0
	}
}

func (p *pages) write(said, style string, size, wide float64) {
	p.SetFont(plainFont, style, size)
	p.SetTextColor(black[0], black[1], black[2])
	p.MultiCell(wide, lineHeight(size), said, "", "L", false)
}

func (p *pages) paragraph(said string, wide float64) {
	p.write(said, "", wordsSize, wide)
	p.Ln(2)
}

// tall is the height that write will take.
func (p *pages) tall(said, style string, size, wide float64) float64 {
	p.SetFont(plainFont, style, size)
	count := 0
	for range p.SplitText(said, wide) {
		count++
	}
	return float64(count) * lineHeight(size)
}

// foot says the page's number. The cover has none.
func (p *pages) foot() {
	if p.PageNo() == 1 {
		return
	}
	p.SetY(pageHeight - margin + 5)
	p.SetFont(plainFont, "", smallSize)
	p.CellFormat(columnWidth, lineHeight(smallSize), fmt.Sprint(p.PageNo()), "", 0, "C", false, 0, "")
}

// lineHeight is that of letters of a size, in millimetres.
func lineHeight(points float64) float64 { return points * 1.3 * 25.4 / 72 }
