package wording_test

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"kapukod/internal/text"
	"kapukod/internal/wording"
)

// dictionaries of hunspell, by language.
var dictionaries = map[text.Lang]string{text.Hungarian: "hu_HU", text.English: "en_GB"}

// TestSpelling asks hunspell about every word of the program. Words that are right and that it does not know
// stand in testdata/words-<language>.txt.
func TestSpelling(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			dictionary := dictionaries[lang]
			if !hasDictionary(dictionary) {
				absent(t, "hunspell or its dictionary "+dictionary+" is not installed (scripts/install.sh test): spelling was not looked at")
			}
			where := map[string]string{}
			for _, s := range texts(t, lang) {
				// The portals' words stay Hungarian in English.
				words := s.text
				if lang == text.English {
					words = wording.Unquoted(words)
				}
				for _, w := range wording.Words(words) {
					where[w] = s.place
				}
			}
			own := list(t, "words-"+string(lang)+".txt")
			used := map[string]bool{}
			for _, w := range unknown(t, dictionary, where) {
				at := slices.IndexFunc(own, func(line string) bool { return begins(w, line) })
				if at < 0 {
					t.Errorf("%s: is %q right?", where[w], w)
					continue
				}
				used[own[at]] = true
			}
			for _, line := range own {
				if !used[line] {
					t.Errorf("words-%s.txt: %q is not needed", lang, line)
				}
			}
		})
	}
}

// absent skips, but not where all must be there.
func absent(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" || os.Getenv("KAPUKOD_SPELLING") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

func hasDictionary(name string) bool {
	out, err := hunspell(name, "-l", "a\n")
	return err == nil && len(out) == 0
}

// unknown are the words that the dictionary does not know.
func unknown(t *testing.T, dictionary string, words map[string]string) []string {
	t.Helper()
	var all strings.Builder
	for w := range words {
		all.WriteString(w + "\n")
	}
	out, err := hunspell(dictionary, "-l", all.String())
	if err != nil {
		t.Fatal(err)
	}
	// hunspell tells the parts of a word with hyphens alone: what it names is looked for among the words.
	var found []string
	for _, part := range strings.Fields(string(out)) {
		for w := range words {
			if w == part || strings.Contains("-"+w+"-", "-"+part+"-") {
				found = append(found, w)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func hunspell(dictionary, mode, input string) ([]byte, error) {
	cmd := exec.Command("hunspell", "-d", dictionary, "-i", "utf-8", mode)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.Output()
	return bytes.TrimSpace(out), err
}
