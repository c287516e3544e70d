package qrscan

import "sort"

// part says which piece of a text a code holds that was split over several codes (structured
// append, ISO 18004 8). A piece alone is never reported: cut in the middle of a key it would still
// look like a key.
type part struct{ index, count, parity int }

// newPart splits the sequence byte: high four bits the index, low four bits the count less one.
func newPart(sequence, parity int) *part {
	return &part{index: sequence >> 4, count: sequence&15 + 1, parity: parity}
}

// joined replaces the pieces among seen by the texts whose pieces are all there; the outline of a
// joined text is that of its first piece.
func joined(seen []sighting) []sighting {
	type set struct{ count, parity int }
	var whole []sighting
	var order []set
	pieces := make(map[set][]sighting)
	for _, s := range seen {
		if s.part == nil {
			whole = append(whole, s)
			continue
		}
		key := set{s.part.count, s.part.parity}
		if pieces[key] == nil {
			order = append(order, key)
		}
		pieces[key] = append(pieces[key], s)
	}
	for _, key := range order {
		if s, ok := joinSet(pieces[key], key.count); ok {
			whole = append(whole, s)
		}
	}
	return whole
}

func joinSet(pieces []sighting, count int) (sighting, bool) {
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].part.index < pieces[j].part.index })
	text, next := "", 0
	for i, p := range pieces {
		if i > 0 && p.part.index == pieces[i-1].part.index {
			if p.text != pieces[i-1].text {
				return sighting{}, false // two texts with the same parity on one screen
			}
			continue
		}
		if p.part.index != next {
			return sighting{}, false
		}
		text += p.text
		next++
	}
	if next != count {
		return sighting{}, false
	}
	return sighting{text: text, corners: pieces[0].corners}, true
}
