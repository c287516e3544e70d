package practice

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestLanguageSwitch(t *testing.T) {
	s := visitSite(t)
	s.wantSays(`<html lang="hu">`, "In English", "Első beállítás")
	s.get("/ugyfelkapu/login")
	s.post("/language", "lang", "en", "back", "/ugyfelkapu/login")
	s.wantAt("/ugyfelkapu/login")
	s.wantSays(`<html lang="en">`, "PRACTICE PAGE", "type these", "Magyarul",
		`<span lang="hu">Bejelentkezés</span> <span class="gloss">Log in</span>`)
	s.post("/ugyfelkapu/login", "name", gatewayUser, "password", "rossz")
	s.wantSays(`<span lang="hu">`+gatewayLoginRefused+`</span> <span class="gloss">Wrong user name or password.</span>`, "This makes <strong>1 wrong so far</strong>")
	s.insurerEnter()
	s.get("/keycloak/setup?mode=manual")
	s.post("/language", "lang", "hu", "back", "/keycloak/setup?mode=manual")
	s.wantSays(`<html lang="hu">`, `id="mode-barcode"`) // the same page, as it was
	for _, elsewhere := range []string{"//example.com/", "https://example.com/", `/\example.com`, "javascript:1", "", "%"} {
		s.get("/keycloak/setup")
		s.post("/language", "lang", "xx", "back", elsewhere)
		s.wantAt("/")
		s.wantSays(`<html lang="hu">`)
	}
}

func TestEntryInEnglish(t *testing.T) {
	s := visitSite(t)
	s.get("/?token=" + s.portal.token + "&lang=en")
	s.wantSays(`<html lang="en">`, "Practice pages", "First set-up")
	s.get("/?token=" + s.portal.token) // the choice stays
	s.wantSays(`<html lang="en">`)
}

// Every Hungarian label has its meaning beside it in English, and no meaning is
// kept for a label that is nowhere.
func TestEveryLabelHasItsMeaning(t *testing.T) {
	meanings, err := loadGlosses()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		page, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`quote "([^"]*)"`).FindAllSubmatch(page, -1) {
			used[string(m[1])] = true
		}
	}
	for _, answer := range answers(t) {
		used[answer] = true
	}
	for label := range used {
		if meanings[label] == "" {
			t.Errorf("no English meaning of %q", label)
		}
	}
	for label := range meanings {
		if !used[label] {
			t.Errorf("%q is on no page", label)
		}
	}
}

// answers are the sites' own sentences in words.go: its last block but the
// accounts and the issuers.
func answers(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "words.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !regexp.MustCompile(`(Refused|Missing|Expired|Taken)$`).MatchString(spec.Names[0].Name) {
			return true
		}
		text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
		return true
	})
	if len(all) < 10 {
		t.Fatalf("found only %d answers", len(all))
	}
	return all
}

// What the portal says itself stands in both languages on every page.
func TestNoHungarianLeftInEnglish(t *testing.T) {
	all, err := loadPages()
	if err != nil {
		t.Fatal(err)
	}
	marked := regexp.MustCompile(`(?s)<(span|small|button|html|head)[^>]* lang="hu"[^>]*>.*?</(span|small|button)>|<title>.*?</title>|<p lang="en">|value="[^"]*"|<strong id="uk-logged-in">|GYAKORLÓ`)
	letters := regexp.MustCompile(`[^<>]*[áéíóöőúüűÁÉÍÓÖŐÚÜŰ][^<>]*`)
	names := strings.NewReplacer("Ügyfélkapu", "", "Befejezés", "", "BEÁLLÍTÁSOK", "", "DÁP", "", "Kapukód", "", "gép", "", "Gyakorló", "", "Elküld", "")
	for name := range all[English] {
		if name == "failed" || name == "notfound" || name == "refused" {
			continue // in both languages at once
		}
		page := marked.ReplaceAllString(renderExample(t, all, English, name), "")
		for _, found := range letters.FindAllString(page, -1) {
			if letters.MatchString(names.Replace(found)) {
				t.Errorf("%s: %q", name, found)
			}
		}
	}
}

func TestStrong(t *testing.T) {
	if got := strong(`a **<b>** c`); got != `a <strong>&lt;b&gt;</strong> c` {
		t.Error(got)
	}
	if got := (saying{"a **b** c", ""}).In(Hungarian); got != "a b c" {
		t.Error(got)
	}
}
