package listing_test

import (
	"fmt"
	"strings"
	"testing"

	"kapukod/internal/listing"
)

// crowd is the rows of an accountant's vault, many times over.
func crowd(n int) []listing.Row {
	first := []string{"Ágnes", "Béla", "Csaba", "Dénes", "Éva", "Györgyi", "Ödön", "Ürmös", "Zsófia"}
	last := []string{"Kovács", "Szabó", "Nagy", "Tóth", "Horváth", "Kiss", "Őry"}
	rows := make([]listing.Row, n)
	for i := range rows {
		rows[i] = listing.Row{
			ID: fmt.Sprint(i), Issuer: "Ügyfélkapu+", Account: fmt.Sprintf("%s %s %d", last[i%7], first[i%9], i),
			Tags: []string{"bevallás", fmt.Sprintf("csoport %d", i%12)}, Place: int64(i + 1),
			Note: "artificial note about a client, as long as such notes usually are",
		}
	}
	return rows
}

const many = 10_000

// BenchmarkKeystroke is what one typed letter costs, beside a plain walk over the
// same texts.
func BenchmarkKeystroke(b *testing.B) {
	rows := crowd(many)
	typed := []string{"k", "ko", "kov", "ková", "kovács", "kovács á", "kovács ágn"}
	b.Run("listing", func(b *testing.B) {
		x := listing.New(rows, listing.Hungarian)
		x.Show(listing.Query{Order: listing.ByName})
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			x.Show(listing.Query{Words: typed[i%len(typed)], Order: listing.ByName})
		}
	})
	// The hardest case: nothing to narrow down, and no row found before its end.
	b.Run("listing, found nowhere", func(b *testing.B) {
		x := listing.New(rows, listing.Hungarian)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			x.Show(listing.Query{Words: []string{"xq", "yq"}[i%2]})
		}
	})
	b.Run("plain walk", func(b *testing.B) {
		texts := make([]string, len(rows))
		for i, r := range rows {
			texts[i] = strings.ToLower(strings.Join([]string{r.Issuer, r.Account, r.Note, strings.Join(r.Tags, "\n")}, "\n"))
		}
		found := make([]int, 0, len(rows))
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			found = found[:0]
			for n, text := range texts {
				if strings.Contains(text, typed[i%len(typed)]) {
					found = append(found, n)
				}
			}
		}
	})
}

// BenchmarkOpen is what a list costs before its first row is shown.
func BenchmarkOpen(b *testing.B) {
	for _, order := range []listing.Order{listing.Own, listing.ByName} {
		b.Run(string(order), func(b *testing.B) {
			rows := crowd(many)
			b.ReportAllocs()
			for b.Loop() {
				listing.New(rows, listing.Hungarian).Show(listing.Query{Order: order})
			}
		})
	}
}
