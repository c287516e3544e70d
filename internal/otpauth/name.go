package otpauth

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// CleanName is the form in which an issuer or an account is kept: NFC, plain
// spaces, no invisible characters, nothing around it. It is false for a name
// with control characters, line breaks or characters that reorder the text
// around them: on a screen such a name could pass for another one.
//
// It does not look at the length; see MaxIssuer and MaxAccount.
func CleanName(name string) (clean string, ok bool) {
	if isPlainName(name) {
		return strings.TrimSpace(name), true
	}
	if strings.ContainsFunc(name, misleads) {
		return "", false
	}
	clean = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
	clean = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, norm.NFC.String(clean))
	return strings.TrimSpace(clean), true
}

// isPlainName tells the common case, which needs no cleaning but trimming: the
// printable characters of ASCII, Latin-1 and Latin Extended-A, all of Hungarian
// among them. None of these combines with another, so NFC leaves them alone.
func isPlainName(name string) bool {
	for _, r := range name {
		if r < ' ' || r > '~' && r <= '\u00A0' || r == '\u00AD' || r > '\u017F' {
			return false
		}
	}
	return true
}

// misleads tells the characters that no name may hold: controls, line and
// paragraph separators, and the bidirectional embeddings, overrides and isolates
// of Unicode Standard Annex #9.
func misleads(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// trim takes off what surrounds a pasted text: spaces, line ends, byte order
// marks, zero-width and direction marks, and the zero that ends a text in C.
func trim(text string) string { return strings.TrimFunc(text, isBlank) }

// isBlank tells a character that shows nothing.
func isBlank(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Zs)
}
