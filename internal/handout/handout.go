// Package handout puts the practice portal's sheet for trainers on paper. The
// portal knows nothing of the program's paper, and the paper nothing of the
// portal. It never prints and never opens a file.
package handout

import (
	"bytes"
	"io/fs"
	"time"

	"kapukod/internal/paper"
	"kapukod/internal/practice"
	"kapukod/internal/text"
)

// Drawer returns a function that makes the sheet in a language, as a PDF, with
// the program's sentences from files.
func Drawer(files fs.FS, now func() time.Time) func(practice.Lang, practice.Sheet) ([]byte, error) {
	return func(lang practice.Lang, sheet practice.Sheet) ([]byte, error) {
		words, err := text.Load(files, text.Lang(lang))
		if err != nil {
			return nil, err
		}
		data := paper.TrainerSheetData{Title: sheet.Title, Lead: sheet.Lead, Made: now()}
		for _, part := range sheet.Parts {
			data.Parts = append(data.Parts, paper.TrainerSheetPart(part))
		}
		var pdf bytes.Buffer
		if err := paper.TrainerSheet(&pdf, words, data); err != nil {
			return nil, err
		}
		return pdf.Bytes(), nil
	}
}
