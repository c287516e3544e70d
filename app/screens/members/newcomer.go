package members

import (
	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Newcomer asks who comes to the vault, and what the person may read.
type Newcomer struct{ page }

// NewNewcomer returns the page, with what was said before. mayLet: the user
// reads deletion codes, and so may let the newcomer. next goes on.
func NewNewcomer(words *text.Catalog, said Member, mayLet bool, next func(Member), back func()) *Newcomer {
	n := &Newcomer{newPage(words)}
	access := widgets.NewColumn(widgets.NewSubHeading(words.T("members.access")))
	if mayLet {
		first := 1
		if said.Reads {
			first = 0
		}
		choice := widgets.NewChoice([]string{words.T("members.access.yes"), words.T("members.access.no")}, first,
			func(i int) { said.Reads = i == 0 })
		access.Add(choice.Container)
		access.Add(widgets.NewWords(words.T("members.access.text")))
	} else {
		said.Reads = false
		access.Add(widgets.NewWords(words.T("members.access.cannot")))
	}
	n.askName(words.T("members.add"), words.T("common.next"), said.Name, func(name string) {
		said.Name = name
		next(said)
	}, back, access)
	return n
}

// Confirmation is what the last page before a change says, ready to read.
type Confirmation struct {
	Title, Text string
	// Careful is something to know before; its title may be empty for nothing.
	CarefulTitle, CarefulText string
	Submit                    string
}

// Confirm asks for the user's own passphrase to go on with what was chosen.
type Confirm struct{ page }

// NewConfirm returns the page. use gets the passphrase, and wipes it; it
// answers with another screen, or with Failed.
func NewConfirm(words *text.Catalog, c Confirmation, use func(own []byte), back func()) *Confirm {
	p := &Confirm{newPage(words)}
	p.askOwn(question{title: c.Title, submit: c.Submit, use: use, back: back},
		widgets.NewWords(c.Text), widgets.NewNotice(widgets.Careful, c.CarefulTitle, c.CarefulText))
	return p
}
