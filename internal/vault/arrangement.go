package vault

import "time"

// How entries are arranged in a list. It is kept with the entry, so that a
// person finds the same order on each computer, and so that moving one entry
// changes that one alone.

// NaturalPlace is the place of an entry that nobody moved: when it was made, in
// microseconds since 1970. New entries come last, and there is room between any
// two for others.
func (e *Entry) NaturalPlace() int64 { return clampPlace(e.Created) }

func clampPlace(t time.Time) int64 {
	// Years outside of this would leave the range of whole microseconds.
	if t.Year() < 1970 {
		return 1
	}
	if t.Year() > 2200 {
		return MaxPlace
	}
	return min(max(t.UnixMicro(), 1), MaxPlace)
}

// readArrangement reads the fields of the list; null is as good as absent.
func (e *Entry) readArrangement(f *field) (err error) {
	switch {
	case isNull(f.raw):
	case string(f.name) == "pinned":
		e.Pinned, err = readBool(f.raw)
	default:
		e.Place, err = readInt(f.raw, 0, MaxPlace)
	}
	return err
}

// writeArrangement leaves out what has its usual value.
func (w *jsonWriter) writeArrangement(e *Entry) {
	if e.Pinned {
		w.key("pinned")
		w.raw("true")
	}
	if e.Place != 0 {
		w.key("place")
		w.number(uint64(e.Place))
	}
}

// mergeArrangement: what one side changed is that side's, and of two changes the
// later one's. Nobody needs the other back: it leaves nothing in the history.
func mergeArrangement(base, a, b, merged *Entry) {
	aWins := a.Updated.After(b.Updated)
	same := a.Updated.Equal(b.Updated)
	switch {
	case base != nil && base.Pinned == a.Pinned:
		merged.Pinned = b.Pinned
	case base != nil && base.Pinned == b.Pinned || aWins:
		merged.Pinned = a.Pinned
	default:
		merged.Pinned = b.Pinned || same && a.Pinned
	}
	switch {
	case base != nil && base.Place == a.Place:
		merged.Place = b.Place
	case base != nil && base.Place == b.Place || aWins:
		merged.Place = a.Place
	case same:
		merged.Place = max(a.Place, b.Place)
	default:
		merged.Place = b.Place
	}
}
