package program

import (
	"context"
	"errors"
	"strings"
	"time"

	"kapukod/app/screens/files"
	phrasepages "kapukod/app/screens/passphrase"
	"kapukod/app/screens/recovery"
	"kapukod/app/widgets"
	"kapukod/internal/capture"
	"kapukod/internal/payload"
	"kapukod/internal/places"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// sheetInput is what the user has given of a sheet while the passphrase is
// forgotten. It is wiped when these pages are left.
type sheetInput struct {
	typed   []byte
	key     *vaultfile.RecoveryKey
	members []vault.Member
	// earlier names the state that may be put back.
	earlier string
	// stop ends the time that all this is kept; nil while there is nothing.
	stop func() bool
}

// inputPatience is how long a sheet that was typed or found is kept while
// nothing happens.
const inputPatience = 15 * time.Minute

// setInput replaces what was given before by what stands in the field.
func (p *Program) setInput(typed []byte) {
	p.input.wipe()
	p.input.typed = typed
	p.keepInput()
}

// keepInput begins that time anew.
func (p *Program) keepInput() {
	if p.input.stop != nil {
		p.input.stop()
	}
	p.input.stop = p.deps.Clock.AfterFunc(inputPatience, func() {
		p.deps.Do(func() {
			if p.input.stop != nil {
				p.leaveForgotten()
			}
		})
	})
}

func (in *sheetInput) wipe() {
	clear(in.typed)
	if in.key != nil {
		in.key.Wipe()
	}
	if in.stop != nil {
		in.stop()
	}
	*in = sheetInput{}
}

// showForgotten asks for the recovery sheet.
func (p *Program) showForgotten() {
	p.again = func() { p.showUnlock("") }
	p.keepInput()
	var screen *recovery.Forgotten
	screen = recovery.NewForgotten(p.words, p.input.typed, recovery.ForgottenActions{
		Count: func(typed string) string {
			p.keepInput()
			return p.countGroups(typed)
		},
		Typed:   func(sheet []byte) { p.takeTyped(screen, sheet) },
		Scan:    func() { p.scanSheet(screen) },
		Picture: func() { p.chooseSheetPicture(screen) },
		Again:   p.showForgotten,
		Who:     func(i int) { p.newPassphraseFor(p.input.members[i]) },
		Restore: func() { p.restoreForSheet(screen) },
		Back:    p.leaveForgotten,
	})
	switch p.permission() {
	case capture.Asked:
		screen.Tell(widgets.Careful, p.words.T("enroll.source.asked.title"), p.words.T("enroll.source.asked.text"))
	case capture.Missing:
		screen.Tell(widgets.Careful, p.words.T("enroll.source.missing.title"), p.words.T("enroll.source.missing.text"))
	}
	p.shell.Show(screen)
}

// leaveForgotten goes back to asking for the passphrase, and forgets what was
// given of the sheet.
func (p *Program) leaveForgotten() {
	p.showUnlock("")
	p.overwriteMemory()
}

// The length of a sheet's text: what all sheets begin with, groups of four
// and a last one of two.
const (
	sheetPrefix  = "AGESECRETKEYPQ1"
	sheetGroups  = 15
	sheetLetters = 58
)

// countGroups says how many groups of a sheet are typed.
func (p *Program) countGroups(typed string) string {
	letters := strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\u00a0' {
			return -1
		}
		return r
	}, typed))
	if strings.HasPrefix(sheetPrefix, letters) {
		letters = ""
	}
	n := len([]rune(strings.TrimPrefix(letters, sheetPrefix)))
	switch {
	case n == 0:
		return p.words.T("forgotten.hint")
	case n == sheetLetters:
		return p.words.T("forgotten.all", "All", sheetGroups)
	case n > sheetLetters:
		return p.words.T("forgotten.toomany", "All", sheetGroups)
	}
	return p.words.T("forgotten.count", "Count", n/4, "All", sheetGroups)
}

// takeTyped reads a typed sheet.
func (p *Program) takeTyped(screen *recovery.Forgotten, typed []byte) {
	p.setInput(typed)
	key, err := vaultfile.ParseRecoveryKey(typed)
	if err != nil {
		screen.Failed(p.sentence(err))
		return
	}
	p.takeSheet(screen, key)
}

// takeSheet goes on with the sheet that was read: whom can it let in?
func (p *Program) takeSheet(screen *recovery.Forgotten, key vaultfile.RecoveryKey) {
	p.input.key = &key
	p.keepInput()
	mine := copyKey(key)
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer mine.Wipe()
		members, err := vaultfile.RecoveryMembers(ctx, p.deps.Vault.Dir, mine, p.deps.Vault.Options)
		return func() {
			if p.shell.Current() != screen {
				return // the user went away meanwhile
			}
			var damaged *vaultfile.DamagedError
			switch {
			case errors.As(err, &damaged) && damaged.Newest != nil:
				p.input.earlier = damaged.Newest.Name
				screen.Offer(p.sentence(err))
			case err != nil:
				screen.Failed(p.sentence(err))
			case len(members) == 1:
				p.newPassphraseFor(members[0])
			default:
				p.input.members = members
				screen.AskWho(memberNames(members))
			}
		}
	})
}

