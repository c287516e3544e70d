package rig

import (
	"image"
	"testing"
)

// line lays words out from x on the height y, 10 pixels a letter.
func line(y, x int, words ...string) Reading {
	var r Reading
	for _, w := range words {
		width := 10 * len([]rune(w))
		r = append(r, Word{Text: w, Box: image.Rect(x, y, x+width, y+20), line: [4]int{y, x}})
		x += width + 8
	}
	return r
}

func TestFind(t *testing.T) {
	var page Reading
	page = append(page, line(0, 0, "Belépési", "kódok")...)
	page = append(page, line(40, 0, "Törlőkéd")...)
	page = append(page, line(40, 200, "Kód", "másolasa")...)
	page = append(page, line(80, 0, "Kattintson", "a", "„Kód", "másolása”", "gombra,")...)
	page = append(page, line(110, 0, "ha", "be", "akar", "lépni.")...)
	page = append(page, line(140, 0, "D", "Jelmondat")...)
	page = append(page, line(170, 0, "Ez", "nem", "a", "jó", "jelmondat")...)
	for phrase, want := range map[string]struct {
		found bool
		top   int
	}{
		"Kód másolása":                   {true, 40}, // the button, not the sentence
		"KÓD MÁSOLÁSA":                   {true, 40},
		"Törlőkód":                       {true, 40},
		"gombra, ha be akar lépni":       {true, 80}, // over two lines
		"Kulcs beírása":                  {false, 0},
		"Kód":                            {true, 80}, // none alone: the lower one
		"":                               {false, 0},
		"…":                              {false, 0},
		"Kattintson a Kód törlése lapra": {false, 0},
	} {
		m, found := page.Find(phrase)
		if found != want.found || m.Box.Min.Y != want.top {
			t.Errorf("Find(%q) = %v at %d, want %v at %d", phrase, found, m.Box.Min.Y, want.found, want.top)
		}
	}
}

func TestLevenshtein(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"", "ab", 2}, {"kitten", "sitting", 3}, {"őr", "ör", 1}} {
		if got := levenshtein([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("levenshtein(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestFoldKeepsLettersAndDigits(t *testing.T) {
	if got := fold("„Őrült” ÁRVÍZ-tűrő 123 456!"); got != "orultarvizturo123456" {
		t.Errorf("fold: %q", got)
	}
}

func TestReadingOrder(t *testing.T) {
	words := append(line(52, 300, "negyedik"), line(50, 0, "harmadik")...)
	words = append(words, line(2, 200, "második")...)
	words = append(words, line(0, 0, "első")...)
	var got string
	for _, w := range inOrder(words) {
		got += w.Text + " "
	}
	if want := "első második harmadik negyedik "; got != want {
		t.Errorf("order: %q, want %q", got, want)
	}
}
