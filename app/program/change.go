package program

import (
	"context"

	"kapukod/app"
	"kapukod/internal/vault"
)

// changeVault saves a change of the vault, and then calls saved with the document
// as it is now, which is overwritten afterwards, or failed with what to say. When
// the vault was locked meanwhile, neither is called: the change is made all the
// same, or not at all.
func (p *Program) changeVault(change func(*vault.Document) error, saved func(*vault.Document), failed func(title, body string)) {
	open := p.vault
	if open == nil {
		return
	}
	p.session.Touch()
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		document, err := open.Update(ctx, change)
		return func() {
			if err == nil {
				defer document.Wipe()
			}
			switch {
			case p.vault != open:
			case err != nil:
				failed(p.sentence(err))
			default:
				saved(document)
			}
		}
	})
}

// stillAt tells whether the page that asked for something is still there, or the
// codes are, which show what came of it: an answer that comes late takes nobody away
// from another page.
func (p *Program) stillAt(asked app.Screen) bool {
	now := p.shell.Current()
	return now == asked || p.codes != nil && now == app.Screen(p.codes)
}
