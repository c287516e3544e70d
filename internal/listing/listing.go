// Package listing owns in which order entries stand in a list and which of them
// a search finds. It is given the names alone: no key comes in here, and none
// of it is kept anywhere. It draws nothing.
package listing

import (
	"slices"
	"time"

	"kapukod/internal/vault"
)

// Row is what is listed of an entry.
type Row struct {
	ID, Issuer, Account, Service, Note string
	Tags                               []string
	// Pending rows stand above all others, Pinned ones above the rest.
	Pending, Pinned bool
	// Place is where the row stands in a person's own order, the lesser first.
	Place int64
	// Used is when the code was last copied, zero for never or not known.
	Used time.Time
}

// Of returns the row of an entry that was last used at a time.
func Of(e *vault.Entry, used time.Time) Row {
	row := Row{
		ID: e.ID, Issuer: e.Key.Issuer, Account: e.Key.Account, Service: string(e.Service), Note: e.Note,
		Tags: slices.Clone(e.Tags), Pending: e.Status == vault.StatusPending, Pinned: e.Pinned, Place: e.Place, Used: used,
	}
	if row.Place == 0 {
		row.Place = e.NaturalPlace()
	}
	return row
}

// Name is what the row goes by: the portal's name, or the user's there.
func (r *Row) Name() string {
	if r.Issuer != "" {
		return r.Issuer
	}
	return r.Account
}

// rank orders what never mixes.
func (r *Row) rank() int {
	switch {
	case r.Pending:
		return 0
	case r.Pinned:
		return 1
	}
	return 2
}

// Query is what of the rows is to be shown, and how.
type Query struct {
	// Words are what was typed: a row has to have each of them somewhere in its
	// names, tags, note or service, whatever the case and the accents.
	Words string
	// Tags are what a row has to have, all of them.
	Tags  []string
	Order Order
}

// Index is the rows, ready to be searched. It is not safe for concurrent use.
type Index struct {
	rows     []Row
	language Language
	texts    []string // what is searched, folded
	tags     []string // folded, each once; marks has their numbers
	labels   []string // the tags as first written
	marks    [][]int
	ordered  map[Order][]int
	byNames  *names

	// What was shown last, to narrow it down without looking at the rest.
	shown []int
	last  asked
}

// New returns the rows, ready to be searched and ordered as in a language. The
// rows are the Index's own from then on.
func New(rows []Row, language Language) *Index {
	x := &Index{rows: rows, language: language, ordered: make(map[Order][]int)}
	x.texts = make([]string, len(rows))
	x.marks = make([][]int, len(rows))
	numbers := make(map[string]int)
	var text []byte
	for i := range rows {
		text = appendSearched(text[:0], &rows[i])
		x.texts[i] = string(text)
		x.marks[i] = slices.Grow(x.marks[i], len(rows[i].Tags))
		for _, tag := range rows[i].Tags {
			x.marks[i] = append(x.marks[i], x.number(numbers, tag))
		}
	}
	return x
}

// number gives a tag its number; tags that differ in case or accents are one.
func (x *Index) number(numbers map[string]int, tag string) int {
	if n, ok := numbers[tag]; ok {
		return n
	}
	folded := Fold(tag) // itself folds to nothing else
	n, ok := numbers[folded]
	if !ok {
		n = len(x.tags)
		numbers[folded] = n
		x.tags = append(x.tags, folded)
		x.labels = append(x.labels, tag)
	}
	numbers[tag] = n
	return n
}

// Len is the number of all rows.
func (x *Index) Len() int { return len(x.rows) }

// Row is the i-th row as it was given.
func (x *Index) Row(i int) *Row { return &x.rows[i] }

// Known are those of some tags that a row has, as Tags writes them.
func (x *Index) Known(tags []string) []string {
	var known []string
	for _, tag := range tags {
		if n := slices.Index(x.tags, Fold(tag)); n >= 0 && !slices.Contains(known, x.labels[n]) {
			known = append(known, x.labels[n])
		}
	}
	return known
}

// Tags are all tags, each once, in the order of the language.
func (x *Index) Tags() []string {
	all := slices.Clone(x.labels)
	x.language.collator().SortStrings(all)
	return all
}
