package program

import (
	"context"
	"errors"
	"time"

	"kapukod/app"
	"kapukod/app/screens/unlock"
	"kapukod/internal/session"
	"kapukod/internal/vaultfile"
	"kapukod/internal/wellbeing"
)

// openVault is the session's port: the slow part of unlocking.
func (p *Program) openVault(ctx context.Context, phrase []byte) (session.Opened, error) {
	opened, err := vaultfile.Unlock(ctx, p.deps.Vault.Dir, phrase, p.deps.Vault.Options)
	if err != nil {
		return nil, err
	}
	return opened, nil
}

func (p *Program) showUnlock(reason session.Reason) {
	p.again = func() { p.showUnlock(reason) }
	p.input.wipe()
	var screen *unlock.Screen
	screen = unlock.New(p.words, unlock.View{Because: p.because(reason), Remembered: p.remembers()}, unlock.Actions{
		Unlock:    p.unlock,
		Open:      func() { p.openRemembered(screen) },
		Restore:   func() { p.restore(screen) },
		Forgotten: p.showForgotten,
		Settings:  p.showSettings,
		Help:      p.showHelp,
	})
	p.shell.Show(screen)
	if p.untold != nil {
		p.tellNotOpened(p.untold)
	}
	p.countWait(screen)
}

// because says why it is locked; "" where that needs no saying.
func (p *Program) because(reason session.Reason) string {
	switch reason {
	case session.ReasonIdle:
		return p.words.T("unlock.because.idle")
	case session.ReasonSleep:
		return p.words.T("unlock.because.sleep")
	case session.ReasonSystem:
		return p.words.T("unlock.because.system")
	case session.ReasonMinimised:
		return p.words.T("unlock.because.minimised")
	}
	return ""
}

func (p *Program) unlock(phrase []byte) {
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		strength := p.strengthOf(phrase) // it is known now only
		p.deps.Do(func() { p.welfare.phrase = strength })
		err := p.session.Unlock(ctx, phrase)
		if err == nil {
			return nil // sessionChanged shows the codes
		}
		return func() {
			p.welfare.phrase = wellbeing.StrengthUnknown
			p.tellNotOpened(err)
		}
	})
}

// tellNotOpened says why the vault did not open, and offers what helps: at once, or
// when the page is back that asked for it.
func (p *Program) tellNotOpened(err error) {
	screen, here := p.shell.Current().(*unlock.Screen)
	if p.vault != nil {
		return // it was opened in another way
	}
	if p.untold = err; !here {
		return
	}
	p.untold = nil
	title, body := p.sentence(err)
	if damaged := (*vaultfile.DamagedError)(nil); errors.As(err, &damaged) && damaged.Newest != nil {
		p.offered = damaged.Newest.Name
		screen.Offer(title, body)
		return
	}
	screen.Failed(title, body)
	p.countWait(screen)
}

// countWait counts the wait after wrong passphrases down on the page, while it is
// there.
func (p *Program) countWait(screen *unlock.Screen) {
	if p.shell.Current() != app.Screen(screen) {
		return
	}
	left := p.session.State().RetryAt.Sub(p.deps.Clock.Now())
	seconds := max(int((left+time.Second-1)/time.Second), 0)
	if screen.Wait(seconds) {
		p.deps.Clock.AfterFunc(left-time.Duration(seconds-1)*time.Second, func() {
			p.deps.Do(func() { p.countWait(screen) })
		})
	}
}

// keepTries stores how many wrong passphrases there were, so that a new start is
// no way round the wait.
func (p *Program) keepTries(state session.State) {
	if p.deps.Door.Tries.Write == nil || state.Phase == session.Unlocking || state.Failures == p.failures {
		return
	}
	p.failures = state.Failures
	// Where it cannot be stored, the wait holds for this run.
	_ = p.deps.Door.Tries.Save(session.Tries{Failures: state.Failures, Last: p.deps.Clock.Now()})
}

// restore puts the earlier state back that was offered.
func (p *Program) restore(screen *unlock.Screen) {
	generation := p.offered
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		err := vaultfile.Restore(ctx, p.deps.Vault.Dir, generation, p.deps.Vault.Options)
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			screen.Note(p.words.T("unlock.restored.title"), p.words.T("unlock.restored.text"))
		}
	})
}
