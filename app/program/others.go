package program

import (
	"context"
	"maps"
	"time"

	"kapukod/app"
	"kapukod/app/widgets"
	"kapukod/internal/vaultfile"
)

// lookAgainEvery is how soon an open window shows what was changed in another
// one, or on another computer, without anybody touching it.
const lookAgainEvery = time.Minute

// watch looks for others' changes from time to time, as long as the vault is
// open.
func (p *Program) watch(opened *vaultfile.Vault) {
	p.deps.Clock.AfterFunc(lookAgainEvery, func() {
		p.deps.Do(func() {
			if p.vault == opened {
				p.LookAgain()
				p.watch(opened)
			}
		})
	})
}

// LookAgain takes in what others changed in the vault. Call it when the window
// comes to the front. What goes wrong is told at the next change, when it
// matters.
func (p *Program) LookAgain() {
	opened := p.vault
	if opened == nil {
		return
	}
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		changed, err := opened.Refresh(ctx)
		if err != nil {
			return nil
		}
		slots := opened.DeletionCodes() // a sync tool brings them after the document
		return func() {
			if p.vault != opened || p.codes == nil || p.shell.Current() != app.Screen(p.codes) {
				return
			}
			switch {
			case changed:
				p.showCodes()
			case !maps.Equal(slots, p.list.slots):
				p.list.slots = slots
				p.codes.Draw()
			}
		}
	})
}

// tellMerged says once that changes met, and what became of them.
func (p *Program) tellMerged() (told bool) {
	news := p.vault.Merged()
	switch {
	case news.Codes > 0:
		p.codes.Tell(widgets.Careful, p.words.T("codes.merged.deletion.title"), p.words.T("codes.merged.deletion.text"), time.Time{})
	case news.Conflicts > 0:
		p.codes.Tell(widgets.Info, p.words.T("codes.merged.title"),
			p.words.T("codes.merged.conflict", "Count", news.Entries), time.Time{})
	case news.Entries > 0:
		p.codes.Tell(widgets.Info, p.words.T("codes.merged.title"),
			p.words.T("codes.merged.text", "Count", news.Entries), time.Time{})
	default:
		return false
	}
	return true
}
