package text

import (
	"strings"

	"golang.org/x/text/language"
)

// Lang is a language the program speaks, as an ISO 639-1 code.
type Lang string

// The languages of the program.
const (
	Hungarian Lang = "hu"
	English   Lang = "en"
)

// Langs gives the languages in the order in which they are offered.
func Langs() []Lang { return []Lang{Hungarian, English} }

// Preferred picks the language for somebody whose system names locales, most wanted first, in any usual
// spelling: "hu", "hu-HU", "en_GB.UTF-8", "de_DE@euro", or a list such as "hu:en". The first one that names a
// language decides: Hungarian for Hungarian, English for any other. When none does ("", "C", "POSIX"),
// the answer is Hungarian.
func Preferred(locales []string) Lang {
	for _, locale := range locales {
		for one := range strings.SplitSeq(locale, ":") {
			if base, ok := baseLanguage(one); ok {
				if base == string(Hungarian) {
					return Hungarian
				}
				return English
			}
		}
	}
	return Hungarian
}

func baseLanguage(locale string) (string, bool) {
	if end := strings.IndexAny(locale, ".@"); end >= 0 {
		locale = locale[:end]
	}
	locale = strings.TrimSpace(locale)
	if locale == "" || strings.EqualFold(locale, "C") || strings.EqualFold(locale, "POSIX") {
		return "", false
	}
	tag, err := language.Parse(locale)
	if err != nil {
		return "", false
	}
	base, confidence := tag.Base()
	return base.String(), confidence != language.No
}
