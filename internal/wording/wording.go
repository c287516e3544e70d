// Package wording takes the texts that people read apart into sentences and words, so that tests can hold them
// against the limits of plain language: how long a sentence is, which words it uses, how they are spelled.
//
// It never changes a text and never judges one: the limits and the lists are those of its tests. No program
// imports it.
package wording

import (
	"regexp"
	"strings"
)

var (
	placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)
	// mark ends a sentence, perhaps with closing quotes, if what follows begins like one.
	mark = regexp.MustCompile(`[.!?…]["”»)]*\s+`)
	// begin is how a sentence begins: a capital letter, a number, a value that is filled in.
	begin   = regexp.MustCompile(`^["„“»(]?[\p{Lu}\d{]`)
	quoted  = regexp.MustCompile(`„[^”]*”|“[^”]*”|»[^«]*«`)
	address = regexp.MustCompile(`[\w.@-]+@[\w.-]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b|\B-[a-z]\b`)
	ending  = regexp.MustCompile(`[+\d]-\p{L}+|\d(?:st|nd|rd|th)\b`) // of no word: 16-os, Ügyfélkapu+-szal, 4th
	word    = regexp.MustCompile(`\p{L}+(?:['’-]\p{L}+)*`)
	counted = regexp.MustCompile(`[\p{L}\p{N}][^\s]*`)
)

// Sentences divides a text. A line break ends a sentence too. The dot of an ordinal number ends none before
// another number, as in a date.
func Sentences(text string) []string {
	var found []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		from := 0
		for _, m := range mark.FindAllStringIndex(paragraph, -1) {
			next := paragraph[m[1]:]
			if !begin.MatchString(next) || m[0] > 0 && isDigit(paragraph[m[0]-1]) && isDigit(next[0]) {
				continue
			}
			found = append(found, strings.TrimSpace(paragraph[from:m[1]]))
			from = m[1]
		}
		if rest := strings.TrimSpace(paragraph[from:]); rest != "" {
			found = append(found, rest)
		}
	}
	return found
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// Count is the number of words and numbers in a text; a value that is filled in counts as one.
func Count(text string) int {
	return len(counted.FindAllString(placeholder.ReplaceAllString(text, "x"), -1))
}

// Words are the words of letters in a text, as written, without addresses, values that are filled in and
// the endings of what is no word.
func Words(text string) []string {
	text = placeholder.ReplaceAllString(text, "0")
	for _, foreign := range []*regexp.Regexp{ending, address} {
		text = foreign.ReplaceAllString(text, " ")
	}
	return word.FindAllString(text, -1)
}

// Unquoted is the text without what stands in quotation marks: a site's own words, which are not ours to choose.
func Unquoted(text string) string { return quoted.ReplaceAllString(text, " ") }
