package listing

import (
	"slices"

	"kapukod/internal/vault"
)

// Placement is a new place of an entry.
type Placement struct {
	ID    string
	Place int64
}

// The room that is left beside a row that comes first, and beside one that comes
// last: entries made later have to come after that one.
const (
	above = 1_000_000
	below = 1_000
)

// Move puts the row that was shown at from to where the one shown at to is, in
// a person's own order, and returns the places that have to be noted for it: as
// few as there can be, none where the row stays. Pending, pinned and other rows
// stay among their own.
func (x *Index) Move(from, to int) []Placement {
	if x.last.order != Own || from < 0 || from >= len(x.shown) {
		return nil
	}
	row := x.shown[from]
	to = x.within(row, from, to)
	if to == from {
		return nil
	}
	var kin []int // the rows it can stand among, without itself
	for _, i := range x.order(Own) {
		if i != row && x.rows[i].rank() == x.rows[row].rank() {
			kin = append(kin, i)
		}
	}
	at := slices.Index(kin, x.shown[to])
	if to > from {
		at++
	}
	kin = slices.Insert(kin, at, row)
	placements := x.spread(kin, at)
	delete(x.ordered, Own)
	x.last.valid = false
	return placements
}

// within is the shown row nearest to a wanted one that is of the same rank.
func (x *Index) within(row, from, to int) int {
	to = min(max(to, 0), len(x.shown)-1)
	step := 1
	if to > from {
		step = -1
	}
	for to != from && x.rows[x.shown[to]].rank() != x.rows[row].rank() {
		to += step
	}
	return to
}

// spread gives the row at a place between its neighbours, and moves as many of
// these as it takes to make room.
func (x *Index) spread(kin []int, at int) []Placement {
	low, high := at, at+1
	for {
		least, most := x.room(kin, low, high, at)
		count := int64(high - low)
		if most-least > count {
			return x.place(kin[low:high], least, most)
		}
		// Twice as many, and only as far as there are any.
		more := high - low
		low, high = max(low-more, 0), min(high+more, len(kin))
	}
}

// room is between which places the rows from low to high can stand, both not
// among them.
func (x *Index) room(kin []int, low, high, at int) (least, most int64) {
	count := int64(high - low)
	place := func(i int) int64 { return x.rows[kin[i]].Place }
	if high < len(kin) {
		most = place(high)
	}
	if low > 0 {
		least = place(low - 1)
	}
	switch {
	case high < len(kin) && low > 0:
	case high < len(kin):
		least = max(most-(count+1)*above, 0)
	default:
		// The row that moves is not asked where it was.
		last := least
		for i := low; i < high; i++ {
			if i != at {
				last = max(last, place(i))
			}
		}
		most = min(last+(count+1)*below, vault.MaxPlace+1)
		if low == 0 {
			least = max(most-(count+1)*above, 0)
		}
	}
	return least, most
}

// place spreads rows evenly, and returns those that moved.
func (x *Index) place(rows []int, least, most int64) []Placement {
	var placements []Placement
	count := int64(len(rows))
	step := (most - least) / (count + 1)
	for n, i := range rows {
		at := least + step*int64(n+1)
		if x.rows[i].Place != at {
			x.rows[i].Place = at
			placements = append(placements, Placement{ID: x.rows[i].ID, Place: at})
		}
	}
	return placements
}
