package program

import (
	"context"

	"kapukod/app"
	"kapukod/app/screens/members"
	"kapukod/app/widgets"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// showMembers shows the page of who uses the vault; back leaves it.
func (p *Program) showMembers(back func()) *members.List {
	p.again = func() { p.showMembers(back) }
	p.session.Touch()
	document := p.vault.Document()
	defer document.Wipe()
	here := func() { p.showMembers(back) }
	people := p.people(document)
	ids := make([]string, len(people))
	mayLet := false
	for i, m := range document.Members {
		ids[i] = m.ID
		mayLet = mayLet || people[i].You && people[i].Reads
	}
	var screen *members.List
	screen = members.NewList(p.words, people, document.SlotStale, members.ListActions{
		Open: func(i int) { p.showMember(ids[i], people[i], mayLet, here) },
		Add:  func() { p.askNewcomer(members.Member{}, mayLet, here) },
		Settle: func(own []byte) {
			p.changeMembers(screen, [][]byte{own}, func(ctx context.Context, v *vaultfile.Vault) error {
				return v.SettleSlot(ctx, own)
			}, func() {
				p.showMembers(back).Tell(widgets.Good, p.words.T("members.settled"), "")
			})
		},
		Back: back,
	})
	p.shell.Show(screen)
	return screen
}

// people are the vault's members as the pages show them, in their order.
func (p *Program) people(document *vault.Document) []members.Member {
	people := make([]members.Member, 0, len(document.Members))
	for _, m := range document.Members {
		people = append(people, members.Member{
			Name: m.Name, Since: p.date(m.Created), Reads: m.SlotRecipient != "", You: m.ID == p.vault.Member(),
		})
	}
	return people
}

// answering is a page that waits for the answer to a change.
type answering interface {
	app.Screen
	Failed(title, body string)
}

// changeMembers runs a change of the members and goes on with done, or tells
// the page why it failed. The passphrases are wiped. An answer that comes after
// the page was left or the vault locked has nowhere to go.
func (p *Program) changeMembers(page answering, secrets [][]byte,
	change func(ctx context.Context, v *vaultfile.Vault) error, done func()) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		defer func() {
			for _, secret := range secrets {
				clear(secret)
			}
		}()
		err := change(ctx, open)
		return func() {
			switch {
			case p.vault != open || p.shell.Current() != app.Screen(page):
			case err != nil:
				page.Failed(p.sentence(err))
			default:
				done()
			}
		}
	})
}

// showMember shows the page of one member; list shows that of all.
func (p *Program) showMember(id string, member members.Member, mayLet bool, list func()) {
	p.again = list
	p.session.Touch()
	var screen *members.Person
	// change does one thing, and says on the list that it is done.
	change := func(did, name string, secrets [][]byte, change func(context.Context, *vaultfile.Vault) error) {
		p.changeMembers(screen, secrets, change, func() {
			list()
			p.tellMembers(p.words.T(did, "Name", name), "")
		})
	}
	actions := members.PersonActions{
		Rename: func(name string) {
			change("members.renamed", name, nil, func(ctx context.Context, v *vaultfile.Vault) error { return v.RenameMember(ctx, id, name) })
		},
		Remove: func(own []byte) {
			change("members.removed", member.Name, [][]byte{own}, func(ctx context.Context, v *vaultfile.Vault) error {
				return v.RemoveMember(ctx, own, id)
			})
		},
		Revoke: func(own []byte) {
			change("members.revoked", member.Name, [][]byte{own}, func(ctx context.Context, v *vaultfile.Vault) error {
				return v.RevokeSlotAccess(ctx, own, id)
			})
		},
		Passphrase: func() { p.chooseNewPassphrase(member, list) },
		Back:       list,
	}
	if mayLet {
		actions.Grant = func(own, theirs []byte) {
			change("members.granted", member.Name, [][]byte{own, theirs}, func(ctx context.Context, v *vaultfile.Vault) error {
				return v.GrantSlotAccess(ctx, own, id, theirs)
			})
		}
	}
	screen = members.NewPerson(p.words, member, actions)
	p.shell.Show(screen)
}
