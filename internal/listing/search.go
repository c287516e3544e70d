package listing

import (
	"slices"
	"strings"
)

// appendSearched adds the text of a row that is searched, folded. Its parts stand
// on lines of their own: no word reaches from one into the next.
func appendSearched(text []byte, r *Row) []byte {
	for _, part := range [...]string{r.Issuer, r.Account, r.Service, r.Note} {
		text = append(appendFold(text, part), '\n')
	}
	for _, tag := range r.Tags {
		text = append(appendFold(text, tag), '\n')
	}
	return text
}

// asked is a Query as it is looked for.
type asked struct {
	valid bool
	words []string
	tags  []int
	order Order
}

// Show returns the numbers of the rows that a query finds, in its order. The
// slice is used again by the next call.
func (x *Index) Show(q Query) []int {
	next := asked{valid: true, words: strings.Fields(Fold(q.Words)), order: q.Order}
	for _, tag := range q.Tags {
		// A tag that nothing has is number -1, which nothing has.
		next.tags = append(next.tags, slices.Index(x.tags, Fold(tag)))
	}
	from := x.order(q.Order)
	if next.narrows(x.last) {
		from = x.shown
	}
	if cap(x.shown) < len(x.rows) {
		x.shown = make([]int, 0, len(x.rows))
	}
	// Where from is x.shown, what is written is never ahead of what is read.
	shown := x.shown[:0]
	for _, i := range from {
		if x.found(i, &next) {
			shown = append(shown, i)
		}
	}
	x.shown, x.last = shown, next
	return shown
}

func (x *Index) found(i int, q *asked) bool {
	for _, tag := range q.tags {
		if !slices.Contains(x.marks[i], tag) {
			return false
		}
	}
	for _, word := range q.words {
		if !strings.Contains(x.texts[i], word) {
			return false
		}
	}
	return true
}

// narrows tells whether all that a query finds was found by the one before.
func (q *asked) narrows(before asked) bool {
	if !before.valid || q.order != before.order {
		return false
	}
	for _, tag := range before.tags {
		if !slices.Contains(q.tags, tag) {
			return false
		}
	}
	for _, old := range before.words {
		within := func(word string) bool { return strings.Contains(word, old) }
		if !slices.ContainsFunc(q.words, within) {
			return false
		}
	}
	return true
}
