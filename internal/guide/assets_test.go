package guide_test

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// wanted are the guides the program is to have, by kind.
var wanted = map[guide.Kind][]string{
	guide.KindSetup:  {"ugyfelkapu-new", "ugyfelkapu-device", "cig-pannonia", "keycloak", "kreta", "neptun", "other-site"},
	guide.KindLogin:  {"ugyfelkapu-login", "ugyfelkapu-tax", "keycloak-login"},
	guide.KindAdvice: {"lost-phone", "someone-else", "which-way"},
}

func TestAllGuidesAreThere(t *testing.T) {
	guides := load(t)
	for kind, ids := range wanted {
		for _, id := range ids {
			if !slices.ContainsFunc(guides, func(g guide.Guide) bool { return g.ID == id && g.Kind == kind }) {
				t.Errorf("%s %s is missing", kind, id)
			}
		}
	}
}

// TestSketchesShowTheLabels: what a person is to look for is drawn, unless a whole step has no drawing.
func TestSketchesShowTheLabels(t *testing.T) {
	for _, g := range load(t) {
		for _, s := range g.Steps {
			if s.Sketch == nil {
				continue
			}
			var drawn strings.Builder
			drawn.WriteString(s.Sketch.Title)
			for _, item := range s.Sketch.Items {
				drawn.WriteString("\n" + item.Text)
			}
			all := strings.ToLower(drawn.String() + "\n" + s.Text.HU + "\n" + s.Warn.HU)
			for _, label := range s.Labels {
				if !strings.Contains(all, strings.ToLower(label)) {
					t.Errorf("%s/%s: label %q is neither drawn nor said", g.ID, s.ID, label)
				}
			}
		}
	}
}

var (
	hungarianQuote = regexp.MustCompile(`„([^”]+)”`)
	englishQuote   = regexp.MustCompile(`“([^”]+)”`)
)

// TestLabelsStayHungarian: a label that the Hungarian text quotes stands in the English one as it is. What the
// English text quotes is a label, a name of a guide, or a button of the program.
func TestLabelsStayHungarian(t *testing.T) {
	words, err := text.Load(assets.Files(), text.English)
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]bool{}
	for _, key := range words.Keys() {
		own[words.T(key)] = true
	}
	guides := load(t)
	for _, g := range guides {
		own[g.Title.EN] = true
		for _, s := range g.Steps {
			for _, choice := range s.Choices {
				own[choice.Text.EN] = true
			}
		}
	}
	foreign := map[string]bool{"secret key": true} // what foreign sites call a key
	for _, g := range guides {
		eachText(g, func(place string, said guide.Text) {
			for _, quote := range englishQuote.FindAllStringSubmatch(said.EN, -1) {
				if !own[quote[1]] && !foreign[quote[1]] && !strings.Contains(said.HU, quote[1]) {
					t.Errorf("%s: “%s” is neither in the Hungarian text nor in the program", place, quote[1])
				}
			}
			if n, m := len(hungarianQuote.FindAllString(said.HU, -1)), len(englishQuote.FindAllString(said.EN, -1)); n != m {
				t.Errorf("%s: %d quotes in Hungarian, %d in English\n%s\n%s", place, n, m, said.HU, said.EN)
			}
		})
	}
}

// TestButtonsOfTheProgramAreNamedRight: what a text says to press here has to be on a button here.
func TestButtonsOfTheProgramAreNamedRight(t *testing.T) {
	hungarian, err := text.Load(assets.Files(), text.Hungarian)
	if err != nil {
		t.Fatal(err)
	}
	english, err := text.Load(assets.Files(), text.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"enroll.source.scan", "codes.add", "enroll.source.type", "enroll.confirm.more", "codes.copy",
		"guide.plain", "enroll.code.accepted", "enroll.deletion.skip", "bin.title", "bin.restore"} {
		said := 0
		for _, g := range load(t) {
			eachText(g, func(place string, words guide.Text) {
				hu, en := strings.Contains(words.HU, "„"+hungarian.T(key)+"”"), strings.Contains(words.EN, "“"+english.T(key)+"”")
				if hu != en {
					t.Errorf("%s: %s is named in one language only", place, key)
				}
				if hu {
					said++
				}
			})
		}
		if said == 0 {
			t.Errorf("no guide names the button %s: has its sentence changed?", key)
		}
	}
}

// TestNothingIsOnlyTriedAgain: "try again" alone repairs nothing.
func TestNothingIsOnlyTriedAgain(t *testing.T) {
	for _, g := range load(t) {
		for _, s := range g.Steps {
			for _, trouble := range s.Trouble {
				if len(strings.Fields(trouble.Repair.HU)) < 8 {
					t.Errorf("%s/%s/%s: %q is too little to go by", g.ID, s.ID, trouble.ID, trouble.Repair.HU)
				}
				for _, said := range []string{trouble.Repair.HU, trouble.Repair.EN} {
					if strings.Contains(strings.ToLower(said), "próbálja újra") || strings.Contains(strings.ToLower(said), "try again") {
						t.Errorf("%s/%s/%s only says to try again: %q", g.ID, s.ID, trouble.ID, said)
					}
				}
			}
		}
	}
}

