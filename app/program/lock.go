package program

import (
	"context"
	"errors"
	"time"

	"kapukod/app/screens/unlock"
	"kapukod/internal/session"
	"kapukod/internal/vaultfile"
)

// openVault is the session's port: the slow part of unlocking.
func (p *Program) openVault(ctx context.Context, phrase []byte) (session.Opened, error) {
	opened, err := vaultfile.Unlock(ctx, p.deps.Vault.Dir, phrase, p.deps.Vault.Options)
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// sessionChanged follows the session: open shows the codes, locked takes all
// of it out of the window.
func (p *Program) sessionChanged(state session.State) {
	switch {
	case state.Phase == session.Unlocked && p.vault == nil:
		opened, ok := p.session.Opened().(*vaultfile.Vault)
		if !ok {
			return
		}
		p.vault = opened
		next := p.whenOpen
		if next == nil {
			next = p.showCodes
		}
		p.whenOpen = nil
		next()
		p.watch(opened)
		p.watchSeat()
		p.overwriteMemory()
	case state.Phase == session.Locked && p.vault != nil:
		p.vault = nil
		p.watchSeat()
		p.leaveForLock()
		p.forgetEntries()
		p.dropSheet()
		p.dropChosen()
		p.caring = caring{}
		p.deps.Runner.Run(p.ctx, func(context.Context) func() {
			_ = p.clip.Clear() // it is tried again on its own; nothing to tell here
			return nil
		})
		if state.Reason != session.ReasonExit {
			p.showUnlock(state.Reason)
			p.overwriteMemory()
			p.deps.Clock.AfterFunc(toolkitForgets, func() { p.deps.Do(p.overwriteLater) })
		}
	}
}

// The window toolkit keeps what was shown in caches, for a minute, and drops it
// when the window is next drawn: toolkitForgets after the lock it is drawn,
// and toolkitDraws later that is done.
const (
	toolkitForgets = 90 * time.Second
	toolkitDraws   = 15 * time.Second
)

// overwriteLater does what could not be done right after the lock.
func (p *Program) overwriteLater() {
	if content := p.deps.Window.Content(); content != nil {
		content.Refresh()
	}
	p.deps.Clock.AfterFunc(toolkitDraws, func() { p.deps.Do(p.overwriteMemory) })
}

// overwriteMemory has what was let go of overwritten, once no screen shows it
// any more: the typed passphrase after unlocking, codes and names after a lock.
func (p *Program) overwriteMemory() {
	forget := p.deps.Vault.Options.Forget
	if forget == nil {
		return
	}
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		forget()
		return nil
	})
}

func (p *Program) showUnlock(reason session.Reason) {
	p.again = func() { p.showUnlock(reason) }
	p.input.wipe()
	var screen *unlock.Screen
	screen = unlock.New(p.words, p.because(reason), unlock.Actions{
		Unlock:    func(phrase []byte) { p.unlock(screen, phrase) },
		Restore:   func() { p.restore(screen) },
		Forgotten: p.showForgotten,
		Settings:  p.showSettings,
		Help:      p.showHelp,
	})
	p.shell.Show(screen)
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

func (p *Program) unlock(screen *unlock.Screen, phrase []byte) {
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		err := p.session.Unlock(ctx, phrase)
		if err == nil {
			return nil // sessionChanged shows the codes
		}
		return func() {
			title, body := p.sentence(err)
			if damaged := (*vaultfile.DamagedError)(nil); errors.As(err, &damaged) && damaged.Newest != nil {
				p.offered = damaged.Newest.Name
				screen.Offer(title, body)
				return
			}
			screen.Failed(title, body)
		}
	})
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
