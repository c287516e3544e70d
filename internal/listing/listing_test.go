package listing_test

import (
	"slices"
	"testing"
	"time"

	"kapukod/internal/listing"
	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// names are the rows' names as a query shows them.
func names(x *listing.Index, q listing.Query) []string {
	var all []string
	for _, i := range x.Show(q) {
		all = append(all, x.Row(i).Name())
	}
	return all
}

func named(names ...string) []listing.Row {
	var rows []listing.Row
	for i, name := range names {
		rows = append(rows, listing.Row{ID: name, Issuer: name, Place: int64(i + 1)})
	}
	return rows
}

func TestAlphabet(t *testing.T) {
	for language, want := range map[listing.Language][]string{
		listing.Hungarian: {
			"Ágnes", "Béla", "Cukor", "Csaba", "Dénes", "Dzsudi", "Gál", "Gyula", "Lajos", "Lyuk", "Nagy", "Nyár", "Ottó", "Őz", "Özséb",
			"Sára", "Szabó", "Tamás", "Tyúk", "Ügyfél 2", "Ügyfél 10", "Zsolt",
		},
		listing.English: {
			"Ágnes", "Béla", "Csaba", "Cukor", "Dénes", "Dzsudi", "Gál", "Gyula", "Lajos", "Lyuk", "Nagy", "Nyár", "Ottó", "Őz", "Özséb",
			"Sára", "Szabó", "Tamás", "Tyúk", "Ügyfél 2", "Ügyfél 10", "Zsolt",
		},
	} {
		given := slices.Clone(want)
		slices.Reverse(given)
		if got := names(listing.New(named(given...), language), listing.Query{Order: listing.ByName}); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", language, got, want)
		}
	}
}

func TestPendingAndPinnedComeFirst(t *testing.T) {
	rows := named("a", "b", "c", "d")
	rows[3].Pending, rows[2].Pinned = true, true
	for _, order := range []listing.Order{listing.Own, listing.ByName, listing.ByUse} {
		if got := names(listing.New(rows, listing.English), listing.Query{Order: order}); !slices.Equal(got, []string{"d", "c", "a", "b"}) {
			t.Errorf("%s: %q", order, got)
		}
	}
}

