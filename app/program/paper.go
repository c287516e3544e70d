package program

import (
	"bytes"
	"context"
	"io"
	"path/filepath"

	"kapukod/app/screens/files"
	"kapukod/app/widgets"
	"kapukod/internal/places"
)

// Paper is how the program brings a page to paper.
type Paper struct {
	// Print sends a PDF to the printer under a name; the page touches no file.
	// It is nil where there is no printing command.
	Print func(ctx context.Context, name string, pdf []byte) error
}

// printable is a page for paper.
type printable struct {
	// name is what the printed job and the file are called, without ".pdf".
	name string
	// draw writes the page as a PDF. It runs on a background goroutine.
	draw func(w io.Writer) error
}

// canPrint reports whether there is a printing command.
func (p *Program) canPrint() bool { return p.deps.Paper.Print != nil }

// printPage prints the page and tells how it went.
func (p *Program) printPage(page printable, tell func(tone widgets.Tone, title, body string)) {
	p.session.Touch()
	tell(widgets.Info, p.words.T("page.printing.title"), "")
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := page.withPDF(func(pdf []byte) error { return p.deps.Paper.Print(ctx, page.name, pdf) })
		return func() {
			if err != nil {
				title, body := p.sentence(err)
				tell(widgets.Trouble, title, body)
				return
			}
			tell(widgets.Good, p.words.T("page.printed.title"), p.words.T("page.printed.text"))
		}
	})
}

// savePage asks for a folder and puts the page there as a new PDF file. Then,
// and when the user changes his mind, back shows the page that was left; after
// it, saved is told what to say.
func (p *Program) savePage(page printable, back func(), saved func(tone widgets.Tone, title, body string)) {
	p.choose(choosing{
		wording: files.Wording{
			Title: p.words.T("page.save.title"), Explain: p.words.T("page.save.name", "Name", page.name+".pdf"),
			Choose: p.words.T("page.save.here"), Busy: p.words.T("page.saving"),
		},
		from: places.Documents,
		chosen: func(screen *files.Screen, folder string) {
			p.deps.Runner.Run(p.ctx, func(context.Context) func() {
				var path string
				known := p.deps.Files.Places()
				err := page.withPDF(func(pdf []byte) (err error) {
					path, err = p.deps.Files.Create(folder, page.name+".pdf", pdf)
					return err
				})
				return func() {
					if err != nil {
						screen.Failed(p.sentence(err))
						return
					}
					back()
					where := p.words.T("page.saved.where", "File", filepath.Base(path), "Folder", p.folderName(known, folder))
					saved(widgets.Good, p.words.T("page.saved.title"), where+" "+p.words.T("page.saved.text"))
				}
			})
		},
		back: back,
	})
}

// withPDF draws the page, hands it over, and wipes it.
func (page printable) withPDF(use func(pdf []byte) error) error {
	var pdf bytes.Buffer
	defer func() {
		whole := pdf.Bytes()
		clear(whole[:cap(whole)])
	}()
	if err := page.draw(&pdf); err != nil {
		return err
	}
	return use(pdf.Bytes())
}
