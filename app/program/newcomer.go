package program

import (
	"bytes"
	"context"

	"kapukod/app/screens/members"
	phrasepages "kapukod/app/screens/passphrase"
	"kapukod/app/widgets"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
	"kapukod/internal/wellbeing"
)

// askNewcomer asks who comes to the vault. said is what was said before.
func (p *Program) askNewcomer(said members.Member, mayLet bool, list func()) {
	p.again = list
	p.session.Touch()
	var screen *members.Newcomer
	screen = members.NewNewcomer(p.words, said, mayLet, func(said members.Member) {
		// Now, and not after the newcomer has chosen a passphrase.
		if err := p.vault.CheckMemberName("", said.Name); err != nil {
			screen.Failed(p.sentence(err))
			return
		}
		p.choosePhraseOf(said, mayLet, list)
	}, list)
	p.shell.Show(screen)
}

// choosePhraseOf lets the newcomer choose a passphrase, sitting here.
func (p *Program) choosePhraseOf(said members.Member, mayLet bool, list func()) {
	p.chooseThen(phrasepages.Wording{
		Title: p.words.T("members.phrase.title"), Why: p.words.T("members.phrase.why", "Name", said.Name),
	}, said.Name, func() { p.confirmNewcomer(said, mayLet, list) },
		func() { p.askNewcomer(said, mayLet, list) })
}

// confirmNewcomer asks who sits here usually to confirm, and adds the newcomer.
func (p *Program) confirmNewcomer(said members.Member, mayLet bool, list func()) {
	var screen *members.Confirm
	screen = members.NewConfirm(p.words, members.Confirmation{
		Title: p.words.T("members.confirm.title"), Text: p.words.T("members.confirm.text", "Name", said.Name),
		Submit: p.words.T("members.confirm"),
	}, func(own []byte) {
		if p.isChosen(own) {
			clear(own)
			screen.Tell(widgets.Careful, p.words.T("members.theirs.title"), p.words.T("members.theirs.text"))
			return
		}
		theirs := bytes.Clone(p.chosen)
		p.changeMembers(screen, [][]byte{own, theirs}, func(ctx context.Context, v *vaultfile.Vault) error {
			_, err := v.AddMember(ctx, own, vaultfile.NewMember{Name: said.Name, Passphrase: theirs, NoSlotAccess: !said.Reads})
			return err
		}, func() {
			p.dropChosen()
			list()
			p.tellMembers(p.words.T("members.added.title", "Name", said.Name), p.words.T("members.added.text"))
		})
	}, func() {
		p.dropChosen()
		p.choosePhraseOf(said, mayLet, list)
	})
	p.shell.Show(screen)
}

// chooseNewPassphrase changes the user's own passphrase.
func (p *Program) chooseNewPassphrase(me members.Member, list func()) {
	p.chooseThen(phrasepages.Wording{
		Title: p.words.T("members.new.title"), Why: p.words.T("members.new.why"),
	}, me.Name, func() { p.confirmNewPassphrase(me, list) }, list)
}

func (p *Program) confirmNewPassphrase(me members.Member, list func()) {
	var screen *members.Confirm
	screen = members.NewConfirm(p.words, members.Confirmation{
		Title: p.words.T("members.old.title"), Text: p.words.T("members.old.text"),
		CarefulTitle: p.words.T("recovery.old.title"), CarefulText: p.words.T("members.old.kept"),
		Submit: p.words.T("members.old.change"),
	}, func(own []byte) {
		if p.isChosen(own) {
			clear(own)
			screen.Tell(widgets.Careful, p.words.T("members.same.title"), p.words.T("members.same.text"))
			return
		}
		next := bytes.Clone(p.chosen)
		p.changeMembers(screen, [][]byte{own, next}, func(ctx context.Context, v *vaultfile.Vault) error {
			err := v.ChangePassphrase(ctx, own, next)
			if err == nil {
				p.forgetRemembered(ctx)
			}
			return err
		}, func() {
			p.welfare.phrase = wellbeing.Strong // no other is taken for a new one
			p.dropChosen()
			list()
			p.tellMembers(p.words.T("members.changed.title"), p.words.T("members.changed.text"))
			p.overwriteMemory()
		})
	}, func() {
		p.dropChosen()
		p.chooseNewPassphrase(me, list)
	})
	p.shell.Show(screen)
}

// chooseThen has a passphrase chosen, and keeps it until the user's own
// confirms what it is for, or the vault is locked.
func (p *Program) chooseThen(wording phrasepages.Wording, about string, then, back func()) {
	wording.Submit, wording.Working = p.words.T("common.next"), p.words.T("common.next")
	p.choosePassphrase(wording, about, func(_ *phrasepages.Screen, phrase []byte) {
		p.dropChosen()
		p.chosen = phrase
		then()
	}, back)
}

// isChosen tells whether a passphrase is the one that waits for being used:
// typed into the wrong field, or the same for two people, which opens the vault
// as one of them only.
func (p *Program) isChosen(own []byte) bool {
	a, b := vault.NormalizePassphrase(own), vault.NormalizePassphrase(p.chosen)
	defer clear(a)
	defer clear(b)
	return bytes.Equal(a, b)
}

// dropChosen wipes a passphrase that waits for being used.
func (p *Program) dropChosen() {
	clear(p.chosen)
	p.chosen = nil
}

// tellMembers brings good news to the page of the members, if it is there.
func (p *Program) tellMembers(title, body string) {
	if screen, ok := p.shell.Current().(*members.List); ok {
		screen.Tell(widgets.Good, title, body)
	}
}
