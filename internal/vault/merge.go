package vault

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Merge unites two documents that went apart from base, entry by entry and
// field by field; base is nil when it is not known any more. It returns the
// same whichever of the two is ours, and changes none of the three. Of entries
// the order is that of the later document, the other's come after it. conflicts
// is the number of entries of which a value lost against a newer one; each kept
// it in its History. docs/vault.md has the rules.
//
// Neither may be ReadOnly. The result has the greater Revision and no name yet;
// it has seen all saves that either had.
func Merge(base, ours, theirs *Document) (merged *Document, conflicts int) {
	// All choices that are not decided by content are the first one's.
	first, second := ours, theirs
	if !leads(ours, theirs) {
		first, second = theirs, ours
	}
	merged = &Document{Revision: max(first.Revision, second.Revision)}
	merged.Remember(first.Past...)
	merged.Remember(second.Past...)
	merged.Remember(first.Saved, second.Saved)
	merged.Entries, conflicts = mergeEntries(base, first, second)
	merged.SetAside = mergeSetAside(first, second)
	m := peopleMerge{base: base, first: first, second: second, since: timeOfSave(newestCommon(first, second))}
	merged.Members, merged.Recovery = m.merge()
	// Either side may have sealed deletion codes to its own recipients.
	merged.SlotStale = first.SlotStale || second.SlotStale ||
		!sameReaders(merged, first) || !sameReaders(merged, second)
	merged.extra = mergeExtra(base, first, second)
	return merged, conflicts
}

// leads orders two documents in a way that does not depend on whose they are.
func leads(a, b *Document) bool {
	if c := cmp.Or(cmp.Compare(a.Revision, b.Revision), strings.Compare(a.Saved, b.Saved)); c != 0 {
		return c > 0
	}
	return compareContent(a, b) >= 0
}

// SameContent reports whether two documents have the same members, entries and
// all else, whenever they were saved.
func SameContent(a, b *Document) bool { return compareContent(a, b) == 0 }

func compareContent(a, b *Document) int {
	x, y := a.content(), b.content()
	defer func() { clear(x); clear(y) }()
	return bytes.Compare(x, y)
}

// content is the document's JSON without what tells of its saves, for the
// caller to wipe.
func (d *Document) content() []byte {
	c := *d
	c.Revision, c.Saved, c.Past = 0, "", nil
	return c.text()
}

// CommonSaves are the saves that both documents are or have seen, the newest
// first: any of them can be the base of a merge.
func CommonSaves(a, b *Document) []string {
	common := new(Document)
	for _, save := range append([]string{a.Saved}, a.Past...) {
		if b.Knows(save) {
			common.Remember(save)
		}
	}
	return common.Past
}

func sameReaders(a, b *Document) bool {
	return slices.Equal(sortedReaders(a), sortedReaders(b))
}

func sortedReaders(d *Document) []Recipient { return slices.Sorted(slices.Values(d.SlotRecipients())) }

func newestCommon(a, b *Document) string {
	if common := CommonSaves(a, b); len(common) > 0 {
		return common[0]
	}
	return ""
}

func mergeEntries(base, first, second *Document) (merged []Entry, conflicts int) {
	before, others := base.entriesByID(), second.entriesByID()
	taken := make(map[string]bool, len(first.Entries))
	merged = make([]Entry, 0, len(first.Entries)+len(second.Entries)/8)
	for i := range first.Entries {
		e := &first.Entries[i]
		id := strings.ToLower(e.ID)
		taken[id] = true
		other := others[id]
		if other == nil {
			if !purged(before[id], e) {
				merged = append(merged, e.Clone())
			}
			continue
		}
		both, conflict := mergeEntry(before[id], e, other)
		if conflict {
			conflicts++
		}
		merged = append(merged, both)
	}
	for i := range second.Entries {
		e := &second.Entries[i]
		if id := strings.ToLower(e.ID); !taken[id] && !purged(before[id], e) {
			merged = append(merged, e.Clone())
		}
	}
	return merged, conflicts
}

// purged tells whether an entry that only one side has was taken out of the bin
// for good on the other: it was in the bin, and nobody touched it since.
func purged(base, e *Entry) bool {
	return base != nil && base.Deleted != nil && e.alike(base)
}

func (d *Document) entriesByID() map[string]*Entry {
	if d == nil {
		return nil
	}
	byID := make(map[string]*Entry, len(d.Entries))
	for i := range d.Entries {
		byID[strings.ToLower(d.Entries[i].ID)] = &d.Entries[i]
	}
	return byID
}

// mergeSetAside keeps what is set aside on either side, each once.
func mergeSetAside(first, second *Document) []SetAside {
	merged := first.Clone().SetAside
	for _, aside := range second.Clone().SetAside {
		has := false
		for _, other := range first.SetAside {
			has = has || bytes.Equal(other.raw, aside.raw)
		}
		if !has {
			merged = append(merged, aside)
		}
	}
	return merged
}

// mergeExtra merges the document's own unknown fields.
func mergeExtra(base, first, second *Document) []field {
	var from *object
	if base != nil {
		from = extraObject(base)
	}
	merged, _ := threeWay(from, extraObject(first), extraObject(second), func(name string) string { return name },
		func(string) bool { return false })
	if !boundedUnknown(merged) {
		merged = first.extra
	}
	return cloneFields(merged)
}

// extraObject sees the unknown fields as an object; they stay the document's.
func extraObject(d *Document) *object {
	o := new(object)
	for _, f := range d.extra {
		name, err := readName(f.key)
		if err != nil {
			continue // it was read once
		}
		o.fields = append(o.fields, field{name: name, key: f.key, raw: f.raw})
	}
	return o
}

// Differences is the number of entries that are not the same in both documents,
// or in one only.
func Differences(a, b *Document) int {
	n, others := 0, b.entriesByID()
	for i := range a.Entries {
		id := strings.ToLower(a.Entries[i].ID)
		if other := others[id]; other == nil || !other.alike(&a.Entries[i]) {
			n++
		}
		delete(others, id)
	}
	return n + len(others)
}
