package listing

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order is by what the rows of a list are ordered; pending and pinned ones are
// first in each.
type Order string

// The orders.
const (
	Own    Order = "own"  // as a person put them
	ByName Order = "name" // by the alphabet of the language
	ByUse  Order = "used" // the last used first
)

// Language is whose alphabet ByName follows.
type Language string

// The languages; others are taken for English.
const (
	Hungarian Language = "hu"
	English   Language = "en"
)

// collator compares as people of the language do: in Hungarian "cs" is a letter
// after "c", and numbers count as numbers in both.
func (l Language) collator() *collate.Collator {
	if l == Hungarian {
		return collate.New(language.Hungarian, collate.Numeric)
	}
	return collate.New(language.English, collate.Numeric)
}

// order is all rows in an order, worked out when it is first asked for.
func (x *Index) order(by Order) []int {
	if all, ok := x.ordered[by]; ok {
		return all
	}
	all := make([]int, len(x.rows))
	for i := range all {
		all[i] = i
	}
	less := x.ownOrder
	switch by {
	case ByName:
		less = x.nameOrder()
	case ByUse:
		less = func(i, j int) int { return x.rows[j].Used.Compare(x.rows[i].Used) }
	}
	slices.SortFunc(all, func(i, j int) int {
		return cmp.Or(cmp.Compare(x.rows[i].rank(), x.rows[j].rank()), less(i, j), x.ownOrder(i, j))
	})
	x.ordered[by] = all
	return all
}

// ownOrder is never 0 for two rows.
func (x *Index) ownOrder(i, j int) int {
	return cmp.Or(cmp.Compare(x.rows[i].Place, x.rows[j].Place), cmp.Compare(i, j))
}

// names are the sort keys of the rows' names.
type names struct {
	buffer         collate.Buffer
	first, account [][]byte
}

// nameOrder compares by the name, and by the account under the same name.
func (x *Index) nameOrder() func(i, j int) int {
	if x.byNames == nil {
		x.byNames = &names{first: make([][]byte, len(x.rows)), account: make([][]byte, len(x.rows))}
		collator := x.language.collator()
		for i := range x.rows {
			x.byNames.first[i] = collator.KeyFromString(&x.byNames.buffer, x.rows[i].Name())
			x.byNames.account[i] = collator.KeyFromString(&x.byNames.buffer, x.rows[i].Account)
		}
	}
	keys := x.byNames
	return func(i, j int) int {
		return cmp.Or(bytes.Compare(keys.first[i], keys.first[j]), bytes.Compare(keys.account[i], keys.account[j]))
	}
}
