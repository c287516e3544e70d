package wording_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// said is a text of the program, and where it stands.
type said struct {
	place string
	text  string
	main  bool // on the way of somebody who sets up or uses a code
}

// aside are the beginnings of keys that nobody meets on the main path: what went wrong, what is done once in
// years, and the folded part of a form that repeats a site's own words.
var aside = []string{
	"problem.", "paper.", "members.", "history.", "forgotten.", "enroll.confirm.algorithm", "enroll.confirm.period", "device.unusual",
}

// texts are all texts of a language: the program's own sentences, the toolkit's few words, the guides.
func texts(t *testing.T, lang text.Lang) []said {
	t.Helper()
	var all []said
	for _, folder := range []string{"lang", "toolkit"} {
		raw, err := fs.ReadFile(assets.Files(), folder+"/"+string(lang)+".json")
		if err != nil {
			t.Fatal(err)
		}
		var entries map[string]any // the toolkit wraps a few of its words
		if err := json.Unmarshal(raw, &entries); err != nil {
			t.Fatal(err)
		}
		for key, entry := range entries {
			if wrapped, ok := entry.(map[string]any); ok {
				entry = wrapped["other"]
			}
			sentence, ok := entry.(string)
			if !ok {
				t.Fatalf("%s %s holds no sentence", folder, key)
			}
			main := folder == "lang"
			for _, beginning := range aside {
				main = main && !strings.HasPrefix(key, beginning)
			}
			all = append(all, said{folder + " " + key, sentence, main})
		}
	}
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range guides {
		all = append(all, inGuide(g, lang)...)
	}
	all = append(all, inPractice(t, lang)...)
	if lang == text.Hungarian {
		all = append(append(all, inManual(t)...), inReadme(t)...)
	}
	if len(all) < 1000 {
		t.Fatalf("only %d texts found: is the search broken?", len(all))
	}
	return all
}

// inManual are the manual's own words, beside the guides.
func inManual(t *testing.T) []said {
	t.Helper()
	raw, err := os.ReadFile("../manual/chapters.json")
	if err != nil {
		t.Fatal(err)
	}
	var content any
	if err := json.Unmarshal(raw, &content); err != nil {
		t.Fatal(err)
	}
	var all []said
	var walk func(place string, value any)
	walk = func(place string, value any) {
		switch v := value.(type) {
		case string:
			all = append(all, said{place, v, true})
		case []any:
			for _, inside := range v {
				walk(place, inside)
			}
		case map[string]any:
			for key, inside := range v {
				if key != "id" && key != "picture" {
					walk(place+" "+key, inside)
				}
			}
		}
	}
	walk("manual", content)
	return all
}

var (
	program = regexp.MustCompile("(?s)```.*?```")
	target  = regexp.MustCompile(`\]\([^)]*\)`)
)

// inReadme is the Hungarian page for visitors, a paragraph a text, without programs and addresses.
func inReadme(t *testing.T) []said {
	t.Helper()
	raw, err := os.ReadFile("../../README.hu.md")
	if err != nil {
		t.Fatal(err)
	}
	page := target.ReplaceAllString(program.ReplaceAllString(string(raw), ""), "]")
	var all []said
	for _, paragraph := range regexp.MustCompile(`\n\n|\n- `).Split(page, -1) {
		paragraph = strings.NewReplacer("*", "", "#", "", "\n", " ").Replace(paragraph)
		all = append(all, said{"README.hu.md", paragraph, false})
	}
	return all
}

func inGuide(g guide.Guide, lang text.Lang) []said {
	var all []said
	add := func(place string, words guide.Text) {
		if !words.Empty() {
			all = append(all, said{"guide " + place, words.In(lang), true})
		}
	}
	add(g.ID+" title", g.Title)
	add(g.ID+" about", g.About)
	for _, s := range g.Steps {
		place := g.ID + "/" + s.ID
		add(place+" title", s.Title)
		add(place+" text", s.Text)
		add(place+" warn", s.Warn)
		for _, trouble := range s.Trouble {
			add(place+"/"+trouble.ID+" what", trouble.What)
			add(place+"/"+trouble.ID+" repair", trouble.Repair)
		}
		for _, choice := range s.Choices {
			add(place+" choice", choice.Text)
		}
	}
	return all
}
