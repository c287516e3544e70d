package program

import (
	"slices"
	"time"

	"kapukod/app/screens/codes"
	"kapukod/app/widgets"
	"kapukod/internal/cover"
	"kapukod/internal/listing"
	"kapukod/internal/recent"
	"kapukod/internal/vault"
)

// listed is the page of codes: the entries' names in order, and what the user
// looks for among them. The keys are in Program.entries, in the same places.
type listed struct {
	index *listing.Index
	query listing.Query
	shown []int
	// current is the id of the entry that the user is at.
	current string
	// copied is, by id, until when the code holds that was copied last.
	copied map[string]time.Time
	asked  cover.Asked
	hides  bool
	// all shows the list where the choice is one large card.
	all bool
	// uses are nil until they are read.
	uses recent.Uses
	// slots are the entries with a deletion code; the disk is not asked for them while
	// codes are drawn.
	slots map[string]bool
	// places waits for being saved; saving tells that others are.
	places map[string]int64
	saving bool
}

// drop lets go of all that is about entries.
func (l *listed) drop() { *l = listed{} }

// showCodes shows the codes as the vault has them now.
func (p *Program) showCodes() {
	if p.vault == nil {
		return
	}
	p.again = p.showCodes
	p.guide = nil
	p.widen()
	document := p.vault.Document()
	p.takeEntries(document)
	p.openCodes(document)
}

// takeEntries takes the entries that are not in the bin.
func (p *Program) takeEntries(document *vault.Document) {
	p.wipeEntries()
	p.readUses(document)
	var rows []listing.Row
	for i := range document.Entries {
		if e := &document.Entries[i]; e.Deleted == nil {
			if place, moved := p.list.places[e.ID]; moved {
				e.Place = place // it is still to be saved
			}
			p.entries = append(p.entries, *e)
			rows = append(rows, listing.Of(e, p.list.uses[e.ID]))
		}
	}
	p.list.index = listing.New(rows, listing.Language(p.words.Lang()))
	p.list.slots = p.vault.DeletionCodes()
	p.list.hides = cover.Hides(p.settings.HideCodes, len(document.Members))
	if p.list.copied == nil {
		p.list.copied = make(map[string]time.Time)
	}
	p.drawTray()
}

// openCodes shows the page.
func (p *Program) openCodes(document *vault.Document) {
	simple := !p.list.all && listing.Simple(p.settings.Face, len(p.entries))
	if simple {
		p.list.query = listing.Query{}
	}
	p.list.query.Tags = p.list.index.Known(p.list.query.Tags)
	if widgets.LargeText() {
		p.list.query.Tags = nil // the list has no room for the choice of them
	}
	p.list.query.Order = listing.Order(p.settings.Order)
	p.list.shown = p.list.index.Show(p.list.query)
	current := p.currentRow()
	if current < len(p.list.shown) {
		// What others put above it takes nobody away from the row that they see first.
		p.list.current = p.entries[p.list.shown[current]].ID
	}
	actions := codes.Actions{
		Count:   func() int { return len(p.list.shown) },
		Card:    p.card,
		Current: current,
		Chosen:  func(id string) { p.list.current = id; p.session.Touch() },
		Copy:    p.copyCode, Show: p.showCode, Resume: p.resumeEnrolment, More: p.showDeletion, Guide: p.showLoginGuide,
		Entry: func(id string) { p.showEntry(id) }, Read: p.readAloud,
		Add: p.showAdd, Guides: p.showGuides, Settings: p.showSettings, Help: p.showHelp,
		Lock:     p.lockNow,
		Shortcut: p.shortcut,
		Reminder: p.reminder(document),
		Clock:    p.clockStrip(),
	}
	switch {
	case !simple && len(p.entries) > 0:
		actions.List = p.listActions()
	case len(p.entries) > listing.Few:
		actions.All = func() { p.list.all = true; p.showCodes() }
	}
	p.codes = codes.New(p.words, p.deps.Clock.Now(), actions)
	p.shell.Show(p.codes)
	p.tellAboutDocument(document)
}

// currentRow is where the entry is that the user was at, or the first row.
func (p *Program) currentRow() int {
	at := slices.IndexFunc(p.list.shown, func(i int) bool { return p.entries[i].ID == p.list.current })
	return max(at, 0)
}

// wipeEntries overwrites the keys that the program itself held.
func (p *Program) wipeEntries() {
	for i := range p.entries {
		p.entries[i].Key.Secret.Wipe()
		p.entries[i] = vault.Entry{}
	}
	p.entries = nil
}

// forgetEntries lets go of all that the page of codes held.
func (p *Program) forgetEntries() {
	p.stopReading()
	p.wipeEntries()
	p.list.drop()
	p.codes = nil
	p.drawTray()
}

// reminder is the one line about something to do: a guide that was left off, or
// the recovery sheet.
func (p *Program) reminder(document *vault.Document) *codes.Reminder {
	if undo := p.undoReminder(); undo != nil {
		return undo
	}
	left := p.unfinishedGuide()
	if left == "" {
		return p.careReminder(document)
	}
	return &codes.Reminder{
		Text: p.words.T("guide.left", "Guide", left),
		Open: p.words.T("guide.goon"), Dismiss: p.words.T("codes.reminder.dismiss"),
		OnOpen: p.resumeGuide,
		OnDismiss: func() {
			p.forgetGuide()
			p.showCodes()
		},
	}
}

// tellAboutDocument says what the user should know of the vault as a whole.
func (p *Program) tellAboutDocument(document *vault.Document) {
	switch {
	case p.uncleared:
		p.tellUncleared()
	case document.ReadOnly:
		p.codes.Tell(widgets.Careful, p.words.T("codes.readonly.title"), p.words.T("codes.readonly.text"), time.Time{})
	case p.tellMerged():
	case len(document.SetAside) > 0:
		p.codes.Tell(widgets.Careful, p.words.T("codes.setaside.title"),
			p.words.T("codes.setaside.text", "Count", len(document.SetAside)), time.Time{})
	}
}