func memberNames(members []vault.Member) []string {
	var names []string
	for _, m := range members {
		names = append(names, m.Name)
	}
	return names
}

// copyKey gives background work a key of its own, which it wipes: the user
// may leave the page, and the key with it, at any time.
func copyKey(key vaultfile.RecoveryKey) vaultfile.RecoveryKey {
	text := []byte(key.Text())
	defer clear(text)
	same, _ := vaultfile.ParseRecoveryKey(text) // it was read before
	return same
}

// newPassphraseFor asks for the member's new passphrase and opens the vault.
func (p *Program) newPassphraseFor(who vault.Member) {
	p.keepInput()
	p.choosePassphrase(phrasepages.Wording{
		Title: p.words.T("forgotten.phrase.title"), Why: p.words.T("forgotten.phrase.why", "Name", who.Name),
		Submit: p.words.T("forgotten.phrase.use"), Working: p.words.T("forgotten.working"),
		WorkingTitle: p.words.T("forgotten.working.title"), WorkingText: p.words.T("welcome.creating.text"),
	}, who.Name, func(screen *phrasepages.Screen, phrase []byte) { p.recover(screen, who.ID, phrase) }, p.showForgotten)
}

func (p *Program) recover(screen *phrasepages.Screen, memberID string, phrase []byte) {
	if p.input.key == nil {
		return
	}
	key := copyKey(*p.input.key)
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		defer key.Wipe()
		as := vaultfile.NewPassphrase{MemberID: memberID, Passphrase: phrase}
		opened, err := vaultfile.Recover(ctx, p.deps.Vault.Dir, key, as, p.deps.Vault.Options)
		if err == nil && ctx.Err() != nil {
			opened.Close() // the program ends: nobody else will
			return nil
		}
		if err == nil {
			p.forgetRemembered(ctx)
		}
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			p.input.wipe()
			p.whenOpen = p.showRecovered
			p.session.Adopt(opened)
		}
	})
}

// showRecovered asks whether the sheet can be trusted on.
func (p *Program) showRecovered() {
	p.again = p.showCodes
	p.shell.Show(recovery.NewOpened(p.words, p.showCodes, func() { p.showRecovery(p.showCodes).AskRenew() }))
}

// restoreForSheet puts the earlier state back that was offered.
func (p *Program) restoreForSheet(screen *recovery.Forgotten) {
	earlier := p.input.earlier
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := vaultfile.Restore(ctx, p.deps.Vault.Dir, earlier, p.deps.Vault.Options)
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			screen.Restored(p.words.T("unlock.restored.title"), p.words.T("forgotten.restored"))
		}
	})
}

// scanSheet looks for a sheet's QR code on the screen.
func (p *Program) scanSheet(screen *recovery.Forgotten) {
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		found, seen, err := p.scanFor(ctx, isSheet)
		seen.Wipe()
		return func() { p.takeFound(screen, found, err) }
	})
}

// chooseSheetPicture asks for a picture of the sheet.
func (p *Program) chooseSheetPicture(screen *recovery.Forgotten) {
	p.setInput(screen.Text())
	p.choose(choosing{
		wording: files.Wording{
			Title: p.words.T("forgotten.choose"), Explain: p.words.T("forgotten.choose.text"),
			Empty: p.words.T("files.nopicture"), Busy: p.words.T("forgotten.reading"),
		},
		from:   places.Pictures,
		show:   mayHoldCode,
		chosen: func(_ *files.Screen, path string) { p.readSheetPicture(path) },
		back:   p.showForgotten,
	})
}

// readSheetPicture looks for a sheet in a picture file.
func (p *Program) readSheetPicture(path string) {
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		found, err := p.readCodes(ctx, path)
		return func() {
			if p.input.stop == nil {
				return // these pages were left meanwhile
			}
			p.showForgotten()
			if screen, ok := p.shell.Current().(*recovery.Forgotten); ok {
				p.takeFound(screen, found, err)
			}
		}
	})
}

func (p *Program) readCodes(ctx context.Context, path string) ([]payload.Payload, error) {
	found, seen, err := p.lookInFile(ctx, path)
	seen.Wipe()
	return found, err
}

// takeFound goes on with the first sheet among the codes that were found.
func (p *Program) takeFound(screen *recovery.Forgotten, found []payload.Payload, err error) {
	if err != nil {
		screen.Failed(p.sentence(err))
		return
	}
	for _, one := range found {
		if key, err := parseSheet(one); err == nil {
			p.takeSheet(screen, key)
			return
		}
	}
	screen.Tell(widgets.Careful, p.words.T("forgotten.notfound.title"), p.words.T("forgotten.notfound.text"))
}

func parseSheet(found payload.Payload) (vaultfile.RecoveryKey, error) {
	text := []byte(found.Text)
	defer clear(text)
	return vaultfile.ParseRecoveryKey(text)
}

func isSheet(found payload.Payload) bool {
	key, err := parseSheet(found)
	if err == nil {
		key.Wipe()
	}
	return err == nil
}
