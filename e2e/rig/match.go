package rig

import (
	"image"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Match is a phrase found in a reading.
type Match struct {
	Box    image.Rectangle // around all its words
	First  image.Rectangle // around the words on its first line: where to click
	Errors int             // letters that differ
	Alone  bool            // no other word stands beside it on its lines
}

// tolerance: one letter in six may be read wrongly.
const tolerance = 6

// Find returns the best match of a phrase, which may run over several lines.
// Case, accents, spaces and punctuation do not count: the engine gets those
// wrong most often. Of equal matches one that stands alone wins (a button's
// label against the same word in a sentence), then the lower one (the main
// button is at the bottom).
func (r Reading) Find(phrase string) (Match, bool) {
	want := []rune(fold(phrase))
	if len(want) == 0 {
		return Match{}, false
	}
	limit := len(want) / tolerance
	var best Match
	found := false
	for first := range r {
		var have []rune
		for last := first; last < len(r); last++ {
			have = append(have, []rune(fold(r[last].Text))...)
			if len(have) > len(want)+limit {
				break
			}
			if len(have) < len(want)-limit {
				continue
			}
			if errors := levenshtein(have, want); errors <= limit {
				m := r.match(first, last, errors)
				if !found || m.better(best) {
					best, found = m, true
				}
			}
		}
	}
	return best, found
}

// FindOne is Find for several phrases: it returns which of them was read with the
// smallest share of wrong letters, and where; -1 when none was.
func (r Reading) FindOne(phrases ...string) (int, Match) {
	which, where, share := -1, Match{}, 1.0
	for i, phrase := range phrases {
		if m, ok := r.Find(phrase); ok {
			if wrong := float64(m.Errors) / float64(len(phrase)); wrong < share {
				which, where, share = i, m, wrong
			}
		}
	}
	return which, where
}

func (m Match) better(than Match) bool {
	if m.Alone != than.Alone {
		return m.Alone
	}
	// One letter more or less is the engine's luck and says nothing.
	if d := m.Errors - than.Errors; d < -1 || d > 1 {
		return d < 0
	}
	return m.Box.Min.Y > than.Box.Min.Y
}

func (r Reading) match(first, last, errors int) Match {
	m := Match{Errors: errors, Alone: r.alone(first, last)}
	for i := first; i <= last; i++ {
		m.Box = m.Box.Union(r[i].Box)
		if r[i].line == r[first].line {
			m.First = m.First.Union(r[i].Box)
		}
	}
	return m
}

// iconLetters is what the engine makes of a button's icon at most.
const iconLetters = 2

// alone says whether the words from first to last are all there is on their
// lines, but for an icon, and are no quotation: a sentence that names a button
// is not the button.
func (r Reading) alone(first, last int) bool {
	if strings.ContainsAny(r[first].Text+r[last].Text, "„”“\"'") {
		return false
	}
	letters := 0
	for i := first - 1; i >= 0 && touches(r[i], r[i+1]); i-- {
		letters += len(fold(r[i].Text))
	}
	for i := last + 1; i < len(r) && touches(r[i-1], r[i]); i++ {
		letters += len(fold(r[i].Text))
	}
	return letters <= iconLetters
}

// touches says whether two words stand on one line with no more than a space
// between them. Buttons side by side are farther apart.
func touches(left, right Word) bool {
	gap := right.Box.Min.X - left.Box.Max.X
	return sameHeight(left.Box, right.Box) && gap < max(left.Box.Dy(), right.Box.Dy())
}

// fold keeps letters and digits, in lower case and without accents.
func fold(text string) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(text) {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// levenshtein counts the letters to insert, drop or change to make b of a.
func levenshtein(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		corner := row[0]
		row[0] = i + 1
		for j := range b {
			cost := corner
			if a[i] != b[j] {
				cost = 1 + min(corner, row[j], row[j+1])
			}
			corner, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// sameHeight says whether the middle of each lies within the other.
func sameHeight(a, b image.Rectangle) bool {
	ma, mb := (a.Min.Y+a.Max.Y)/2, (b.Min.Y+b.Max.Y)/2
	return ma > b.Min.Y && ma < b.Max.Y && mb > a.Min.Y && mb < a.Max.Y
}
