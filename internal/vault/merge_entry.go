package vault

import (
	"bytes"
	"slices"
	"time"
)

// mergeEntry merges two states of one entry; base is nil when the state that
// they come from is not known. conflict tells that a value lost, and went into
// the history. The result does not depend on which side is ours.
func mergeEntry(base, ours, theirs *Entry) (merged Entry, conflict bool) {
	if ours.equal(theirs) {
		return ours.Clone(), false
	}
	winner, loser := ours, theirs
	if !winsOver(ours, theirs) {
		winner, loser = theirs, ours
	}
	var from *object
	if base != nil {
		from = entryObject(base)
	}
	won, lost := entryObject(winner), entryObject(loser)
	defer func() { from.wipe(); won.wipe(); lost.wipe() }()

	fields, losing := threeWay(from, won, lost, entryUnit, mergedApart)
	if reason := readEntry(&merged, fields); reason != "" { // only if the unknown fields of both are too many
		merged.Wipe()
		merged, losing = winner.Clone(), lost.fields
	}
	mergeLife(base, winner, loser, &merged)
	histories := [][]Version{ours.History, theirs.History}
	if gone := undeleted(base, &merged, winner, loser); gone != nil {
		histories = append(histories, []Version{*gone})
		conflict = true
	}
	if losing = slices.DeleteFunc(losing, func(f field) bool { return mergedApart(string(f.name)) }); len(losing) > 0 {
		histories = append(histories, []Version{{Updated: loser.Updated, fields: losing}})
		conflict = true
	}
	merged.History = joinHistory(histories...)
	return merged, conflict
}

func entryObject(e *Entry) *object {
	return written(func(w *jsonWriter) { w.writeEntry(e) })
}

// winsOver: the newest Updated wins a conflict, and of equal ones the greater
// text, so that both sides choose the same.
func winsOver(e, o *Entry) bool {
	if c := e.Updated.Compare(o.Updated); c != 0 {
		return c > 0
	}
	a, b := entryObject(e), entryObject(o)
	defer func() { a.wipe(); b.wipe() }()
	return bytes.Compare(a.buf, b.buf) > 0
}

// entryUnit: a secret with another's period gives wrong codes.
func entryUnit(name string) string {
	switch name {
	case "secret", "algorithm", "digits", "period":
		return "key"
	}
	return name
}

// mergedApart names the fields that tell an entry's way through time, and where
// it stands in a list: they have rules of their own.
func mergedApart(name string) bool {
	switch name {
	case "created", "updated", "deleted", "status", "accepted", "history", "deletion_put", "deletion_paper", "pinned", "place":
		return true
	}
	return false
}

// mergeLife merges the fields of mergedApart, but the history.
func mergeLife(base, a, b, merged *Entry) {
	merged.Updated = later(a.Updated, b.Updated)
	merged.Created = a.Created
	if b.Created.Before(a.Created) {
		merged.Created = b.Created
	}
	// A portal that took the code once has taken it.
	merged.Status = StatusActive
	if a.Status == b.Status {
		merged.Status = a.Status
	} else if base != nil && base.Status == StatusActive {
		merged.Status = StatusPending // the one that was changed
	}
	merged.Accepted = mergeTime(base, a, b, func(e *Entry) *time.Time { return e.Accepted })
	merged.Deleted = mergeDeleted(base, a, b)
	merged.DeletionPut, merged.DeletionPaper = mergeDeletionCode(base, a, b)
	mergeArrangement(base, a, b, merged)
}

// mergeDeletionCode: a paper has the code that was put before it, not the one
// that another computer put meanwhile, whichever was noted later. Where both
// sides put one, only a person can tell which of the two is in the slot now:
// then none is known to be on paper, nor after merging with such a state again.
func mergeDeletionCode(base, a, b *Entry) (put, onPaper *time.Time) {
	paper := func(e *Entry) *time.Time { return e.DeletionPaper }
	switch {
	case equalTime(a.DeletionPut, b.DeletionPut):
		sincePut := base != nil && equalTime(base.DeletionPut, a.DeletionPut)
		if sincePut || a.DeletionPaper != nil && b.DeletionPaper != nil {
			onPaper = mergeTime(base, a, b, paper)
		}
		return cloneTime(a.DeletionPut), onPaper
	case base != nil && equalTime(base.DeletionPut, a.DeletionPut), a.DeletionPut == nil:
		return cloneTime(b.DeletionPut), cloneTime(b.DeletionPaper)
	case base != nil && equalTime(base.DeletionPut, b.DeletionPut), b.DeletionPut == nil:
		return cloneTime(a.DeletionPut), cloneTime(a.DeletionPaper)
	}
	t := later(*a.DeletionPut, *b.DeletionPut)
	return &t, nil
}

// mergeTime: what one side changed is that side's; otherwise a time is better
// than none, and of two the later.
func mergeTime(base, a, b *Entry, of func(*Entry) *time.Time) *time.Time {
	switch x, y := of(a), of(b); {
	case base != nil && equalTime(of(base), x):
		return cloneTime(y)
	case base != nil && equalTime(of(base), y):
		return cloneTime(x)
	case x == nil:
		return cloneTime(y)
	case y == nil:
		return cloneTime(x)
	default:
		t := later(*x, *y)
		return &t
	}
}

// mergeDeleted: an entry that was put into the bin on one side and edited on
// the other after that comes back; one that was edited before stays in the bin,
// with the edit.
func mergeDeleted(base, a, b *Entry) *time.Time {
	if (a.Deleted == nil) == (b.Deleted == nil) {
		return mergeTime(base, a, b, func(e *Entry) *time.Time { return e.Deleted })
	}
	dead, alive := a, b
	if dead.Deleted == nil {
		dead, alive = b, a
	}
	switch {
	case base != nil && equalTime(base.Deleted, dead.Deleted): // it was taken out of the bin
		return nil
	case base != nil && alive.alike(base): // nobody edited it
		return cloneTime(dead.Deleted)
	case alive.Updated.After(*dead.Deleted):
		return nil
	}
	return cloneTime(dead.Deleted)
}

// undeleted is the version that remembers a deletion that lost.
func undeleted(base, merged, a, b *Entry) *Version {
	if merged.Deleted != nil || (a.Deleted == nil) == (b.Deleted == nil) {
		return nil
	}
	dead := a
	if dead.Deleted == nil {
		dead = b
	}
	if base != nil && equalTime(base.Deleted, dead.Deleted) {
		return nil // it did not lose: it was taken back
	}
	w := new(jsonWriter)
	w.time(*dead.Deleted)
	return &Version{Updated: dead.Updated, fields: []field{{name: []byte("deleted"), key: []byte(`"deleted"`), raw: w.buf}}}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
