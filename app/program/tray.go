package program

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"time"

	"kapukod/app/widgets"
	"kapukod/internal/listing"
	"kapukod/internal/tray"
	"kapukod/internal/vault"
)

// TrayItem is a line of the tray's menu; one without a label separates.
type TrayItem struct {
	Label string
	Do    func()
	// Quit ends the program.
	Quit bool
}

// Tray is the program's icon in the system's tray; a nil There is none.
type Tray struct {
	// There tells whether the system has a tray.
	There func() bool
	// Set puts the icon into the tray, with a menu. Only where it was called before
	// the window opened does it do anything later.
	Set func([]TrayItem)
	// Notify tells something while the window may be out of sight.
	Notify func(title, text string)
	// Raise brings the window to the front.
	Raise func()
}

// trayState is the icon of this run.
type trayState struct {
	there, on bool
	shown     []tray.Item
}

// startTray puts the icon into the tray, where there is one and the user wants it.
func (p *Program) startTray() {
	t := p.deps.Desktop.Tray
	p.tray.there = t.There != nil && t.There()
	p.tray.on = p.tray.there && p.settings.Tray
	p.drawTray()
}

// drawTray has the menu hold what it is to hold now.
func (p *Program) drawTray() {
	if !p.tray.on {
		return
	}
	items := tray.Menu(false, nil)
	if p.settings.Tray { // the icon goes with the next start, what is in its menu at once
		items = tray.Menu(p.vault != nil, p.pinned())
	}
	if slices.Equal(items, p.tray.shown) {
		return
	}
	p.tray.shown = items
	p.deps.Desktop.Tray.Set(p.trayItems(items))
}

// pinned are the pinned entries that have a code, in their order.
func (p *Program) pinned() []tray.Entry {
	var ordered []*vault.Entry
	for i := range p.entries {
		if e := &p.entries[i]; e.Pinned && e.Status != vault.StatusPending {
			ordered = append(ordered, e)
		}
	}
	place := func(e *vault.Entry) int64 {
		row := listing.Of(e, time.Time{})
		return row.Place
	}
	slices.SortStableFunc(ordered, func(a, b *vault.Entry) int { return cmp.Compare(place(a), place(b)) })
	var pinned []tray.Entry
	for _, e := range ordered {
		name := strings.Trim(e.Key.Issuer+" · "+e.Key.Account, " ·")
		if name == "" {
			name = p.words.T("codes.nameless")
		}
		pinned = append(pinned, tray.Entry{ID: e.ID, Name: name})
	}
	return pinned
}

func (p *Program) trayItems(items []tray.Item) []TrayItem {
	var all []TrayItem
	for _, item := range items {
		switch item.Kind {
		case tray.Line:
			all = append(all, TrayItem{})
		case tray.Open:
			all = append(all, TrayItem{Label: p.words.T("tray.open"), Do: p.deps.Desktop.Tray.Raise})
		case tray.Copy:
			id := item.Entry.ID
			all = append(all, TrayItem{Label: tray.Label(item.Entry.Name, runtime.GOOS), Do: func() { p.copyFromTray(id) }})
		case tray.Lock:
			all = append(all, TrayItem{Label: p.words.T("codes.lock"), Do: p.lockNow})
		case tray.Quit:
			all = append(all, TrayItem{Label: p.words.T("common.quit"), Do: p.deps.Quit, Quit: true})
		}
	}
	return all
}

// copyFromTray copies a code while the window may be out of sight: what came of it is
// told without a name and without the code.
func (p *Program) copyFromTray(id string) {
	for i := range p.entries {
		if p.entries[i].ID == id {
			p.copyEither(p.entries[i], true, func(_ widgets.Tone, title, body string) {
				p.drawCodes()
				p.deps.Desktop.Tray.Notify(title, body)
			})
			return
		}
	}
}
