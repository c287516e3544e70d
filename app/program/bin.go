package program

import (
	"slices"

	"kapukod/app"
	"kapukod/app/screens/bin"
	"kapukod/app/widgets"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// codesTeller tells on the page of codes, if it is still there.
func (p *Program) codesTeller() teller {
	return func(tone widgets.Tone, title, body string) {
		if p.codes != nil {
			p.codes.Tell(tone, title, body, p.deps.Clock.Now().Add(newsFor))
		}
	}
}

// showBin shows the bin, those deleted last first; back leaves it.
func (p *Program) showBin(back func()) *bin.Screen {
	if p.vault == nil {
		return nil
	}
	p.again = func() { p.showBin(back) }
	p.session.Touch()
	document := p.vault.Document()
	defer document.Wipe()
	deleted := binOf(document)
	entries := make([]bin.Entry, len(deleted))
	ids := make([]string, len(deleted))
	for i, e := range deleted {
		ids[i] = e.ID
		entries[i] = p.binEntry(document, e)
	}
	var screen *bin.Screen
	tell := func(tone widgets.Tone, title, body string) { screen.Tell(tone, title, body) }
	actions := bin.Actions{Back: back}
	why := p.whyReadOnly(document)
	if why == "" {
		actions.Restore = func(i int) { p.restoreEntry(ids[i], entries[i].Name, tell) }
		actions.Erase = func(i int) { p.eraseEntry(screen, ids[i], entries[i].Name, back) }
	}
	screen = bin.New(p.words, entries, why, actions)
	p.shell.Show(screen)
	return screen
}

// binOf are the entries in the bin, those deleted last first.
func binOf(document *vault.Document) []*vault.Entry {
	var deleted []*vault.Entry
	for i := range document.Entries {
		if e := &document.Entries[i]; e.Deleted != nil {
			deleted = append(deleted, e)
		}
	}
	slices.SortStableFunc(deleted, func(a, b *vault.Entry) int { return b.Deleted.Compare(*a.Deleted) })
	return deleted
}

func (p *Program) binEntry(document *vault.Document, e *vault.Entry) bin.Entry {
	shown := bin.Entry{Name: p.nameOf(e), Deleted: p.date(*e.Deleted), Loss: p.lossOf(e),
		Left: p.words.T("bin.left.none")}
	if days := e.DaysInBin(p.deps.Clock.Now()); days > 0 {
		shown.Left = p.words.T("bin.left", "Count", days)
	}
	if replaced(document, e.ID) {
		shown.Replaced = p.words.T("bin.replaced")
		shown.Loss = []string{shown.Replaced}
	}
	return shown
}

// replaced tells whether an entry's key was replaced by that of another entry.
func replaced(document *vault.Document, id string) bool {
	return slices.ContainsFunc(document.Entries, func(e vault.Entry) bool {
		return e.Replaces == id && e.Status == vault.StatusActive
	})
}

// restoreEntry takes an entry out of the bin, and shows the codes.
func (p *Program) restoreEntry(id, name string, failed teller) {
	asked := p.shell.Current()
	p.changeVault(known(id, (*vault.Document).TakeBack), func(*vault.Document) {
		p.caring = caring{}
		if !p.stillAt(asked) {
			return
		}
		p.showCodes()
		p.codesTeller()(widgets.Good, p.words.T("bin.restored.title", "Name", name), p.words.T("bin.restored.text"))
	}, func(title, body string) { failed(widgets.Trouble, title, body) })
}

// eraseEntry deletes an entry in the bin for good, and shows the bin.
func (p *Program) eraseEntry(screen *bin.Screen, id, name string, back func()) {
	p.changeVault(known(id, (*vault.Document).Erase), func(*vault.Document) {
		if p.caring.deleted == id {
			p.caring = caring{}
		}
		if p.shell.Current() == app.Screen(screen) {
			p.showBin(back).Tell(widgets.Good, p.words.T("bin.erased", "Name", name), "")
		}
	}, screen.Failed)
}

// known is a change of one entry that reports whether there was such an entry.
func known(id string, change func(*vault.Document, string) bool) func(*vault.Document) error {
	return func(d *vault.Document) error {
		if !change(d, id) {
			return vaultfile.ErrNoEntry
		}
		return nil
	}
}
