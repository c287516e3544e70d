package practice

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/url"
	"strings"
)

// Lang is a language of the portal's own sentences. The labels of the imitated
// sites are Hungarian in both; in English each has its meaning beside it.
type Lang string

// The languages of the portal.
const (
	Hungarian Lang = "hu"
	English   Lang = "en"
)

// languageOf is the language of that name, Hungarian for any other name.
func languageOf(name string) Lang {
	if Lang(name) == English {
		return English
	}
	return Hungarian
}

// saying is a sentence of the portal itself in both languages. Words between
// double asterisks are shown strong.
type saying struct{ HU, EN string }

// In is the sentence in a language, without marks.
func (s saying) In(lang Lang) string { return strings.ReplaceAll(s.marked(lang), "**", "") }

func (s saying) marked(lang Lang) string {
	if lang == English {
		return s.EN
	}
	return s.HU
}

//go:embed english.json
var glossFile embed.FS

// glosses give the English meaning of the imitated sites' Hungarian words.
type glosses map[string]string

func loadGlosses() (glosses, error) {
	data, err := glossFile.ReadFile("english.json")
	if err != nil {
		return nil, fmt.Errorf("read English meanings: %w", err)
	}
	all := glosses{}
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("read English meanings: %w", err)
	}
	return all, nil
}

// words are what the templates may call in a language:
//
//	quote HUNGARIAN     words of an imitated site
//	say HUNGARIAN ENGLISH   words of the portal itself
//	tell SAYING         the same, made in Go
func (g glosses) words(lang Lang) template.FuncMap {
	return template.FuncMap{
		"quote": func(hungarian string) template.HTML { return g.quote(lang, hungarian) },
		"say":   func(hu, en string) template.HTML { return strong(saying{hu, en}.marked(lang)) },
		"tell":  func(s saying) template.HTML { return strong(s.marked(lang)) },
	}
}

// quote writes words of an imitated site, with their meaning after them where
// the reader may not know Hungarian.
func (g glosses) quote(lang Lang, hungarian string) template.HTML {
	words := template.HTMLEscapeString(hungarian)
	if lang == English && hungarian != "" {
		words = `<span lang="hu">` + words + `</span>`
		if meaning := g[hungarian]; meaning != "" {
			words += ` <span class="gloss">` + template.HTMLEscapeString(meaning) + `</span>`
		}
	}
	return template.HTML(words)
}

// strong turns every second part between double asterisks into <strong>.
func strong(marked string) template.HTML {
	var out strings.Builder
	for i, part := range strings.Split(marked, "**") {
		if escaped := template.HTMLEscapeString(part); i%2 == 1 {
			out.WriteString("<strong>" + escaped + "</strong>")
		} else {
			out.WriteString(escaped)
		}
	}
	return template.HTML(out.String())
}

// changeLanguage is the switch on the practice band. It leads back to the page
// it was pressed on.
func changeLanguage(v *visit) (reply, error) {
	v.b.lang = languageOf(v.form.Get("lang"))
	back, err := url.Parse(v.form.Get("back"))
	if err != nil || back.IsAbs() || back.Host != "" || !strings.HasPrefix(back.Path, "/") ||
		strings.HasPrefix(back.Path, "//") || strings.Contains(back.Path, `\`) {
		return redirect("/")
	}
	return redirect(back.RequestURI())
}
