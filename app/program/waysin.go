package program

import (
	"bytes"
	"context"
	"image"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"kapukod/app/screens/enroll"
	"kapukod/app/screens/files"
	"kapukod/app/screens/recovery"
	"kapukod/app/widgets"
	"kapukod/internal/imagefile"
	"kapukod/internal/payload"
	"kapukod/internal/places"
)

// mayHoldCode accepts the files to choose from.
func mayHoldCode(name string) bool {
	return places.IsPicture(name) || strings.EqualFold(filepath.Ext(name), ".pdf")
}

// chooseKeyPicture asks for a picture file of an enrolment code. The page of
// folders takes the place of the enrolment, which is begun anew after it:
// nothing of it was saved that is not resumed.
func (p *Program) chooseKeyPicture(renewing string) {
	p.choose(choosing{
		wording: files.Wording{
			Title: p.words.T("enroll.file.title"), Explain: p.words.T("enroll.file.text"),
			Empty: p.words.T("files.nopicture"), Busy: p.words.T("enroll.file.reading"),
		},
		from: places.Pictures,
		show: mayHoldCode,
		chosen: func(_ *files.Screen, path string) {
			if screen := p.sourceAgain(renewing); screen != nil {
				p.readKeyPictures(screen, []string{path})
			}
		},
		back: func() { p.sourceAgain(renewing) },
	})
}

// sourceAgain shows the page that asks where the key is.
func (p *Program) sourceAgain(renewing string) *enroll.Screen {
	switch {
	case p.guide != nil:
		p.guide.renew = renewing != ""
		p.showStep()
	case renewing == "":
		p.beginEnrolment()
	default:
		p.resumePlainly(renewing)
	}
	screen, _ := p.shell.Current().(*enroll.Screen)
	if screen != nil && renewing != "" {
		screen.OtherKey()
	}
	return screen
}

// readKeyPictures looks for enrolment codes in picture files.
func (p *Program) readKeyPictures(screen *enroll.Screen, paths []string) {
	p.session.Touch()
	screen.Tell(widgets.Info, p.words.T("enroll.file.reading"), "")
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		var all []payload.Payload
		var last *enroll.Seen
		var failed error
		for _, path := range paths {
			found, seen, err := p.lookInFile(ctx, path)
			if err != nil {
				failed = err
				continue
			}
			last.Wipe()
			last, all = seen, append(all, found...)
		}
		if len(paths) > 1 {
			last.Wipe() // one picture does not show the codes of all
			last = nil
		}
		return func() { p.useFound(screen, all, last, failed) }
	})
}

// useFound goes on with what was found in pictures, unless the page is gone.
func (p *Program) useFound(screen *enroll.Screen, found []payload.Payload, seen *enroll.Seen, err error) {
	switch {
	case p.shell.Current() != screen || !screen.AtSource():
		seen.Wipe()
	case err != nil && len(found) == 0:
		seen.Wipe()
		title, body := p.sentence(err)
		screen.Tell(widgets.Careful, title, body)
	default:
		p.sight.put(seen)
		screen.Use(found)
	}
}

func (p *Program) lookInFile(ctx context.Context, path string) ([]payload.Payload, *enroll.Seen, error) {
	pictures, err := p.readPictures(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	defer imagefile.Wipe(pictures...)
	var all []payload.Payload
	var shown *enroll.Seen
	for _, picture := range pictures {
		found, seen, err := p.lookInPicture(ctx, picture)
		switch {
		case err != nil:
			shown.Wipe()
			return nil, nil, err
		case shown == nil && len(all) == 0, len(all) == 0 && len(found) > 0:
			shown.Wipe()
			shown = seen
		default:
			seen.Wipe()
		}
		if len(all) > 0 && len(found) > 0 {
			shown.Wipe() // one page does not show the codes of all
			shown = nil
		}
		all = append(all, found...)
	}
	return all, shown, nil
}

// lookInPicture reads the codes in a picture, which is wiped.
func (p *Program) lookInPicture(ctx context.Context, picture image.Image) ([]payload.Payload, *enroll.Seen, error) {
	defer imagefile.Wipe(picture)
	report, err := p.deps.Screens.Look(ctx, picture)
	if err != nil {
		return nil, nil, err
	}
	seen := newSeen(picture.Bounds())
	seen.File = true
	addShot(seen, picture.Bounds(), picture, report)
	return report.Payloads, seen, nil
}

// paste takes a key, an otpauth text or a picture from the clipboard.
func (p *Program) paste() {
	screen, ok := p.shell.Current().(*enroll.Screen)
	if !ok || !screen.AtSource() {
		return
	}
	p.session.Touch()
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		text, err := p.deps.Clipboard.Read()
		if err == nil && isText(text) {
			return func() {
				if p.shell.Current() == screen && screen.AtSource() {
					screen.Type(text)
				}
			}
		}
		found, seen, err := p.lookAtClipboard(ctx)
		return func() {
			if err == nil && seen == nil && p.shell.Current() == screen {
				screen.Tell(widgets.Careful, p.words.T("enroll.paste.empty.title"), p.words.T("enroll.paste.empty.text"))
				return
			}
			p.useFound(screen, found, seen, err)
		}
	})
}

// isText tells a text to read from nothing, and from the bytes of a picture,
// which some programs hand out whatever they are asked for.
func isText(text string) bool {
	return strings.TrimSpace(text) != "" && utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}

// lookAtClipboard reads the codes of the clipboard's picture; there is nothing
// seen where it holds none.
func (p *Program) lookAtClipboard(ctx context.Context) ([]payload.Payload, *enroll.Seen, error) {
	if p.deps.ClipboardPicture == nil {
		return nil, nil, nil
	}
	data, err := p.deps.ClipboardPicture()
	if err != nil || len(data) == 0 {
		return nil, nil, err
	}
	defer clear(data)
	picture, err := imagefile.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, nil, err
	}
	return p.lookInPicture(ctx, picture)
}

// dropped takes picture files that were dropped on the window.
func (p *Program) dropped(_ fyne.Position, dropped []fyne.URI) {
	var paths []string
	for _, uri := range dropped {
		if uri.Scheme() == "file" {
			paths = append(paths, uri.Path())
		}
	}
	if len(paths) == 0 {
		return
	}
	switch screen := p.shell.Current().(type) {
	case *recovery.Forgotten:
		p.setInput(screen.Text())
		p.readSheetPicture(paths[0])
	case *enroll.Screen:
		if screen.AtSource() {
			p.readKeyPictures(screen, paths)
		}
	}
}
