package wording_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kapukod/internal/text"
	"kapukod/internal/wording"
)

// limits of plain language. English needs more words for the same: its articles and prepositions are endings in
// Hungarian.
var limits = map[text.Lang]struct {
	sentence int     // the most words in a sentence on the main path
	aside    int     // the same elsewhere
	mean     float64 // of the words in a sentence, over everything on the main path
	text     int     // the most words in one text on the main path
}{
	text.Hungarian: {sentence: 20, aside: 24, mean: 9, text: 60},
	text.English:   {sentence: 25, aside: 30, mean: 11, text: 85},
}

// TestSentencesAreShort is the reading level: what is long is read twice, or not at all.
func TestSentencesAreShort(t *testing.T) {
	for _, lang := range text.Langs() {
		limit := limits[lang]
		sentences, words := 0, 0
		for _, s := range texts(t, lang) {
			most := limit.sentence
			if !s.main {
				most = limit.aside
			}
			for _, sentence := range wording.Sentences(s.text) {
				n := wording.Count(sentence)
				if n > most {
					t.Errorf("%s: %s: %d words, at most %d: %s", lang, s.place, n, most, sentence)
				}
				if s.main {
					sentences, words = sentences+1, words+n
				}
			}
			if n := wording.Count(s.text); s.main && n > limit.text {
				t.Errorf("%s: %s: %d words in one text, at most %d", lang, s.place, n, limit.text)
			}
		}
		mean := float64(words) / float64(sentences)
		t.Logf("%s: %d sentences on the main path, %.1f words each", lang, sentences, mean)
		if mean > limit.mean {
			t.Errorf("%s: %.1f words in a sentence on average, at most %.1f", lang, mean, limit.mean)
		}
	}
}

// names of products that hold a word of the trade.
var names = []string{"Microsoft Authenticator", "Google Authenticator", "eSzemélyi Kliens"}

// TestMainPathHasNoJargon: no word begins like one of the list, but in a site's own words and in names.
func TestMainPathHasNoJargon(t *testing.T) {
	for _, lang := range text.Langs() {
		jargon := list(t, "jargon-"+string(lang)+".txt")
		if len(jargon) < 20 {
			t.Fatalf("%s: only %d words of jargon: is the list gone?", lang, len(jargon))
		}
		for _, s := range texts(t, lang) {
			if !s.main {
				continue
			}
			own := wording.Unquoted(s.text)
			for _, name := range names {
				own = strings.ReplaceAll(own, name, " ")
			}
			for _, w := range wording.Words(own) {
				lower := strings.ToLower(w)
				if slices.ContainsFunc(jargon, func(j string) bool { return begins(lower, j) }) {
					t.Errorf("%s: %s says %q: %s", lang, s.place, w, s.text)
				}
			}
		}
	}
}

// begins compares with a line of the list: "token*" is the beginning of a word, "otp" a whole one.
func begins(word, line string) bool {
	if beginning, ok := strings.CutSuffix(line, "*"); ok {
		return strings.HasPrefix(word, beginning)
	}
	return word == line
}

// list reads a file of testdata: a word a line, # begins a remark.
func list(t *testing.T, name string) []string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(raw)) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			words = append(words, line)
		}
	}
	return words
}
