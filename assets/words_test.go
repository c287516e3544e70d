package assets_test

import (
	"regexp"
	"slices"
	"testing"

	"kapukod/assets"
)

func TestWords(t *testing.T) {
	words := assets.Words()
	if len(words) != 1296 {
		t.Errorf("%d words, want 1296", len(words))
	}
	if !slices.IsSorted(words) {
		t.Error("not sorted")
	}
	if unique := len(slices.Compact(slices.Clone(words))); unique != len(words) {
		t.Errorf("%d of %d are unique", unique, len(words))
	}
	plain := regexp.MustCompile(`^[a-z]{3,8}$`)
	for _, word := range words {
		if !plain.MatchString(word) {
			t.Errorf("%q is not three to eight plain letters", word)
		}
	}
}

// TestWordsAreFarApart keeps a slip of one letter from making another word of the list.
func TestWordsAreFarApart(t *testing.T) {
	words := assets.Words()
	for i, one := range words {
		for _, other := range words[i+1:] {
			if oneLetterApart(one, other) {
				t.Errorf("%s and %s differ in one letter", one, other)
			}
		}
	}
}

// oneLetterApart tells whether changing, adding or removing one letter turns a into b.
func oneLetterApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return a[i:] == b[i+1:] || len(a) == len(b) && a[i+1:] == b[i+1:]
		}
	}
	return true
}
