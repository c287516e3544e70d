package paper

import (
	"io"
	"strconv"
	"time"

	"kapukod/internal/text"
)

// RecoverySheetData is what a recovery sheet shows.
type RecoverySheetData struct {
	// VaultName tells one vault's sheet from another's, in a person's words.
	VaultName string
	Made      time.Time
	// Groups are the prefix that all keys share and the groups of the key;
	// Text is the whole, for the QR code.
	Groups []string
	Text   string
}

// The groups of the key beside its QR code, in millimetres.
const (
	codeSide     = 70.0
	groupColumns = 3
	groupSize    = 17.0 // points
	groupLine    = 10.8
	numberWidth  = 9.5
)

// RecoverySheet writes the sheet that lets a person in who forgot the
// passphrase, as a PDF of one page.
func RecoverySheet(w io.Writer, words *text.Catalog, s RecoverySheetData) error {
	p := newPage(words, words.T("paper.recovery.title"), s.Made)
	p.write(words.T("paper.recovery.of", "Vault", s.VaultName, "Date", p.date(s.Made)), "", headingSize)
	p.gap(4)
	p.paragraph("paper.recovery.what")
	if err := p.key(s); err != nil {
		return err
	}
	p.heading("paper.recovery.use")
	p.paragraph("paper.recovery.use.steps")
	p.heading("paper.recovery.keep")
	p.paragraph("paper.recovery.keep.text")
	p.heading("paper.recovery.lost")
	p.paragraph("paper.recovery.lost.text")
	p.write(words.T("paper.recovery.age"), "", smallSize)
	return p.finish(w)
}

// key draws the QR code and, beside it, the same as text in numbered groups.
func (p *page) key(s RecoverySheetData) error {
	top := p.pdf.GetY()
	if err := p.code(s.Text, margin, top, codeSide); err != nil {
		return err
	}
	left, y := margin+codeSide, top+4
	p.pdf.SetFont(fixedFont, "", wordsSize)
	p.pdf.SetXY(left, y)
	p.pdf.CellFormat(columnWidth-codeSide, groupLine, s.Groups[0], "", 0, "L", false, 0, "")
	y += groupLine
	wide := (columnWidth - codeSide) / groupColumns
	for i, group := range s.Groups[1:] {
		x := left + float64(i%groupColumns)*wide
		at := y + float64(i/groupColumns)*groupLine
		p.pdf.SetFont(plainFont, "", smallSize)
		p.pdf.SetXY(x, at)
		p.pdf.CellFormat(numberWidth, groupLine, strconv.Itoa(i+1)+".", "", 0, "R", false, 0, "")
		p.pdf.SetFont(fixedFont, "B", groupSize)
		p.pdf.SetXY(x+numberWidth, at)
		p.pdf.CellFormat(wide-numberWidth, groupLine, group, "", 0, "L", false, 0, "")
	}
	bottom := top + codeSide
	p.frame(top, bottom)
	p.pdf.SetXY(margin, bottom)
	p.gap(2)
	return nil
}
