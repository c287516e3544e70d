package program

import (
	"context"
	"io"
	"strings"
	"time"

	"kapukod/app/screens/deletion"
	"kapukod/app/widgets"
	"kapukod/internal/enroll"
	"kapukod/internal/paper"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// showDeletion shows the page of one entry's deletion code.
func (p *Program) showDeletion(id string) {
	for _, e := range p.entries {
		if e.ID == id {
			p.showDeletionOf(id, strings.TrimSpace(e.Key.Issuer+" "+e.Key.Account))
			return
		}
	}
}

// showDeletionOf shows the page of the entry with this id and name, over the codes.
func (p *Program) showDeletionOf(id, name string) *deletion.Screen {
	return p.showDeletionOver(id, name, p.showCodes)
}

// showDeletionOver shows the page of the entry with this id and name; back leaves
// it.
func (p *Program) showDeletionOver(id, name string, back func()) *deletion.Screen {
	p.again = back
	p.session.Touch()
	var screen *deletion.Screen
	var doubt enroll.Doubt
	screen = deletion.New(p.words, name, p.deletionStatus(id), deletion.Actions{
		Put: func(code string) {
			if err := p.checkDeletionCode(&doubt, id, code); err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			p.putDeletionCode(screen, id, strings.TrimSpace(code))
		},
		Reveal: func(phrase []byte) { p.revealDeletionCode(screen, slotEntry{id, name}, phrase) },
		Note:   func(onPaper bool) { p.noteDeletionPaper(screen, id, onPaper) },
		Back:   back,
	})
	p.shell.Show(screen)
	return screen
}

// deletionStatus is what is known of an entry's code without opening it.
func (p *Program) deletionStatus(id string) deletion.Status {
	document := p.vault.Document()
	defer document.Wipe()
	status := deletion.Status{Has: p.vault.HasDeletionCode(id)}
	for _, m := range document.Members {
		if m.ID == p.vault.Member() {
			status.NoAccess = m.SlotRecipient == ""
		}
	}
	if e := document.Entry(id); e != nil && e.DeletionPaper != nil {
		status.OnPaper = p.date(*e.DeletionPaper)
	}
	return status
}

// here tells whether the answer to a page still has somewhere to go: the page
// is in the window, and the vault that it belongs to is open.
func (p *Program) here(screen *deletion.Screen, open *vaultfile.Vault) bool {
	return p.vault == open && p.shell.Current() == screen
}

func (p *Program) putDeletionCode(screen *deletion.Screen, id, code string) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := open.PutDeletionCode(ctx, id, code)
		return func() {
			switch {
			case !p.here(screen, open):
			case err != nil:
				screen.Failed(p.sentence(err))
			default:
				screen.Kept()
			}
		}
	})
}

// checkDeletionCode refuses what is plainly something else.
func (p *Program) checkDeletionCode(doubt *enroll.Doubt, id, code string) error {
	document := p.vault.Document()
	defer document.Wipe()
	e := document.Entry(id)
	if e == nil {
		return vaultfile.ErrNoEntry
	}
	return doubt.Check(code, e.Key, p.codeTime(p.deps.Clock.Now()))
}

func (p *Program) noteDeletionPaper(screen *deletion.Screen, id string, onPaper bool) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := open.NoteDeletionPaper(ctx, id, onPaper)
		return func() {
			switch {
			case !p.here(screen, open):
			case err != nil:
				screen.Failed(p.sentence(err))
			default:
				screen.Noted(p.deletionStatus(id).OnPaper)
			}
		}
	})
}

// slotEntry is an entry as its deletion code's page knows it.
type slotEntry struct{ id, name string }

func (p *Program) revealDeletionCode(screen *deletion.Screen, entry slotEntry, phrase []byte) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		code, old, err := open.RevealDeletionCodes(ctx, entry.id, phrase)
		return func() {
			switch {
			case !p.here(screen, open):
				// Nobody is there to read it: it goes no further.
				code, old = vault.DeletionCode{}, nil
				p.overwriteMemory()
			case err != nil:
				screen.Failed(p.sentence(err))
			default:
				screen.Revealed(p.revealed(screen, entry, code, old), p.deps.Clock.Now())
			}
		}
	})
}

// revealed is what the page shows of the opened slot.
func (p *Program) revealed(screen *deletion.Screen, entry slotEntry,
	code vault.DeletionCode, old []vaultfile.OldDeletionCode) deletion.Revealed {
	page, open := p.deletionPage(entry, code), p.vault
	r := deletion.Revealed{Code: code.Text, Save: func() {
		back := func() {
			if p.vault == open {
				screen = p.showDeletionOf(entry.id, entry.name)
			}
		}
		p.savePage(page, back, func(_ widgets.Tone, title, body string) {
			if p.here(screen, open) {
				screen.AskPaper(title, body)
			}
		})
	}}
	if p.canPrint() {
		r.Print = func() {
			p.printPage(page, func(tone widgets.Tone, title, body string) {
				switch {
				case !p.here(screen, open):
				case tone == widgets.Good:
					screen.AskPaper(title, body)
				default:
					screen.Tell(tone, title, body)
				}
			})
		}
	}
	for _, o := range old {
		if o.Until.IsZero() {
			r.Others = append(r.Others, deletion.Earlier{Code: o.Text, When: p.words.T("deletion.put", "Date", p.date(o.Put))})
			continue
		}
		r.Old = append(r.Old, deletion.Earlier{Code: o.Text,
			When: p.words.T("deletion.old.when", "From", p.date(o.Put), "Until", p.date(o.Until))})
	}
	return r
}

// deletionPage is the code's own sheet, apart from that of the login codes.
func (p *Program) deletionPage(entry slotEntry, code vault.DeletionCode) printable {
	sheet := paper.DeletionSheetData{Entry: entry.name, Code: code.Text, Put: code.Put.Local()}
	words := p.words
	return printable{
		name: words.T("deletion.file", "Date", sheet.Put.Format(time.DateOnly)),
		draw: func(w io.Writer) error { return paper.DeletionSheet(w, words, sheet) },
	}
}
