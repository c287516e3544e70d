package program

import (
	"context"
	"strings"

	"kapukod/app/screens/deletion"
	"kapukod/internal/enroll"
	"kapukod/internal/vault"
)

// showDeletion shows the page of one entry's deletion code.
func (p *Program) showDeletion(id string) {
	for _, e := range p.entries {
		if e.ID == id {
			p.showDeletionOf(e)
			return
		}
	}
}

func (p *Program) showDeletionOf(e vault.Entry) {
	p.again = p.showCodes
	p.session.Touch()
	e = p.hold(e)
	name := e.Key.Issuer + " " + e.Key.Account
	var screen *deletion.Screen
	screen = deletion.New(p.words, name, p.vault.HasDeletionCode(e.ID), deletion.Actions{
		Put:    func(code string) { p.putDeletionCode(screen, e, code) },
		Reveal: func(phrase []byte) { p.revealDeletionCode(screen, e.ID, phrase) },
		Back:   p.showCodes,
	})
	p.shell.Show(screen)
}

func (p *Program) putDeletionCode(screen *deletion.Screen, e vault.Entry, code string) {
	open := p.vault
	now := p.deps.Clock.Now()
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		code := strings.TrimSpace(code)
		err := enroll.CheckDeletionCode(code, e.Key, now)
		if err == nil {
			err = open.PutDeletionCode(ctx, e.ID, code)
		}
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			screen.Kept()
		}
	})
}

func (p *Program) revealDeletionCode(screen *deletion.Screen, id string, phrase []byte) {
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer clear(phrase)
		code, err := open.RevealDeletionCode(ctx, id, phrase)
		return func() {
			if err != nil {
				screen.Failed(p.sentence(err))
				return
			}
			screen.Revealed(code.Text, p.deps.Clock.Now())
		}
	})
}
