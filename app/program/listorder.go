package program

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kapukod/app/screens/codes"
	"kapukod/app/widgets"
	"kapukod/internal/listing"
	"kapukod/internal/settings"
	"kapukod/internal/vault"
)

// listActions are what the face of many entries can ask for beside.
func (p *Program) listActions() *codes.List {
	return &codes.List{
		Words: p.list.query.Words, With: p.list.query.Tags, Tags: p.list.index.Tags(),
		Search:    p.search,
		Order:     p.words.T("codes.order." + p.settings.Order),
		NextOrder: p.nextOrder,
		Pin:       p.pin,
		Move:      p.moveRow,
		Moved:     p.savePlaces,
	}
}

// search looks for words and tags from now on.
func (p *Program) search(words string, tags []string) {
	p.session.Touch()
	p.list.query.Words, p.list.query.Tags = words, tags
	p.list.shown = p.list.index.Show(p.list.query)
}

// nextOrder takes the next of the orders.
func (p *Program) nextOrder() {
	p.session.Touch()
	orders := settings.Orders()
	p.settings.Order = orders[(slices.Index(orders, p.settings.Order)+1)%len(orders)]
	// The choice holds for this run even when it cannot be stored.
	_ = p.deps.Settings.Save(p.settings)
	p.showCodes()
}

// pin keeps an entry above the others, or no longer.
func (p *Program) pin(id string) {
	p.session.Touch()
	at := slices.IndexFunc(p.entries, func(e vault.Entry) bool { return e.ID == id })
	if at < 0 {
		return
	}
	pinned := !p.entries[at].Pinned // as the button says, whatever others did meanwhile
	p.updateEntries(func(document *vault.Document) error {
		if e := document.Entry(id); e != nil {
			e.Pinned = pinned
		}
		return nil
	}, p.redrawCodes)
}

// redrawCodes shows the codes as they are in the vault, where they are shown.
func (p *Program) redrawCodes() {
	if p.codes != nil && p.shell.Current() == p.codes {
		p.showCodes()
	}
}

// moveRow moves a row of the list, and keeps what is to be saved of it.
func (p *Program) moveRow(from, to int) bool {
	p.session.Touch()
	if p.list.query.Order != listing.Own {
		p.codes.Tell(widgets.Info, p.words.T("codes.move.title"), p.words.T("codes.move.text"), p.deps.Clock.Now().Add(newsFor))
		return false
	}
	moved := p.list.index.Move(from, to)
	if len(moved) == 0 {
		return false
	}
	if p.list.places == nil {
		p.list.places = make(map[string]int64)
	}
	for _, m := range moved {
		p.list.places[m.ID] = m.Place
	}
	p.list.shown = p.list.index.Show(p.list.query)
	return true
}

// savePlaces saves where rows were moved to: one save at a time, with all that
// was moved before it begins.
func (p *Program) savePlaces() {
	places := p.list.places
	if p.list.saving || len(places) == 0 {
		return
	}
	p.list.places, p.list.saving = nil, true
	p.updateEntries(func(document *vault.Document) error {
		for i := range document.Entries {
			if place, moved := places[document.Entries[i].ID]; moved {
				document.Entries[i].Place = place
			}
		}
		return nil
	}, func() {
		p.list.saving = false
		p.savePlaces()
	})
}

// updateEntries changes the vault and goes on; where that failed, it shows the
// codes as they are in the vault and says why.
func (p *Program) updateEntries(change func(*vault.Document) error, done func()) {
	p.changeVault(change, func(*vault.Document) { done() }, func(title, body string) {
		p.list.places, p.list.saving = nil, false
		if p.codes != nil && p.shell.Current() == p.codes {
			p.showCodes()
			p.codes.Tell(widgets.Trouble, title, body, p.deps.Clock.Now().Add(newsFor))
		}
	})
}

// shortcuts are the keys of the whole window, by their names.
func (p *Program) shortcuts() map[string]func() {
	onCodes := func(do func(*codes.Screen)) func() {
		return func() {
			if p.codes != nil && p.shell.Current() == p.codes {
				p.session.Touch()
				do(p.codes)
			}
		}
	}
	return map[string]func(){
		lockShortcut().ShortcutName():     p.lockNow,
		control(fyne.KeyF).ShortcutName(): onCodes((*codes.Screen).Find),
		control(fyne.KeyN).ShortcutName(): onCodes(func(*codes.Screen) { p.showAdd() }),
		control(fyne.KeyR).ShortcutName(): onCodes((*codes.Screen).Read),
		alt(fyne.KeyUp).ShortcutName():    onCodes(func(s *codes.Screen) { s.MoveCurrent(-1) }),
		alt(fyne.KeyDown).ShortcutName():  onCodes(func(s *codes.Screen) { s.MoveCurrent(1) }),
	}
}

// control and alt are a key pressed together with Ctrl (on a Mac, with Cmd) or
// Alt.
func control(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// shortcut does what a shortcut is for, and reports whether it is for something.
func (p *Program) shortcut(typed fyne.Shortcut) bool {
	do, known := p.shortcuts()[typed.ShortcutName()]
	if known {
		do()
	}
	return known
}

// addShortcuts makes the window answer to the shortcuts wherever the focus is but
// in a field.
func (p *Program) addShortcuts() {
	for _, shortcut := range []fyne.Shortcut{
		lockShortcut(), control(fyne.KeyF), control(fyne.KeyN), control(fyne.KeyR), alt(fyne.KeyUp), alt(fyne.KeyDown),
	} {
		p.deps.Window.Canvas().AddShortcut(shortcut, func(typed fyne.Shortcut) { p.shortcut(typed) })
	}
}
