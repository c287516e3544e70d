// Package wellbeing owns the page that tells whether all is well with the vault,
// a line for each thing with the button that mends it, and the page that tells
// how to copy the vault. It finds nothing out itself.
package wellbeing

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Line is one thing that was looked at, ready to read.
type Line struct {
	// Tone tells what is well (Good), to be done (Careful) and unknown (Info).
	Tone        widgets.Tone
	Title, Text string
	// Mend is the name of the button that mends it, OnMend what it does; nil for
	// none.
	Mend   string
	OnMend func()
}

// Screen is a page of lines.
type Screen struct{ widgets.Pages }

// New returns the page; summary stands above the lines.
func New(words *text.Catalog, summary string, lines []Line, back func()) *Screen {
	s := newScreen(words)
	body := widgets.NewColumn(widgets.NewWords(summary))
	for _, line := range lines {
		body.Add(widgets.NewNotice(line.Tone, line.Title, line.Text))
		if line.OnMend != nil {
			body.Add(widgets.NewButtonRow(widgets.NewButton(line.Mend, line.OnMend)))
		}
	}
	s.show(words.T("well.title"), body, back)
	return s
}

// NewCopying returns the page that tells how to copy the vault, which is in a
// folder.
func NewCopying(words *text.Catalog, folder string, copyPath, back func()) *Screen {
	s := newScreen(words)
	path := widgets.NewWords(folder)
	path.Wrapping = fyne.TextWrapBreak // it may have no blanks
	path.TextStyle = fyne.TextStyle{Bold: true}
	body := widgets.NewColumn(
		widgets.NewWords(words.T("well.copying.what")),
		steps(words.T("well.copying.lock"), words.T("well.copying.find"), words.T("well.copying.copy"), words.T("well.copying.away")),
		widgets.NewTightColumn(widgets.NewWords(words.T("well.copying.folder")), path),
		widgets.NewButtonRow(widgets.NewButton(words.T("well.copying.path"), copyPath)),
		widgets.NewNotice(widgets.Info, words.T("well.copying.same.title"), words.T("well.copying.same.text")),
	)
	s.show(words.T("well.copying.title"), body, back)
	return s
}

// steps are numbered from 1.
func steps(sentences ...string) fyne.CanvasObject {
	column := widgets.NewTightColumn()
	for i, sentence := range sentences {
		column.Add(widgets.NewWords(strconv.Itoa(i+1) + ". " + sentence))
	}
	return column
}

func newScreen(words *text.Catalog) *Screen {
	return &Screen{Pages: widgets.NewPages(words.T("common.back"), "")}
}

func (s *Screen) show(title string, body fyne.CanvasObject, back func()) {
	s.Begin()
	leave := s.Back(back)
	leave.Rank = widgets.Main
	s.Show(title, body, leave)
}