func TestLastUsedFirst(t *testing.T) {
	rows := named("never", "long ago", "never either", "now")
	rows[1].Used, rows[3].Used = time.Unix(100, 0), time.Unix(200, 0)
	got := names(listing.New(rows, listing.English), listing.Query{Order: listing.ByUse})
	if want := []string{"now", "long ago", "never", "never either"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSearch(t *testing.T) {
	rows := []listing.Row{
		{ID: "1", Issuer: "Ügyfélkapu+", Account: "Kovács Ágnes", Tags: []string{"ÁFA", "Bevallás"}, Place: 1},
		{ID: "2", Issuer: "NAV", Account: "Kovács Béla", Tags: []string{"bevallás"}, Note: "Tűzoltó utca", Place: 2},
		{ID: "3", Issuer: "MÁK", Account: "łódź", Service: "keycloak", Place: 3},
	}
	for words, want := range map[string][]string{
		"":                     {"Ügyfélkapu+", "NAV", "MÁK"},
		"ugyfel":               {"Ügyfélkapu+"},
		"ÜGYFÉL":               {"Ügyfélkapu+"},
		"u\u0308gyfe\u0301l":   {"Ügyfélkapu+"},
		"kovacs":               {"Ügyfélkapu+", "NAV"},
		"  bela   kov ":        {"NAV"},
		"afa agnes":            {"Ügyfélkapu+"},
		"tuzolto":              {"NAV"},
		"keyc":                 {"MÁK"},
		"lodz":                 {"MÁK"},
		"kapu+kovacs":          nil, // no word reaches from one field into the next
		"kovács ágnes béla":    nil,
		"bevallas kov":         {"Ügyfélkapu+", "NAV"},
		"bevallas kov utca":    {"NAV"},
		"bevallas kov utcanév": nil,
	} {
		if got := names(listing.New(rows, listing.Hungarian), listing.Query{Words: words}); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	rows := named("a", "b", "c")
	rows[0].Tags, rows[1].Tags, rows[2].Tags = []string{"csoport", "ÁFA"}, []string{"áfa"}, []string{"cukor"}
	x := listing.New(rows, listing.Hungarian)
	if got, want := x.Tags(), []string{"ÁFA", "cukor", "csoport"}; !slices.Equal(got, want) {
		t.Errorf("tags %q, want %q", got, want)
	}
	for _, c := range []struct{ tags, want []string }{
		{[]string{"áfa"}, []string{"a", "b"}},
		{[]string{"áfa", "csoport"}, []string{"a"}},
		{[]string{"none"}, nil},
		{nil, []string{"a", "b", "c"}},
	} {
		if got := names(x, listing.Query{Tags: c.tags}); !slices.Equal(got, c.want) {
			t.Errorf("%q finds %q, want %q", c.tags, got, c.want)
		}
	}
}

func TestMoveChangesOnePlaceWhereItCan(t *testing.T) {
	made := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var rows []listing.Row
	for i, id := range []string{"a", "b", "c", "d"} {
		e := vault.Entry{ID: id, Key: otpauth.Key{Issuer: id}, Created: made.Add(time.Duration(i) * time.Minute)}
		rows = append(rows, listing.Of(&e, time.Time{}))
	}
	x := listing.New(rows, listing.Hungarian)
	if x.Move(0, 1) != nil {
		t.Error("moved before anything was shown")
	}
	for _, c := range []struct {
		from, to int
		want     []string
	}{
		{3, 1, []string{"a", "d", "b", "c"}},
		{0, 3, []string{"d", "b", "c", "a"}},
		{2, 0, []string{"c", "d", "b", "a"}},
		{0, 99, []string{"d", "b", "a", "c"}},
		{1, -5, []string{"b", "d", "a", "c"}},
	} {
		x.Show(listing.Query{Order: listing.Own})
		if moved := x.Move(c.from, c.to); len(moved) != 1 || moved[0].Place < 1 || moved[0].Place > vault.MaxPlace {
			t.Fatalf("moving %d to %d notes %v", c.from, c.to, moved)
		}
		if got := names(x, listing.Query{Order: listing.Own}); !slices.Equal(got, c.want) {
			t.Fatalf("moving %d to %d gives %q, want %q", c.from, c.to, got, c.want)
		}
	}
	later := vault.Entry{ID: "new", Created: made.Add(time.Hour)}
	if last := slices.MaxFunc(rows, func(a, b listing.Row) int { return int(a.Place - b.Place) }); listing.Of(&later, time.Time{}).Place <= last.Place {
		t.Error("a new entry does not come last")
	}
}

func TestMoveAmongTheFound(t *testing.T) {
	rows := named("ax", "b", "cx", "d", "ex")
	x := listing.New(rows, listing.English)
	x.Show(listing.Query{Words: "x", Order: listing.Own})
	if x.Move(2, 0) == nil {
		t.Fatal("nothing moved")
	}
	if got, want := names(x, listing.Query{Order: listing.Own}), []string{"ex", "ax", "b", "cx", "d"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	x.Show(listing.Query{Order: listing.ByName})
	if x.Move(0, 1) != nil {
		t.Error("moved in an order that is not the person's own")
	}
}

func TestFace(t *testing.T) {
	for choice, want := range map[string][2]bool{"auto": {true, false}, "simple": {true, true}, "list": {false, false}} {
		if few, many := listing.Simple(choice, listing.Few), listing.Simple(choice, listing.Few+1); few != want[0] || many != want[1] {
			t.Errorf("%s: simple with few %v, with many %v; want %v", choice, few, many, want)
		}
	}
}

// TestKnownTags are those that a row has, as they are written on the screen.
func TestKnownTags(t *testing.T) {
	x := listing.New([]listing.Row{{ID: "1", Tags: []string{"ÁFA"}}, {ID: "2", Tags: []string{"áfa", "Bérszámfejtés"}}}, listing.Hungarian)
	if got := x.Known([]string{"gone", "afa", "Áfa", "bérszámfejtés"}); !slices.Equal(got, []string{"ÁFA", "Bérszámfejtés"}) {
		t.Errorf("known %q", got)
	}
}
