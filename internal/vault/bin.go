package vault

import (
	"slices"
	"strings"
	"time"
)

// BinDays is how many days a deleted entry stays in the bin.
const BinDays = 30

const (
	day     = 24 * time.Hour
	binTime = BinDays * day
)

// Discard puts a living entry into the bin. It is false where there is none.
func (d *Document) Discard(id string, now time.Time) bool {
	e := d.Entry(id)
	if e == nil || e.Deleted != nil {
		return false
	}
	e.Deleted = laterTime(now, e.Updated)
	return true
}

// TakeBack takes an entry out of the bin. It is false where it is not in it.
func (d *Document) TakeBack(id string) bool {
	e := d.Entry(id)
	if e == nil || e.Deleted == nil {
		return false
	}
	e.Deleted = nil
	return true
}

// Erase takes an entry in the bin out of the document for good. It is false
// where it is not in the bin.
func (d *Document) Erase(id string) bool {
	e := d.Entry(id)
	if e == nil || e.Deleted == nil {
		return false
	}
	d.drop(func(e *Entry) bool { return e.ID == id })
	return true
}

// Purge takes out for good what is in the bin for BinDays, and tells how many
// entries that were.
func (d *Document) Purge(now time.Time) int {
	before := len(d.Entries)
	d.drop(func(e *Entry) bool { return e.due(now) })
	return before - len(d.Entries)
}

// Due tells whether Purge would take something out.
func (d *Document) Due(now time.Time) bool {
	return slices.ContainsFunc(d.Entries, func(e Entry) bool { return e.due(now) })
}

func (d *Document) drop(which func(*Entry) bool) {
	d.Entries = slices.DeleteFunc(d.Entries, func(e Entry) bool {
		if !which(&e) {
			return false
		}
		e.Wipe()
		return true
	})
}

// due: a clock that was set back makes the time in the bin longer, never
// shorter (lateEnough).
func (e *Entry) due(now time.Time) bool {
	return e.Deleted != nil && !now.Before(e.Deleted.Add(binTime))
}

// DaysInBin is how many days are left of the entry's time in the bin: 0 to
// BinDays, a day that has begun counted as whole; 0 is also that of an entry
// that is not in it.
func (e *Entry) DaysInBin(now time.Time) int {
	if e.Deleted == nil {
		return 0
	}
	left := e.Deleted.Add(binTime).Sub(now)
	return int(min(max((left+day-1)/day, 0), BinDays))
}

// lateEnough moves the times of entries that went into the bin since base on to
// the newest save that is known, where the clock says less: it is wrong then,
// and right again it would find them in the bin for years.
func (d *Document) lateEnough(base *Document) {
	newest := base.newestSave()
	before := byID(base.Entries)
	for i := range d.Entries {
		e := &d.Entries[i]
		old := before[strings.ToLower(e.ID)]
		isNew := e.Deleted != nil && old != nil && old.Deleted == nil
		if isNew && e.Deleted.Before(newest) {
			e.Deleted = &newest
		}
	}
}

// newestSave is the latest time in the names of the saves that the document
// is, or has seen.
func (d *Document) newestSave() time.Time {
	newest := timeOfSave(d.Saved)
	for _, save := range d.Past {
		newest = later(newest, timeOfSave(save))
	}
	return newest
}
