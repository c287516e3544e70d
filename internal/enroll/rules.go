package enroll

import (
	"slices"
	"time"

	"kapukod/internal/vault"
)

// The changes an enrolment makes to the vault's document. Each checks what it must not do: the document may
// have been changed by another window since the flow last saw it.

// saveIn inserts the entry, or gives the pending one of the same ID its new content, and puts the pending
// entry insteadOf into the bin.
func saveIn(doc *vault.Document, entry vault.Entry, insteadOf string, at time.Time) error {
	if insteadOf != "" && insteadOf != entry.ID {
		if err := discardIn(doc, insteadOf, at); err != nil {
			return err
		}
	}
	entry.Updated = at
	i := indexOf(doc, entry.ID)
	if i < 0 {
		entry.Created = at
		inherit(doc, &entry)
		doc.Entries = append(doc.Entries, entry)
		return nil
	}
	kept := &doc.Entries[i]
	if settled(*kept) {
		return ErrAccepted
	}
	kept.Key, kept.Service, kept.Replaces = entry.Key, entry.Service, entry.Replaces
	kept.Updated, kept.Deleted = at, nil
	return nil
}

// inherit takes over the place in the list, the tags and the note of the entry
// that is replaced.
func inherit(doc *vault.Document, entry *vault.Entry) {
	i := indexOf(doc, entry.Replaces)
	if i < 0 {
		return
	}
	entry.Pinned, entry.Place = doc.Entries[i].Pinned, doc.Entries[i].Place
	if entry.Place == 0 {
		entry.Place = doc.Entries[i].NaturalPlace()
	}
	if len(entry.Tags) == 0 && entry.Note == "" {
		entry.Tags = slices.Clone(doc.Entries[i].Tags)
		entry.Note = doc.Entries[i].Note
	}
}

// acceptIn notes that the site took a code. An entry that lay in the bin comes back: the site uses its key now.
func acceptIn(doc *vault.Document, id string, at time.Time) error {
	i := indexOf(doc, id)
	if i < 0 {
		return ErrGone
	}
	entry := &doc.Entries[i]
	if entry.Accepted == nil || entry.Deleted != nil {
		entry.Updated, entry.Deleted = at, nil
	}
	if entry.Accepted == nil {
		entry.Accepted = &at
	}
	return nil
}

func activateIn(doc *vault.Document, id string, at time.Time, onPaper bool) error {
	i := indexOf(doc, id)
	if i < 0 || doc.Entries[i].Deleted != nil {
		return ErrGone
	}
	entry := &doc.Entries[i]
	if entry.Status != vault.StatusActive {
		if entry.Accepted == nil {
			return ErrNotAccepted
		}
		entry.Status, entry.Updated = vault.StatusActive, at
	}
	if onPaper && entry.DeletionPaper == nil {
		entry.DeletionPaper, entry.Updated = &at, at
	}
	return nil
}

func discardIn(doc *vault.Document, id string, at time.Time) error {
	i := indexOf(doc, id)
	if i < 0 || doc.Entries[i].Deleted != nil {
		return nil
	}
	if settled(doc.Entries[i]) {
		return ErrAccepted
	}
	doc.Entries[i].Deleted, doc.Entries[i].Updated = &at, at
	return nil
}

// settled tells whether the site uses the entry's key, so that an enrolment must not change or discard it.
func settled(e vault.Entry) bool {
	return e.Accepted != nil || e.Status == vault.StatusActive
}

// Unfinished lists the entries whose enrolment was broken off and can be resumed, oldest first.
func Unfinished(entries []vault.Entry) []vault.Entry {
	var open []vault.Entry
	for _, e := range entries {
		if e.Deleted == nil && e.Status == vault.StatusPending {
			open = append(open, e)
		}
	}
	slices.SortStableFunc(open, func(a, b vault.Entry) int { return a.Created.Compare(b.Created) })
	return open
}

// Usable tells whether the site takes the codes of this entry: a page that lists codes shows it, even while
// its enrolment still lacks the deletion code or the paper.
func Usable(e vault.Entry) bool {
	return e.Deleted == nil && settled(e)
}

// Only is the ID of the one usable entry of a service; empty where there is none, or more than one.
func Only(entries []vault.Entry, service vault.Service) (id string) {
	for _, e := range entries {
		if !Usable(e) || e.Service != service {
			continue
		}
		if id != "" {
			return ""
		}
		id = e.ID
	}
	return id
}
