package otpauth

import (
	"encoding/base32"
	"strings"
	"unicode"
)

// Parse reads an otpauth URI or a typed key, whichever text is. The error is an
// *Error.
func Parse(text string) (Key, error) {
	// No key holds a colon, every URI does: so a web address is answered with
	// "not an enrolment" and not with "a wrong character in the key".
	if len(text) <= MaxLength && !strings.ContainsRune(text, ':') {
		return ParseTyped(text)
	}
	return ParseURI(text)
}

// ParseTyped reads a bare base32 key as a portal shows it beside the QR code:
// 16 characters, 8 groups of 4, any grouping, any case, with or without
// padding. The Key has the default parameters and no names.
//
// 0, 1, 8 and 9 are in no key. They are never changed silently: the *Error's
// Suggestions say which letter was likely meant. A text that begins with a
// label ("Setup key") is refused with NotOTPAuth.
func ParseTyped(text string) (Key, error) {
	if len(text) > MaxLength {
		return Key{}, &Error{Name: TooLong}
	}
	chars := keyCharacters(text)
	if len(chars) == 0 {
		return Key{}, &Error{Name: Empty}
	}
	if labelled(text) {
		return Key{}, &Error{Name: NotOTPAuth}
	}
	secret, err := decodeSecret(chars)
	if err != nil {
		return Key{}, err
	}
	// 15 or 31 characters are valid base32, but a key of 16 or 32 with one left
	// out is far likelier; the left over bits, zero in a true one, tell.
	if len(chars)%8 == 7 && secret.Base32() != string(chars) {
		return Key{}, &Error{Name: BadSecret, Detail: DetailLength}
	}
	k := Key{Secret: secret, Algorithm: DefaultAlgorithm, Digits: DefaultDigits, Period: DefaultPeriod}
	if err := k.Validate(); err != nil {
		return Key{}, err
	}
	return k, nil
}

// labelled tells whether text begins with a word that pages write before a key, copied along with it. Its letters
// could all be a key's, and with "Setup key" in front 16 characters still make a whole number of bytes. A key of the
// lengths that sites give may have such a word for its first group by chance.
func labelled(text string) bool {
	words := strings.FieldsFunc(text, isBlank)
	if len(words) < 2 || len(keyCharacters(strings.Join(words[1:], ""))) < leastLabelled {
		return false
	}
	if n := TypedLength(text); n == 16 || n == 32 {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "kulcs", "kulcsa", "titkos", "key", "secret", "setup", "manual", "security", "private", "shared",
		"code", "seed", "token", "totp":
		return true
	}
	return false
}

// leastLabelled is how many key characters there must be behind a word that is taken for a label.
const leastLabelled = 12

// TypedLength is the number of key characters in text, right or wrong: spaces,
// hyphens and padding do not count. It is for "12 of 16" while a person types.
func TypedLength(text string) int { return len(keyCharacters(text)) }

// keyCharacters takes the characters of a key out of its grouping: in capitals,
// full-width forms made plain, padding gone.
func keyCharacters(text string) []rune {
	var chars []rune
	for _, r := range text {
		if r >= '！' && r <= '～' { // the full-width forms of '!' to '~'
			r -= '！' - '!'
		}
		switch {
		case isBlank(r), unicode.Is(unicode.Pd, r), r == '\u2212': // any dash, and the minus sign
		case r >= 'a' && r <= 'z':
			chars = append(chars, r-'a'+'A')
		default:
			chars = append(chars, r)
		}
	}
	for len(chars) > 0 && chars[len(chars)-1] == '=' {
		chars = chars[:len(chars)-1]
	}
	return chars
}

// decodeSecret decodes base32 characters. Bits left over in the last one are
// dropped, as authenticators do: some portals draw keys letter by letter.
func decodeSecret(chars []rune) (Secret, error) {
	if wrong := suggestions(chars); len(wrong) > 0 {
		return nil, &Error{Name: BadSecret, Detail: DetailCharacter, Suggestions: wrong}
	}
	// RFC 4648 section 6: no whole number of bytes ends after 1, 3 or 6 characters.
	switch len(chars) % 8 {
	case 1, 3, 6:
		return nil, &Error{Name: BadSecret, Detail: DetailLength}
	}
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(string(chars))
	if err != nil {
		// The decoder's own text is left out: it tells of the input.
		return nil, &Error{Name: BadSecret, Detail: DetailCharacter}
	}
	return secret, nil
}

// suggestions lists the characters that are not base32, at most as many as a
// person would want to read.
func suggestions(chars []rune) []Suggestion {
	const most = 8
	var list []Suggestion
	for i, r := range chars {
		if (r >= 'A' && r <= 'Z') || (r >= '2' && r <= '7') {
			continue
		}
		if len(list) == most {
			break
		}
		s := Suggestion{Position: i + 1, Typed: r}
		switch r {
		case '0':
			s.Meant = []rune{'O'}
		case '1':
			s.Meant = []rune{'I', 'L'}
		case '8':
			s.Meant = []rune{'B'}
		}
		list = append(list, s)
	}
	return list
}
