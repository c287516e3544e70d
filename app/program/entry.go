package program

import (
	"errors"
	"slices"
	"time"

	"kapukod/app/screens/codes"
	"kapukod/app/screens/entry"
	"kapukod/internal/care"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// caring is what the program keeps of the care for entries.
type caring struct {
	// deleted is the entry that was put into the bin last, name is what it is
	// called by; until is when that is no longer told.
	deleted, name string
	until         time.Time
}

// undoFor is how long a deletion can be undone from the page of codes; after
// that it can be from the bin.
const undoFor = 5 * time.Minute

// mostUsedTags is how many tags are offered.
const mostUsedTags = 12

// showEntry shows the pages of one entry; nil where it is gone.
func (p *Program) showEntry(id string) *entry.Screen {
	if p.vault == nil {
		return nil
	}
	document := p.vault.Document()
	defer document.Wipe()
	e := document.Entry(id)
	if e == nil || e.Deleted != nil {
		p.showCodes()
		return nil
	}
	p.again = func() { p.showEntry(id) }
	p.session.Touch()
	edit := &editing{id: id, shown: toldOf(e)}
	edit.screen = entry.New(p.words, p.entryFacts(document, e), p.lossOf(e), entry.Actions{
		Rename: func(issuer, account string) {
			p.saveEntry(edit, care.PartNames, func(e *vault.Entry) error { return care.Rename(e, issuer, account) })
		},
		SetService: func(i int) {
			p.saveEntry(edit, care.PartService, func(e *vault.Entry) error {
				care.SetService(e, care.Services()[i])
				return nil
			})
		},
		SetTags: func(typed string) {
			p.saveEntry(edit, care.PartTags, func(e *vault.Entry) (err error) {
				tags, err := care.ParseTags(typed)
				if err == nil {
					e.Tags = tags
				}
				return err
			})
		},
		SetNote: func(note string) {
			p.saveEntry(edit, care.PartNote, func(e *vault.Entry) error { return care.SetNote(e, note) })
		},
		Key:    func() { p.showKey(id) },
		Delete: func() { p.deleteEntry(edit.screen, id) },
		Back:   p.showCodes,
	})
	p.shell.Show(edit.screen)
	return edit.screen
}

// editing is an entry on its pages.
type editing struct {
	id     string
	screen *entry.Screen
	// shown is the entry as the pages show it; others may change it meanwhile.
	shown vault.Entry
}

// toldOf is what of an entry can be changed on its pages.
func toldOf(e *vault.Entry) vault.Entry {
	return vault.Entry{
		Key:     otpauth.Key{Issuer: e.Key.Issuer, Account: e.Key.Account},
		Service: e.Service, Tags: slices.Clone(e.Tags), Note: e.Note,
	}
}

func (p *Program) entryFacts(document *vault.Document, e *vault.Entry) entry.Facts {
	facts := entry.Facts{
		Name: p.nameOf(e), Issuer: e.Key.Issuer, Account: e.Key.Account,
		Tags: care.WriteTags(e.Tags), Used: care.UsedTags(document.Entries, mostUsedTags), Note: e.Note,
		Unfinished: e.Status == vault.StatusPending, ReadOnly: p.whyReadOnly(document),
	}
	for i, s := range care.Services() {
		facts.Services = append(facts.Services, p.words.T("service."+string(s)))
		if s == care.ServiceOf(e) {
			facts.Service = i
		}
	}
	return facts
}

// nameOf is what an entry is called by.
func (p *Program) nameOf(e *vault.Entry) string {
	if name := care.Name(e); name != "" {
		return name
	}
	return p.words.T("codes.nameless")
}

// whyReadOnly says why nothing can be changed, "" where it can.
func (p *Program) whyReadOnly(document *vault.Document) string {
	if document.ReadOnly {
		return p.words.T("codes.readonly.title")
	}
	return ""
}

// saveEntry changes a part of an entry, and says what was saved. What others have
// changed since the page showed it is told, and replaced when that is asked for
// again.
func (p *Program) saveEntry(edit *editing, part care.Part, change func(*vault.Entry) error) {
	shown, met := edit.shown, false
	p.changeVault(changing(edit.id, func(e *vault.Entry) error {
		err := part.Change(e, &shown, change)
		met = errors.Is(err, care.ErrChanged)
		return err
	}), func(saved *vault.Document) {
		e := saved.Entry(edit.id)
		if e == nil {
			return // somebody else's later deletion came in with it
		}
		edit.shown = toldOf(e)
		facts := p.entryFacts(saved, e)
		title, body := p.whatWasSaved(savedKey(part), facts)
		if part == care.PartNames && care.Namesakes(saved.Entries, e) > 0 {
			body += " " + p.words.T("entry.namesakes")
		}
		edit.screen.Saved(facts, title, body)
	}, func(title, body string) {
		document := p.vault.Document()
		defer document.Wipe()
		if e := document.Entry(edit.id); met && e != nil {
			edit.shown = toldOf(e)
			edit.screen.Renew(p.entryFacts(document, e))
		}
		edit.screen.Failed(title, body)
	})
}

// savedKey is the sentence that says that a part was saved.
func savedKey(part care.Part) string {
	switch part {
	case care.PartService:
		return "entry.service.saved"
	case care.PartTags:
		return "entry.tags.saved"
	case care.PartNote:
		return "entry.note.saved"
	}
	return "entry.renamed"
}

func (p *Program) whatWasSaved(key string, f entry.Facts) (title, body string) {
	value := map[string]string{
		"entry.renamed": f.Name, "entry.service.saved": f.Services[f.Service], "entry.tags.saved": f.Tags,
	}[key]
	if value == "" && key == "entry.tags.saved" {
		value = p.words.T("entry.none")
	}
	return p.words.T(key), value
}

// changing is a change of one living entry.
func changing(id string, change func(*vault.Entry) error) func(*vault.Document) error {
	return func(d *vault.Document) error {
		e := d.Entry(id)
		if e == nil || e.Deleted != nil {
			return vaultfile.ErrNoEntry
		}
		return change(e)
	}
}

// lossOf says what is lost with an entry.
func (p *Program) lossOf(e *vault.Entry) entry.Loss {
	loss := entry.Loss{p.words.T("entry.loss.code")}
	has := p.vault.HasDeletionCode(e.ID)
	switch {
	case e.Status == vault.StatusPending:
		return entry.Loss{p.words.T("entry.loss.unfinished")}
	case e.Service == vault.ServiceUgyfelkapu:
		loss = append(loss, p.words.T("entry.loss.ugyfelkapu"))
	default:
		loss = append(loss, p.words.T("entry.loss.site"))
	}
	switch {
	case has && e.DeletionPaper != nil:
		loss = append(loss, p.words.T("entry.loss.onpaper"))
	case has:
		loss = append(loss, p.words.T("entry.loss.deletion"))
	}
	return loss
}

// deleteEntry puts an entry into the bin, and shows the codes with the way back.
func (p *Program) deleteEntry(screen *entry.Screen, id string) {
	now := p.deps.Clock.Now()
	p.changeVault(known(id, func(d *vault.Document, id string) bool { return d.Discard(id, now) }), func(saved *vault.Document) {
		name := ""
		if e := saved.Entry(id); e != nil {
			name = p.nameOf(e)
		}
		p.caring = caring{deleted: id, name: name, until: now.Add(undoFor)}
		if p.stillAt(screen) {
			p.showCodes()
		}
	}, screen.Failed)
}

// undoReminder offers, right after a deletion, to undo it; nil for nothing to
// undo.
func (p *Program) undoReminder() *codes.Reminder {
	last := p.caring
	if last.deleted == "" || p.deps.Clock.Now().After(last.until) {
		return nil
	}
	return &codes.Reminder{
		Text: p.words.T("entry.deleted", "Name", last.name),
		Open: p.words.T("entry.undo"), Dismiss: p.words.T("entry.undo.fine"),
		First:  true,
		OnOpen: func() { p.restoreEntry(last.deleted, last.name, p.codesTeller()) },
		OnDismiss: func() {
			p.caring = caring{}
			p.showCodes()
		},
	}
}
