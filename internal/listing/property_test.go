package listing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kapukod/internal/listing"
)

func drawRows(rt *rapid.T) []listing.Row {
	text := rapid.StringMatching(`[A-Za-zÁÉÍÓÖŐÚÜŰáéíóöőúüű0-9 ]{0,6}`)
	var rows []listing.Row
	for i := range rapid.IntRange(0, 12).Draw(rt, "rows") {
		rows = append(rows, listing.Row{
			ID: fmt.Sprint(i), Issuer: text.Draw(rt, "issuer"), Account: text.Draw(rt, "account"),
			Note: text.Draw(rt, "note"), Tags: rapid.SliceOfN(rapid.SampledFrom([]string{"a", "Á", "b"}), 0, 2).Draw(rt, "tags"),
			Pending: rapid.IntRange(0, 5).Draw(rt, "pending") == 0, Pinned: rapid.IntRange(0, 3).Draw(rt, "pinned") == 0,
			Place: rapid.Int64Range(1, 5).Draw(rt, "place"), Used: time.Unix(rapid.Int64Range(0, 3).Draw(rt, "used"), 0),
		})
	}
	return rows
}

func drawQuery(rt *rapid.T) listing.Query {
	return listing.Query{
		Words: rapid.StringMatching(`[aábcéúxü ]{0,3}`).Draw(rt, "words"),
		Tags:  rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b"}), 0, 2).Draw(rt, "with"),
		Order: rapid.SampledFrom([]listing.Order{listing.Own, listing.ByName, listing.ByUse}).Draw(rt, "order"),
	}
}

// TestShowProperty: every order has each row once, and always in the same place;
// what was asked before makes no difference; a longer query finds no more.
func TestShowProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := drawRows(rt)
		x := listing.New(slices.Clone(rows), listing.Hungarian)
		for range rapid.IntRange(1, 6).Draw(rt, "queries") {
			q := drawQuery(rt)
			all := slices.Clone(listing.New(slices.Clone(rows), listing.Hungarian).Show(listing.Query{Order: q.Order}))
			each := slices.Sorted(slices.Values(all))
			if len(slices.Compact(each)) != len(rows) {
				rt.Fatalf("%s shows %v of %d rows", q.Order, all, len(rows))
			}
			found := slices.Clone(x.Show(q))
			if anew := listing.New(slices.Clone(rows), listing.Hungarian).Show(q); !slices.Equal(found, anew) {
				rt.Fatalf("%+v shows %v after others and %v at once", q, found, anew)
			}
			if inOrder := slices.DeleteFunc(all, func(i int) bool { return !slices.Contains(found, i) }); !slices.Equal(inOrder, found) {
				rt.Fatalf("searching changes the order: %v, %v", found, inOrder)
			}
			longer := q
			longer.Words += rapid.StringMatching(`[aábcéúxü ]{1,2}`).Draw(rt, "more")
			for _, i := range x.Show(longer) {
				if !slices.Contains(found, i) {
					rt.Fatalf("%q finds more than %q", longer.Words, q.Words)
				}
			}
		}
	})
}

// TestMoveProperty: a row that is moved stands where it was put, or at the end
// of its own kind on the way there, and no other row changes its order.
func TestMoveProperty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := drawRows(rt)
		x := listing.New(rows, listing.Hungarian)
		for range rapid.IntRange(1, 20).Draw(rt, "moves") {
			before := slices.Clone(x.Show(listing.Query{Order: listing.Own}))
			if len(before) == 0 {
				return
			}
			from := rapid.IntRange(0, len(before)-1).Draw(rt, "from")
			to := rapid.IntRange(0, len(before)-1).Draw(rt, "to")
			row, placements := before[from], x.Move(from, to)
			after := slices.Clone(x.Show(listing.Query{Order: listing.Own}))
			isRow := func(i int) bool { return i == row }
			at := slices.Index(after, row)
			if !slices.Equal(slices.DeleteFunc(slices.Clone(before), isRow), slices.DeleteFunc(slices.Clone(after), isRow)) {
				rt.Fatalf("others moved: %v, %v", before, after)
			}
			if alike(x.Row(row), x.Row(before[to])) && at != to {
				rt.Fatalf("moved from %d to %d, is at %d", from, to, at)
			}
			if (at != from) != (len(placements) > 0) {
				rt.Fatalf("moved from %d to %d with %d notes", from, at, len(placements))
			}
		}
	})
}

func alike(a, b *listing.Row) bool {
	return a.Pending == b.Pending && (a.Pending || a.Pinned == b.Pinned)
}

// FuzzFold: a part of a text is found in the whole, and folding twice changes
// nothing.
func FuzzFold(f *testing.F) {
	for _, text := range []string{"Ügyfélkapu+", "ŐŰ", "ﬁ ß ĳ", "K℡", "İstanbul", "a\u0308\u0323", "\xff", "한국"} {
		f.Add(text, 1, 3)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		text = strings.ToValidUTF8(text, "?")
		whole := listing.Fold(text)
		if again := listing.Fold(whole); again != whole {
			t.Fatalf("%q folds to %q and that to %q", text, whole, again)
		}
		runes := []rune(text)
		if from < 0 || to > len(runes) || from >= to {
			return
		}
		part := listing.Fold(string(runes[from:to]))
		if !strings.Contains(whole, part) {
			t.Fatalf("%q folds to %q, but its part to %q", text, whole, part)
		}
	})
}
