package codes_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/look"
	"kapukod/app/screens/codes"
	"kapukod/app/uitest"
	"kapukod/app/widgets"
	"kapukod/assets"
	"kapukod/internal/listing"
	"kapukod/internal/text"
)

// BenchmarkKeystroke types a letter into the search of 10,000 entries and takes it
// back: two keystrokes, each with the rows laid out anew. Painting them is the
// window system's and is not in it.
func BenchmarkKeystroke(b *testing.B) {
	words, err := text.Load(assets.Files(), text.Hungarian)
	if err != nil {
		b.Fatal(err)
	}
	rows := make([]listing.Row, 10_000)
	for i := range rows {
		rows[i] = listing.Row{ID: fmt.Sprint(i), Issuer: "Ügyfélkapu+", Account: fmt.Sprintf("Őry Ágnes %d", i), Place: int64(i + 1)}
	}
	index := listing.New(rows, listing.Hungarian)
	shown := index.Show(listing.Query{})
	nothing := func(string) {}
	screen := codes.New(words, time.Unix(0, 0), codes.Actions{
		Count: func() int { return len(shown) },
		Card: func(i int, _ time.Time) codes.Card {
			r := index.Row(shown[i])
			return codes.Card{ID: r.ID, View: widgets.CodeView{Name: r.Issuer, Account: r.Account, Grouped: "000 000", Left: 9, Period: 30}}
		},
		Chosen: nothing, Copy: nothing, Resume: nothing,
		List: &codes.List{Search: func(typed string, tags []string) {
			shown = index.Show(listing.Query{Words: typed, Tags: tags})
		}},
	})
	w := uitest.NewWindow(b, look.New(look.Light, 100))
	w.SetContent(screen.Content())
	w.Resize(uitest.Screen())
	screen.Shown(w.Canvas().Focus)
	screen.Letter('1')
	field := w.Canvas().Focused()
	b.ReportAllocs()
	for b.Loop() {
		field.TypedRune('7')
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}