// TestTheOldPaperIsKeptToTheEnd: until the site's last button is pressed, the old deletion code may be the one that
// counts.
func TestTheOldPaperIsKeptToTheEnd(t *testing.T) {
	for _, g := range load(t) {
		for _, s := range g.Steps {
			hu, en := strings.ToLower(s.Text.HU+" "+s.Warn.HU), strings.ToLower(s.Text.EN+" "+s.Warn.EN)
			if s.Action == guide.ActionDeletion && (strings.Contains(hu, "dobja") && !strings.Contains(hu, "csak akkor dobja") ||
				strings.Contains(en, "away") && !strings.Contains(en, "away only when")) {
				t.Errorf("%s/%s has the old paper thrown away too early", g.ID, s.ID)
			}
		}
	}
}

// TestAnOldKeyBringsNoDeletionCode: who is sent to type a key that the site knows already is asked for a deletion code
// that the site does not show, and has to hear of it.
func TestAnOldKeyBringsNoDeletionCode(t *testing.T) {
	for _, g := range load(t) {
		eachText(g, func(place string, words guide.Text) {
			if strings.Contains(words.HU, "„Igen, elfogadta”") && !strings.Contains(words.HU, "„Nem látok törlőkódot”") {
				t.Errorf("%s leaves its reader at the page of the deletion code", place)
			}
		})
	}
}

// TestRefusedCodesHaveTheirReasons: wherever a setup or a login shows the code, the reasons of a refusal stand
// in order of likelihood.
func TestRefusedCodesHaveTheirReasons(t *testing.T) {
	order := []string{"clock", "late", "used", "wrong-entry", "renewed"}
	for _, g := range load(t) {
		for _, s := range g.Steps {
			if s.Action != guide.ActionCode || g.ID == "ugyfelkapu-tax" {
				continue // the tax guide's likeliest reason is the return before
			}
			var found []string
			for _, trouble := range s.Trouble {
				if slices.Contains(order, trouble.ID) {
					found = append(found, trouble.ID)
				}
			}
			if !slices.Equal(found, order) {
				t.Errorf("%s/%s: reasons %v, want %v", g.ID, s.ID, found, order)
			}
		}
	}
}

// TestNoKeyIsDrawn: a sketch shows dots for a key or a deletion code, and one made-up code.
func TestNoKeyIsDrawn(t *testing.T) {
	for _, g := range load(t) {
		for _, s := range g.Steps {
			if s.Sketch == nil {
				continue
			}
			for _, item := range s.Sketch.Items {
				if item.Kind == guide.ItemKey && strings.Trim(item.Text, "• ") != "" || item.Kind == guide.ItemCode && item.Text != "123 456" {
					t.Errorf("%s/%s draws %q", g.ID, s.ID, item.Text)
				}
			}
		}
	}
}

// TestRowsSayWhatTheyCarry: a portal's words that a row of docs/guides.md quotes are said by one of its steps.
func TestRowsSayWhatTheyCarry(t *testing.T) {
	page, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, g := range load(t) {
		for _, s := range g.Steps {
			rows := slices.Clone(s.Covers)
			for _, trouble := range s.Trouble {
				rows = append(rows, trouble.Covers...)
			}
			words := strings.ToLower(everything(s))
			for _, row := range rows {
				said[row] += words
			}
		}
	}
	for _, row := range sourceRow.FindAllStringSubmatch(string(page), -1) {
		for _, quote := range hungarianQuote.FindAllStringSubmatch(row[2], -1) {
			if !strings.Contains(said[row[1]], strings.ToLower(quote[1])) {
				t.Errorf("%s: no step that carries it says „%s”", row[1], quote[1])
			}
		}
	}
}

// everything is all Hungarian that a step shows.
func everything(s guide.Step) string {
	all := []string{s.Title.HU, s.Text.HU, s.Warn.HU}
	all = append(all, s.Labels...)
	if s.Sketch != nil {
		all = append(all, s.Sketch.Title)
		for _, item := range s.Sketch.Items {
			all = append(all, item.Text)
		}
	}
	for _, trouble := range s.Trouble {
		all = append(all, trouble.What.HU, trouble.Repair.HU)
	}
	return strings.Join(all, "\n") + "\n"
}

// eachText gives every text of a guide with its place.
func eachText(g guide.Guide, look func(place string, said guide.Text)) {
	look(g.ID, g.Title)
	look(g.ID, g.About)
	for _, s := range g.Steps {
		place := g.ID + "/" + s.ID
		look(place, s.Title)
		look(place, s.Text)
		look(place, s.Warn)
		for _, trouble := range s.Trouble {
			look(place+"/"+trouble.ID, trouble.What)
			look(place+"/"+trouble.ID, trouble.Repair)
		}
		for _, choice := range s.Choices {
			look(place+" choice", choice.Text)
		}
	}
}

// elsewhere are labels of a guide that can be practised which the practice portal does not have, with the reason.
var elsewhere = map[string]string{
	"ugyfelkapu.gov.hu":             "the real site's address",
	"Törlőkód mentése":              "a newer form of the page",
	"Elfelejtette jelszavát?":       "nobody forgets the password that the page shows",
	"Nem tud (QR) kódot beolvasni?": "the same link, as it is written elsewhere",
}

// TestPracticePortalHasTheLabels: whoever practises finds the same words as on the real site.
func TestPracticePortalHasTheLabels(t *testing.T) {
	var pages strings.Builder
	err := filepath.WalkDir("../practice", func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		content, err := os.ReadFile(name)
		pages.WriteString(strings.ToLower(html.UnescapeString(string(content))) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range load(t) {
		for _, s := range g.Steps {
			for _, label := range s.Labels {
				if g.Practice != "" && elsewhere[label] == "" && !strings.Contains(pages.String(), strings.ToLower(label)) {
					t.Errorf("%s/%s: the practice portal does not say %q", g.ID, s.ID, label)
				}
			}
		}
	}
}
