package listing

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold takes case and accents off a text, so that "ugyfel" finds "Ügyfél". It
// goes letter by letter: what a part of a text folds to is part of what the
// whole folds to.
func Fold(text string) string { return string(appendFold(nil, text)) }

func appendFold(folded []byte, text string) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			folded = append(folded, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		apart := norm.NFKD.PropertiesString(text[i:]).Decomposition()
		i += size
		if len(apart) == 0 {
			folded = appendLetter(folded, r)
		}
		for len(apart) > 0 {
			r, size := utf8.DecodeRune(apart)
			folded = appendLetter(folded, r)
			apart = apart[size:]
		}
	}
	return folded
}

// appendLetter adds a letter that has no accents of its own any more: small, and
// as people type it who have no key for it. Accents are left out.
func appendLetter(folded []byte, r rune) []byte {
	if unicode.Is(unicode.Mn, r) {
		return folded
	}
	switch r = unicode.ToLower(r); r {
	case 'ł':
		return append(folded, 'l')
	case 'đ':
		return append(folded, 'd')
	case 'ø':
		return append(folded, 'o')
	case 'ı':
		return append(folded, 'i')
	case 'æ':
		return append(folded, "ae"...)
	case 'œ':
		return append(folded, "oe"...)
	case 'ß':
		return append(folded, "ss"...)
	}
	return utf8.AppendRune(folded, r)
}
