package assets_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"kapukod/assets"
	"kapukod/internal/text"
)

// sources are the folders whose Go files show sentences, seen from this package.
var sources = []string{"../app", "../cmd/kapukod", "../internal/paper"}

// dynamicPrefixes are the beginnings of keys that the program puts together while it runs and that no string
// literal shows. A call T("prefix." + x) needs no line here.
var dynamicPrefixes = []string{"problem."}

func TestSentencesLoad(t *testing.T) {
	for _, lang := range text.Langs() {
		if _, err := text.Load(assets.Files(), lang); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

func TestKeysAreWrittenOnce(t *testing.T) {
	for _, lang := range text.Langs() {
		keys := rawKeys(t, lang)
		slices.Sort(keys)
		for i := 1; i < len(keys); i++ {
			if keys[i] == keys[i-1] {
				t.Errorf("%s: %s stands there twice", lang, keys[i])
			}
		}
	}
}

func TestLanguagesAgree(t *testing.T) {
	hungarian, english := sentences(t, text.Hungarian), sentences(t, text.English)
	for key, sentence := range hungarian {
		other, ok := english[key]
		if !ok {
			t.Errorf("en: %s is missing", key)
			continue
		}
		if want, got := placeholders(t, sentence), placeholders(t, other); !slices.Equal(want, got) {
			t.Errorf("%s: placeholders %v in hu, %v in en", key, want, got)
		}
	}
	for key := range english {
		if _, ok := hungarian[key]; !ok {
			t.Errorf("hu: %s is missing", key)
		}
	}
}

// TestTheBinHasOneName: what a sentence sends somebody to look for is found under that name.
func TestTheBinHasOneName(t *testing.T) {
	for key, sentence := range sentences(t, text.Hungarian) {
		if strings.Contains(strings.ToLower(sentence), "kuká") {
			t.Errorf("%s calls the bin by another name than bin.title", key)
		}
	}
}

func TestSentencesAreTidy(t *testing.T) {
	for _, lang := range text.Langs() {
		for key, sentence := range sentences(t, lang) {
			if sentence != strings.TrimSpace(sentence) || strings.Contains(sentence, "  ") {
				t.Errorf("%s: %s has stray spaces", lang, key)
			}
			if strings.ContainsRune(sentence, '\uFFFD') || strings.ContainsAny(sentence, "õûÕÛ") {
				t.Errorf("%s: %s has a letter of a wrong encoding", lang, key)
			}
		}
	}
}

func TestProgramAndSentencesFit(t *testing.T) {
	used := scanSources(t, sources)
	if len(used.calls) == 0 {
		t.Fatal("no sentence is shown: is the search broken?")
	}
	known := sentences(t, text.Hungarian)
	for _, call := range used.calls {
		sentence, ok := known[call.key]
		if !ok {
			t.Errorf("%s: T(%q) has no sentence", call.place, call.key)
			continue
		}
		if call.names == nil {
			continue
		}
		if want := placeholders(t, sentence); !slices.Equal(want, call.names) {
			t.Errorf("%s: T(%q) gives %v, the sentence wants %v", call.place, call.key, call.names, want)
		}
	}
	prefixes := slices.Concat(dynamicPrefixes, used.prefixes)
	for key := range known {
		if !used.literals[key] && !startsWithAny(key, prefixes) {
			t.Errorf("%s is not used", key)
		}
	}
	keys := rawKeys(t, text.Hungarian)
	for _, prefix := range used.prefixes {
		if !slices.ContainsFunc(keys, func(key string) bool { return strings.HasPrefix(key, prefix) }) {
			t.Errorf("no sentence begins with %q", prefix)
		}
	}
}

func startsWithAny(key string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(key, prefix) })
}

func sentences(t *testing.T, lang text.Lang) map[string]string {
	t.Helper()
	var found map[string]string
	if err := json.Unmarshal(rawMessages(t, lang), &found); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return found
}

// rawKeys reads the keys as written, so that a key that stands there twice is seen twice.
func rawKeys(t *testing.T, lang text.Lang) []string {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(rawMessages(t, lang)))
	if _, err := decoder.Token(); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	var keys []string
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		if _, err := decoder.Token(); err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		keys = append(keys, key.(string))
	}
	return keys
}

func rawMessages(t *testing.T, lang text.Lang) []byte {
	t.Helper()
	raw, err := os.ReadFile("lang/" + string(lang) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func placeholders(t *testing.T, sentence string) []string {
	t.Helper()
	names, err := text.Placeholders(sentence)
	if err != nil {
		t.Errorf("%q: %v", sentence, err)
	}
	return names
}
