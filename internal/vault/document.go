package vault

import (
	"slices"
	"time"
)

// Document is a vault's content: who may open it, and the entries. It is not
// safe for concurrent use; Clone gives each user an own one.
type Document struct {
	// Revision grows with every save, 0 to MaxRevision.
	Revision uint64
	// Saved is the name of this save (ValidSave), "" for a document that was
	// not saved yet, or by hand.
	Saved string
	// Past are the names of the saves that the document came from or has seen,
	// the newest first, at most MaxPast.
	Past    []string
	Members []Member
	// Recovery is nil for a vault without a recovery sheet.
	Recovery *Recovery
	// SlotStale: deletion codes may still be sealed to earlier recipients.
	// Whoever next opens the slot finishes sealing them anew.
	SlotStale bool
	// Entries are the good ones, in the order of the document, those in the
	// bin among them.
	Entries []Entry
	// SetAside are the entries that did not hold.
	SetAside []SetAside
	// ReadOnly is set for a document of a newer version: it cannot be sealed.
	ReadOnly bool

	extra []field
}

// Entry returns the entry with an id, to be read or changed in place; nil when
// there is none. The pointer holds until Entries changes its length.
func (d *Document) Entry(id string) *Entry {
	for i := range d.Entries {
		if d.Entries[i].ID == id {
			return &d.Entries[i]
		}
	}
	return nil
}

// Member returns the member with a vault recipient, nil when there is none.
func (d *Document) Member(recipient Recipient) *Member {
	for i := range d.Members {
		if d.Members[i].VaultRecipient == recipient {
			return &d.Members[i]
		}
	}
	return nil
}

// SlotRecipients are all that a deletion code is sealed to: the members who
// may read it, and the recovery sheet.
func (d *Document) SlotRecipients() []Recipient {
	var recipients []Recipient
	for i := range d.Members {
		if r := d.Members[i].SlotRecipient; r != "" {
			recipients = append(recipients, r)
		}
	}
	return d.withRecovery(recipients)
}

func (d *Document) vaultRecipients() []Recipient {
	recipients := make([]Recipient, 0, len(d.Members)+1)
	for i := range d.Members {
		recipients = append(recipients, d.Members[i].VaultRecipient)
	}
	return d.withRecovery(recipients)
}

func (d *Document) withRecovery(recipients []Recipient) []Recipient {
	if d.Recovery == nil {
		return recipients
	}
	return append(recipients, d.Recovery.Recipient)
}

// Clone returns a copy that shares nothing with the document.
func (d *Document) Clone() *Document {
	c := *d
	c.Past = slices.Clone(d.Past)
	c.Members = make([]Member, len(d.Members))
	for i := range d.Members {
		c.Members[i] = d.Members[i].clone()
	}
	c.Recovery = d.Recovery.clone()
	c.Entries = make([]Entry, len(d.Entries))
	for i := range d.Entries {
		c.Entries[i] = d.Entries[i].Clone()
	}
	c.SetAside = slices.Clone(d.SetAside)
	for i := range c.SetAside {
		c.SetAside[i].raw = slices.Clone(c.SetAside[i].raw)
	}
	c.extra = cloneFields(d.extra)
	return &c
}

// Wipe overwrites the secrets of all entries and leaves the document empty.
func (d *Document) Wipe() {
	for i := range d.Entries {
		d.Entries[i].Wipe()
	}
	for i := range d.SetAside {
		clear(d.SetAside[i].raw)
	}
	wipeFields(d.extra)
	*d = Document{ReadOnly: true} // nothing may be saved from it any more
}

// Stamp sets the times of entries that differ from those of the document they
// come from: Updated, and Created of a new one. An Updated that the caller has
// moved on is kept. Merging relies on it: the newest Updated wins. Of an entry
// that went into the bin Deleted is not before the newest save that is known.
func (d *Document) Stamp(base *Document, now time.Time) {
	d.lateEnough(base)
	before := make(map[string]*Entry, len(base.Entries))
	for i := range base.Entries {
		before[base.Entries[i].ID] = &base.Entries[i]
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		old, ok := before[e.ID]
		switch {
		case !ok:
			if e.Created.IsZero() {
				e.Created = now.UTC()
			}
			if e.Updated.IsZero() {
				e.Updated = e.Created
			}
		case !e.equal(old) && !e.Updated.After(old.Updated):
			// Also when the clock went back: a later edit must win.
			e.Updated = now.UTC()
			if !e.Updated.After(old.Updated) {
				e.Updated = old.Updated.Add(time.Nanosecond)
			}
		}
	}
}
