package program

import (
	"context"
	"time"

	"kapukod/internal/session"
	"kapukod/internal/vaultfile"
	"kapukod/internal/wellbeing"
)

// sessionChanged follows the session: open shows the codes, locked takes all
// of it out of the window.
func (p *Program) sessionChanged(state session.State) {
	p.keepTries(state)
	switch {
	case state.Phase == session.Unlocked && p.vault == nil:
		opened, ok := p.session.Opened().(*vaultfile.Vault)
		if !ok {
			return
		}
		p.vault, p.untold = opened, nil
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
		p.shell.Resume() // nobody tells any more that the window comes back
		p.leaveForLock()
		p.forgetEntries()
		p.dropSheet()
		p.dropChosen()
		p.caring = caring{}
		p.welfare.phrase = wellbeing.StrengthUnknown
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
