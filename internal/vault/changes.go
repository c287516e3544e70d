package vault

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

// Change tells what became of an entry since an earlier state.
type Change string

// What was put into the bin counts as removed, what was taken out of it as
// added.
const (
	Added   Change = "added"
	Changed Change = "changed"
	Removed Change = "removed"
)

// EntryChange is an entry that differs between two states, by its later name.
type EntryChange struct {
	Issuer, Account string
	Change          Change
}

// Changes lists the entries that differ between an earlier state and a later
// one in what a person can see or use. Of a later state that was not read to its
// end (Salvaged.All), what is not in it does not count as removed.
func Changes(from, to []Entry, whole bool) []EntryChange {
	var changes []EntryChange
	note := func(e *Entry, c Change) {
		changes = append(changes, EntryChange{Issuer: e.Key.Issuer, Account: e.Key.Account, Change: c})
	}
	before := byID(from)
	for i := range to {
		e := &to[i]
		id := strings.ToLower(e.ID)
		old := before[id]
		delete(before, id)
		was, is := old != nil && old.Deleted == nil, e.Deleted == nil
		switch {
		case is && !was:
			note(e, Added)
		case was && !is:
			note(e, Removed)
		case was && !e.sameUse(old):
			note(e, Changed)
		}
	}
	for i := range from {
		if e := &from[i]; whole && e.Deleted == nil && before[strings.ToLower(e.ID)] == e {
			note(e, Removed)
		}
	}
	return changes
}

func byID(entries []Entry) map[string]*Entry {
	found := make(map[string]*Entry, len(entries))
	for i := range entries {
		found[strings.ToLower(entries[i].ID)] = &entries[i]
	}
	return found
}

// sameUse is alike without the times that go with a change, without what is told
// of the deletion code, which lies elsewhere, and without the order of a list.
func (e *Entry) sameUse(o *Entry) bool {
	c := *e
	c.Created, c.Updated, c.DeletionPut, c.DeletionPaper = o.Created, o.Updated, o.DeletionPut, o.DeletionPaper
	c.Pinned, c.Place = o.Pinned, o.Place
	return c.alike(o)
}

// GoBack takes the entries of an earlier document. Members, the recovery sheet
// and all that is told of deletion codes stay as they are now. Entries that the
// earlier one has not, or has in the bin, go into the bin; what is in the bin of
// both stays as it is.
func (d *Document) GoBack(earlier *Document, now time.Time) {
	before := byID(earlier.Entries)
	mended := make(map[string]bool) // set aside then, good now
	for i := range earlier.SetAside {
		mended[strings.ToLower(earlier.SetAside[i].ID)] = true
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		id := strings.ToLower(e.ID)
		old := before[id]
		delete(before, id)
		switch {
		case old != nil && old.Deleted == nil:
			e.goBack(old)
		case e.Deleted == nil && !(old == nil && mended[id]):
			e.Deleted = laterTime(now, e.Updated)
		}
	}
	for i := range earlier.Entries {
		old := &earlier.Entries[i]
		if before[strings.ToLower(old.ID)] != old {
			continue // it was there
		}
		e := old.Clone()
		e.Updated = *laterTime(now, old.Updated)
		if e.Deleted != nil {
			e.Deleted = laterTime(now, old.Updated)
		}
		d.Entries = append(d.Entries, e)
	}
	d.SetAside = append(d.SetAside, missingAsides(d, earlier)...)
}

// goBack takes the values of an earlier state of the entry. The times of its
// making and of the change to come are not among them, nor what lost against
// others since.
func (e *Entry) goBack(old *Entry) {
	c := old.Clone()
	c.ID, c.Created, c.Updated, c.History = e.ID, e.Created, e.Updated, cloneHistory(e.History)
	c.DeletionPut, c.DeletionPaper = cloneTime(e.DeletionPut), cloneTime(e.DeletionPaper)
	e.Wipe()
	*e = c
}

// laterTime: a clock that was set back must not make a change the older one.
func laterTime(now, updated time.Time) *time.Time {
	now = now.UTC()
	if !now.After(updated) {
		now = updated.Add(time.Nanosecond)
	}
	return &now
}

func missingAsides(d, earlier *Document) []SetAside {
	var missing []SetAside
	good := byID(d.Entries)
	for _, aside := range earlier.Clone().SetAside {
		has := aside.ID != "" && good[strings.ToLower(aside.ID)] != nil ||
			slices.ContainsFunc(d.SetAside, func(o SetAside) bool { return bytes.Equal(o.raw, aside.raw) })
		if !has {
			missing = append(missing, aside)
		}
	}
	return missing
}
