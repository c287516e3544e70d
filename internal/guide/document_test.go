package guide_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kapukod/assets"
	"kapukod/internal/guide"
)

// document is the page for people who write guides.
const document = "../../docs/guides.md"

// sourceRow is a line of the table of what the sources say: its id, what it says, what carries it.
var sourceRow = regexp.MustCompile(`(?m)^\| ([STF]\d*\.?\d+) \| (.+?) \|(.*)\|$`)

func load(t *testing.T) []guide.Guide {
	t.Helper()
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return guides
}

// carriers tells for each row which steps carry it, as guide/step.
func carriers(guides []guide.Guide) map[string][]string {
	found := map[string][]string{}
	add := func(rows []string, place string) {
		for _, row := range rows {
			if !slices.Contains(found[row], place) {
				found[row] = append(found[row], place)
			}
		}
	}
	for _, g := range guides {
		for _, s := range g.Steps {
			place := g.ID + "/" + s.ID
			add(s.Covers, place)
			for _, trouble := range s.Trouble {
				add(trouble.Covers, place)
			}
		}
	}
	return found
}

// TestSourcesAreCarried holds the table of docs/guides.md against the guides, both ways.
func TestSourcesAreCarried(t *testing.T) {
	page, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	guides := load(t)
	found := carriers(guides)
	known := map[string]bool{}
	for _, row := range sourceRow.FindAllStringSubmatch(string(page), -1) {
		id := row[1]
		if known[id] {
			t.Errorf("row %s stands there twice", id)
		}
		known[id] = true
		if len(found[id]) == 0 {
			t.Errorf("no step carries %s: %s", id, row[2])
		}
	}
	if len(known) < 150 {
		t.Fatalf("only %d rows found: is the search broken?", len(known))
	}
	for id, places := range found {
		if !known[id] {
			t.Errorf("%s covers %s, which has no row", places, id)
		}
	}
	want := written(string(page), guides, found)
	if want == string(page) {
		return
	}
	if os.Getenv("KAPUKOD_UPDATE") == "" {
		t.Error("docs/guides.md is not what the guides say: KAPUKOD_UPDATE=1 go test ./internal/guide writes it")
		return
	}
	if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// written is the page with the columns that come from the guides.
func written(page string, guides []guide.Guide, found map[string][]string) string {
	page = sourceRow.ReplaceAllStringFunc(page, func(line string) string {
		row := sourceRow.FindStringSubmatch(line)
		return fmt.Sprintf("| %s | %s | %s |", row[1], row[2], strings.Join(found[row[1]], ", "))
	})
	const head = "| guide | kind | for whom |\n|---|---|---|\n"
	before, after, _ := strings.Cut(page, head)
	_, after, _ = strings.Cut(after, "\n## ")
	var list strings.Builder
	for _, g := range guides {
		fmt.Fprintf(&list, "| `%s` | %s | %s |\n", g.ID, g.Kind, strings.TrimSuffix(g.About.EN, "."))
	}
	return before + head + list.String() + "\n## " + after
}
