package members

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// PersonActions are what the user can ask for here. Passphrases are the
// caller's to wipe; each but Passphrase is answered with another screen, or
// with Failed.
type PersonActions struct {
	Rename func(name string)
	// Remove, Grant and Revoke take the user's own passphrase, Grant the other
	// person's too. Grant is nil where the user may not read deletion codes, and
	// so cannot let anybody.
	Remove, Revoke func(own []byte)
	Grant          func(own, theirs []byte)
	// Passphrase begins to change the user's own.
	Passphrase func()
	Back       func()
}

// Person is the page of one member.
type Person struct {
	page
	member  Member
	actions PersonActions
}

// NewPerson returns the page.
func NewPerson(words *text.Catalog, member Member, actions PersonActions) *Person {
	p := &Person{page: newPage(words), member: member, actions: actions}
	p.showPerson()
	return p
}

func (p *Person) showPerson() {
	p.Begin()
	body := widgets.NewColumn(widgets.NewWords(p.about(p.member)))
	add := func(key string, icon fyne.Resource, pressed func()) {
		b := widgets.NewButton(p.words.T(key), pressed)
		b.Leading, b.Icon = true, icon
		body.Add(b)
	}
	if p.member.You {
		add("members.passphrase", theme.LoginIcon(), p.actions.Passphrase)
	}
	add("members.rename", theme.DocumentCreateIcon(), p.askRename)
	switch {
	case p.member.You:
	case p.member.Reads:
		add("members.revoke", theme.VisibilityOffIcon(), p.askRevoke)
	case p.actions.Grant != nil:
		add("members.grant", theme.VisibilityIcon(), p.askGrant)
	}
	if !p.member.You {
		add("members.remove", theme.DeleteIcon(), p.askRemove)
	}
	p.Show(p.named(p.member), body, p.Back(p.actions.Back))
}

func (p *Person) askRename() {
	p.askName(p.words.T("members.rename"), p.words.T("members.rename.save"), p.member.Name, p.actions.Rename, p.showPerson)
}

func (p *Person) askRemove() {
	p.askOwn(question{title: p.words.T("members.remove.title"), submit: p.words.T("members.remove"),
		use: p.actions.Remove, back: p.showPerson},
		widgets.NewWords(p.words.T("members.remove.text", "Name", p.member.Name)),
		p.notUndone("members.remove.kept"))
}

func (p *Person) askRevoke() {
	p.askOwn(question{title: p.words.T("members.revoke"), submit: p.words.T("members.revoke.submit"),
		use: p.actions.Revoke, back: p.showPerson},
		widgets.NewWords(p.words.T("members.revoke.text", "Name", p.member.Name)),
		p.notUndone("members.revoke.kept"))
}

// notUndone says what a change does not take back.
func (p *Person) notUndone(key string) fyne.CanvasObject {
	return widgets.NewNotice(widgets.Careful, p.words.T("recovery.old.title"), p.words.T(key))
}

func (p *Person) askGrant() {
	p.askPassphrases(p.words.T("members.grant"), p.words.T("members.grant.submit"),
		[]string{p.words.T("members.own"), p.words.T("members.theirs", "Name", p.member.Name)},
		func(typed [][]byte) { p.actions.Grant(typed[0], typed[1]) }, p.showPerson,
		widgets.NewWords(p.words.T("members.grant.text", "Name", p.member.Name)))
}
