package vault

import (
	"bytes"
	"cmp"
	"slices"
	"time"
)

// Version is what some of an entry's fields held on the side that lost, when
// two changes of the same field met. Ordinary edits leave none.
type Version struct {
	// Updated is the losing side's: when it was changed for the last time.
	Updated time.Time

	fields []field // as they would stand in the entry
}

// Fields names the fields that lost, as the format does.
func (v *Version) Fields() []string {
	names := make([]string, len(v.fields))
	for i, f := range v.fields {
		name, _ := readName(f.key)
		names[i] = string(name)
	}
	return names
}

// PutBack returns a copy of the entry with the fields that lost in their place
// again. Its history stays; Updated is for the caller to set.
func (v *Version) PutBack(e *Entry) Entry {
	back := e.Clone()
	for _, f := range v.fields {
		name, _ := readName(f.key)
		f.name = name
		if back.clearField(string(name)); !isNull(f.raw) {
			if known, _ := back.readField(&f); !known {
				back.setUnknown(f)
			}
		}
	}
	return back
}

// clearField brings a field that may be absent into that state.
func (e *Entry) clearField(name string) {
	if at := e.optionalTime(name); at != nil {
		*at = nil
	}
	if name == "replaces" {
		e.Replaces = ""
	}
}

func (e *Entry) setUnknown(f field) {
	kept := cloneFields([]field{f})[0]
	for i := range e.extra {
		if bytes.Equal(e.extra[i].key, f.key) {
			e.extra[i] = kept
			return
		}
	}
	e.extra = append(e.extra, kept)
}

func (v *Version) clone() Version { return Version{Updated: v.Updated, fields: cloneFields(v.fields)} }

func cloneHistory(history []Version) []Version {
	if history == nil {
		return nil
	}
	c := make([]Version, len(history))
	for i := range history {
		c[i] = history[i].clone()
	}
	return c
}

func wipeHistory(history []Version) {
	for i := range history {
		wipeFields(history[i].fields)
	}
}

func (v *Version) compare(o *Version) int {
	return cmp.Or(v.Updated.Compare(o.Updated), slices.CompareFunc(v.fields, o.fields, func(a, b field) int {
		return cmp.Or(bytes.Compare(a.key, b.key), bytes.Compare(a.raw, b.raw))
	}))
}

func equalHistory(a, b []Version) bool {
	return slices.EqualFunc(a, b, func(x, y Version) bool { return x.compare(&y) == 0 })
}

// joinHistory unites histories, the newest first, each version once. Of more
// than the limits allow the newest stay.
func joinHistory(histories ...[]Version) []Version {
	all := slices.Concat(histories...)
	slices.SortFunc(all, func(a, b Version) int { return b.compare(&a) })
	all = slices.CompactFunc(all, func(a, b Version) bool { return a.compare(&b) == 0 })
	all = all[:min(len(all), MaxHistory)]
	size := 0
	for i := range all {
		if size += sizeOf(all[i].fields); size > maxHistorySize {
			all = all[:i]
			break
		}
	}
	return cloneHistory(all)
}

// validHistory tells whether a history would be read back.
func validHistory(history []Version) bool {
	size := 0
	for i := range history {
		size += sizeOf(history[i].fields)
		if !writableTime(history[i].Updated) || len(history[i].fields) > maxFields-1 {
			return false
		}
	}
	return len(history) <= MaxHistory && size <= maxHistorySize
}

func readHistory(raw []byte) ([]Version, error) {
	if isNull(raw) {
		return nil, nil
	}
	items, err := splitArray(raw, MaxHistory)
	if err != nil {
		return nil, err
	}
	var history []Version
	for _, item := range items {
		version, err := readVersion(item)
		if err != nil {
			wipeHistory(history)
			return nil, err
		}
		history = append(history, version)
	}
	return history, nil
}

// readVersion reads one version. The fields that an entry has must be of its
// types; others are kept as they are.
func readVersion(raw []byte) (Version, error) {
	var v Version
	fields, err := splitObject(raw)
	if err != nil {
		return v, err
	}
	var scratch Entry
	defer scratch.Wipe()
	dated := false
	for _, f := range fields {
		if string(f.name) == "updated" {
			if v.Updated, err = readTime(f.raw); err != nil {
				return v, err
			}
			dated = true
			continue
		}
		if string(f.name) == "history" {
			return v, errJSON // a version has none of its own
		}
		if !isNull(f.raw) { // null: the field was absent
			if _, err := scratch.readField(&f); err != nil {
				return v, err
			}
		}
		v.fields = append(v.fields, f)
	}
	if !dated {
		return v, errJSON
	}
	v.fields = cloneFields(v.fields)
	return v, nil
}

func (w *jsonWriter) writeHistory(history []Version) {
	if len(history) == 0 {
		return
	}
	w.key("history")
	w.raw("[")
	for i := range history {
		w.comma()
		w.raw("{")
		w.key("updated")
		w.time(history[i].Updated)
		w.unknown(history[i].fields)
		w.raw("}")
	}
	w.raw("]")
}
