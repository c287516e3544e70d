package program

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"kapukod/app/screens/codes"
	"kapukod/app/screens/recovery"
	"kapukod/app/widgets"
	"kapukod/internal/paper"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// sheetPatience is the least idle time before the vault locks while a new
// sheet is on its way to paper: copying it by hand takes a while, and its
// secret cannot be shown again.
const sheetPatience = 20 * time.Minute

// openWithSheet makes a new vault the open one and shows its recovery sheet.
func (p *Program) openWithSheet(made *vaultfile.Vault, key vaultfile.RecoveryKey) {
	p.sheet = &key
	p.whenOpen = p.showSheet
	p.session.Adopt(made)
}

// showSheet shows the sheet whose secret is in hand.
func (p *Program) showSheet() {
	if p.sheet == nil || p.vault == nil {
		p.showCodes()
		return
	}
	p.again = p.showCodes
	p.session.SetIdleLock(max(sheetPatience, p.settings.LockAfter()))
	document := p.vault.Document()
	defer document.Wipe()
	var screen *recovery.Sheet
	actions := recovery.SheetActions{
		Save:  func() { p.savePage(p.sheetPage(), p.showSheet, p.tellAboutSheet) },
		Prove: func(groups map[int]string) { p.prove(screen, groups, p.sheetDone) },
		Later: p.sheetLater,
	}
	if p.canPrint() {
		actions.Print = func() { p.printPage(p.sheetPage(), screen.Tell) }
	}
	screen = recovery.NewSheet(p.words, p.sheet.Groups(), document.Recovery.Asked(), actions)
	p.shell.Show(screen)
}

// tellAboutSheet shows news on the page of the new sheet, if it is there.
func (p *Program) tellAboutSheet(tone widgets.Tone, title, body string) {
	if screen, ok := p.shell.Current().(*recovery.Sheet); ok {
		screen.Tell(tone, title, body)
	}
}

// sheetPage is the sheet in hand as a page for paper.
func (p *Program) sheetPage() printable {
	document := p.vault.Document()
	defer document.Wipe()
	var names []string
	for _, m := range document.Members {
		names = append(names, m.Name)
	}
	sheet := paper.RecoverySheetData{
		VaultName: strings.Join(names, ", "),
		Made:      document.Recovery.Created.Local(),
		Groups:    p.sheet.Groups(), Text: p.sheet.Text(),
	}
	words := p.words
	return printable{
		name: words.T("recovery.file", "Date", sheet.Made.Format(time.DateOnly)),
		draw: func(w io.Writer) error { return paper.RecoverySheet(w, words, sheet) },
	}
}

// sheetDone goes on after the new sheet was proved.
func (p *Program) sheetDone() {
	p.dropSheet()
	p.showCodes()
	p.overwriteMemory()
	if p.codes != nil {
		p.codes.Tell(widgets.Good, p.words.T("recovery.done.title"), p.words.T("recovery.done.text"),
			p.deps.Clock.Now().Add(newsFor))
	}
}

// sheetLater goes on without proof. The reminder comes with the next start.
func (p *Program) sheetLater() {
	p.reminded = true
	p.dropSheet()
	p.showCodes()
	p.overwriteMemory()
}

// dropSheet wipes the secret of the sheet in hand.
func (p *Program) dropSheet() {
	if p.sheet == nil {
		return
	}
	p.sheet.Wipe()
	p.sheet = nil
	p.session.SetIdleLock(p.settings.LockAfter())
}

// proving is a page that asks for groups of the sheet.
type proving interface {
	WrongGroups(numbers []int)
	Failed(title, body string)
}

func (p *Program) prove(page proving, groups map[int]string, proven func()) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := open.ProveRecovery(ctx, groups)
		return func() {
			var wrong *vaultfile.WrongGroupsError
			switch {
			case p.vault != open:
				// Locked meanwhile: nobody waits for the answer.
			case errors.As(err, &wrong):
				page.WrongGroups(wrong.Groups)
			case err != nil:
				page.Failed(p.sentence(err))
			default:
				proven()
			}
		}
	})
}

// showRecovery shows the page about the vault's sheet; back leaves it.
func (p *Program) showRecovery(back func()) *recovery.About {
	p.again = func() { p.showRecovery(back) }
	p.session.Touch()
	document := p.vault.Document()
	defer document.Wipe()
	var screen *recovery.About
	screen = recovery.NewAbout(p.words, p.recoveryStatus(document), recovery.StatusActions{
		Prove: func(groups map[int]string) {
			p.prove(screen, groups, func() { p.showRecovery(back) })
		},
		Renew:  func(own []byte) { p.renewSheet(screen, own) },
		Revoke: func(own []byte) { p.revokeSheet(screen, own, back) },
		Back:   back,
	})
	p.shell.Show(screen)
	return screen
}

func (p *Program) recoveryStatus(document *vault.Document) recovery.Status {
	if document.Recovery == nil {
		return recovery.Status{}
	}
	status := recovery.Status{
		Exists: true, Made: p.date(document.Recovery.Created), Asked: document.Recovery.Asked(),
	}
	if proven := document.Recovery.Proven; proven != nil {
		status.Proven = p.date(*proven)
	}
	return status
}

// date is a day as the reader writes it.
func (p *Program) date(t time.Time) string {
	t = t.Local()
	return p.words.T("common.date", "Year", t.Format("2006"), "Month", t.Format("01"), "Day", t.Format("02"))
}

func (p *Program) renewSheet(screen *recovery.About, own []byte) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(own)
		key, err := open.RenewRecovery(ctx, own)
		return func() {
			switch {
			case err != nil:
				screen.Failed(p.sentence(err))
			case p.vault != open: // locked meanwhile: the sheet will have to be made anew
				key.Wipe()
			default:
				p.sheet = &key
				p.showSheet()
			}
		}
	})
}

func (p *Program) revokeSheet(screen *recovery.About, own []byte, back func()) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(own)
		err := open.RevokeRecovery(ctx, own)
		return func() {
			switch {
			case err != nil:
				screen.Failed(p.sentence(err))
			case p.vault == open:
				p.showRecovery(back)
			}
		}
	})
}

// sheetReminder reminds of a sheet that nobody has proved to have, once a
// start and not beside other news of the vault.
func (p *Program) sheetReminder(document *vault.Document) *codes.Reminder {
	sheet := document.Recovery
	if p.reminded || sheet == nil || sheet.Proven != nil || document.ReadOnly || len(document.SetAside) > 0 {
		return nil
	}
	return &codes.Reminder{
		Text: p.words.T("codes.reminder.text"),
		Open: p.words.T("recovery.title"), Dismiss: p.words.T("codes.reminder.dismiss"),
		OnOpen: func() { p.showRecovery(p.showCodes) },
		OnDismiss: func() {
			p.reminded = true
			p.showCodes()
		},
	}
}
