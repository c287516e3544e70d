package vault_test

import (
	"testing"

	"kapukod/internal/vault"
)

// TestMergeOfDeletionCodes: never is a code taken to be on paper that is not.
func TestMergeOfDeletionCodes(t *testing.T) {
	put := func(at int) edit {
		return edit{at, func(e *vault.Entry) { e.DeletionPut, e.DeletionPaper = instant(at), nil }}
	}
	paper := func(at int) edit { return edit{at, func(e *vault.Entry) { e.DeletionPaper = instant(at) }} }
	unpaper := func(at int) edit { return edit{at, func(e *vault.Entry) { e.DeletionPaper = nil }} }
	both := func(a, b edit) edit {
		return edit{b.minute, func(e *vault.Entry) { a.change(e); b.change(e) }}
	}
	type want struct{ put, paper int } // 0: none
	for name, c := range map[string]struct {
		start, a, b edit
		want        want
	}{
		"one side put":                   {put(1), put(5), note(9, "új"), want{5, 0}},
		"one side wrote it down":         {put(1), paper(5), note(9, "új"), want{1, 5}},
		"both wrote it down":             {put(1), paper(5), paper(6), want{1, 6}},
		"written down, then another put": {put(1), paper(5), put(7), want{7, 0}},
		"put, then the old written down": {put(1), put(5), paper(7), want{5, 0}},
		"put and written down":           {put(1), both(put(5), paper(6)), paper(7), want{5, 6}},
		"both put":                       {put(1), both(put(5), paper(6)), both(put(7), paper(8)), want{7, 0}},
		"the paper is gone":              {both(put(1), paper(2)), unpaper(5), note(9, "új"), want{1, 0}},
		"an older program on one side":   {note(1, "régi"), both(put(5), paper(6)), note(9, "új"), want{5, 6}},
	} {
		t.Run(name, func(t *testing.T) {
			plain, _ := newDocument(t, artificialEntry("e1"))
			base := c.start.apply(plain)
			checkMerge(t, base, c.a.apply(base), c.b.apply(base), func(e *vault.Entry) bool {
				got := want{}
				if e.DeletionPut != nil {
					got.put = int(e.DeletionPut.Sub(mergeStart).Minutes())
				}
				if e.DeletionPaper != nil {
					got.paper = int(e.DeletionPaper.Sub(mergeStart).Minutes())
				}
				if got != c.want {
					t.Errorf("put, on paper: %v, want %v", got, c.want)
				}
				return true
			}, nil)
		})
	}
}
