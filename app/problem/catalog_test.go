package problem_test

import (
	"slices"
	"strings"
	"testing"

	"kapukod/app/problem"
	"kapukod/assets"
	"kapukod/internal/text"
)

// TestSentences holds the catalogues against Keys: each problem has its two sentences in each language, and
// there are none for problems that do not exist.
func TestSentences(t *testing.T) {
	keys := problem.Keys()
	for _, lang := range text.Langs() {
		catalog := load(t, lang)
		for _, key := range keys {
			for _, part := range []string{".title", ".text"} {
				if !catalog.Has(key + part) {
					t.Errorf("%s: %s is missing", lang, key+part)
				}
			}
		}
		for _, key := range catalog.Keys() {
			base := key[:max(0, strings.LastIndexByte(key, '.'))]
			if strings.HasPrefix(key, "problem.") && !slices.Contains(keys, base) {
				t.Errorf("%s: %s belongs to no problem", lang, key)
			}
		}
	}
}

// TestValuesReachTheSentence looks for a value that is missing in a sentence, and for one that is shown in none.
func TestValuesReachTheSentence(t *testing.T) {
	seen := map[string]bool{}
	for name, err := range samples() {
		p := problem.Of(err)
		seen[p.Key] = true
		for _, lang := range text.Langs() {
			catalog := load(t, lang)
			words := catalog.T(p.Key+".title", p.Args...) + " " + catalog.T(p.Key+".text", p.Args...)
			if strings.ContainsAny(words, "⟦⟧") {
				t.Errorf("%s: %s: %s", lang, name, words)
			}
			for i := 1; i < len(p.Args); i += 2 {
				if value := p.Args[i].(string); !strings.Contains(words, value) {
					t.Errorf("%s: %s: %q is not in %q", lang, name, value, words)
				}
			}
		}
	}
	for key := range seen {
		if !slices.Contains(problem.Keys(), key) {
			t.Errorf("%s is not among the keys", key)
		}
	}
}

// jargon is what a first-time user would not know.
var jargon = [...]string{
	"TOTP", "otpauth", "base32", "secret", "token", "seed", "URI", "scrypt", "payload", "timeout", "sync",
	"error", "hiba történt", "invalid", "érvénytelen", "paraméter", "parameter", "fallback", "context",
}

func TestSentencesArePlain(t *testing.T) {
	for _, lang := range text.Langs() {
		catalog := load(t, lang)
		for _, key := range problem.Keys() {
			title, body := catalog.T(key+".title"), catalog.T(key+".text")
			if n := len([]rune(title)); n > 60 || strings.HasSuffix(title, ".") {
				t.Errorf("%s: %s.title is no short title: %s", lang, key, title)
			}
			if n := len([]rune(body)); n > 230 || !strings.HasSuffix(body, ".") && !strings.HasSuffix(body, ")") {
				t.Errorf("%s: %s.text is no short text: %s", lang, key, body)
			}
			for _, word := range jargon {
				if strings.Contains(strings.ToLower(title+" "+body), strings.ToLower(word)) {
					t.Errorf("%s: %s says %q", lang, key, word)
				}
			}
		}
	}
}

func load(t *testing.T, lang text.Lang) *text.Catalog {
	t.Helper()
	catalog, err := text.Load(assets.Files(), lang)
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}
