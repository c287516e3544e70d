package otpauth

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// unescape undoes the escapes of a part of a URI. Besides %XX it reads %uXXXX,
// which JavaScript's old escape() makes, and bytes that are Latin-1 or Latin-2
// where they should be UTF-8. A '%' that begins no escape stands for itself.
func unescape(raw string, plusIsSpace bool) (string, error) {
	if plusIsSpace {
		raw = strings.ReplaceAll(raw, "+", " ")
	}
	if !strings.ContainsRune(raw, '%') && utf8.ValidString(raw) {
		return raw, nil
	}
	out := make([]byte, 0, len(raw))
	for len(raw) > 0 {
		if u, ok := hexEscape(raw, "%u", 4); ok {
			r, used := wideEscape(raw, u)
			if used == 0 {
				return "", &Error{Name: BadEscape}
			}
			out = utf8.AppendRune(out, r)
			raw = raw[used:]
		} else if b, ok := hexEscape(raw, "%", 2); ok {
			out = append(out, byte(b))
			raw = raw[3:]
		} else {
			out = append(out, raw[0])
			raw = raw[1:]
		}
	}
	return repairLatin(out)
}

// wideEscape reads the one or two %uXXXX at the start of raw, whose first has
// the value u. used is 0 for half of a surrogate pair.
func wideEscape(raw string, u rune) (r rune, used int) {
	const width = len("%uXXXX")
	if !utf16.IsSurrogate(u) {
		return u, width
	}
	if low, ok := hexEscape(raw[width:], "%u", 4); ok {
		if r = utf16.DecodeRune(u, low); r != utf8.RuneError {
			return r, 2 * width
		}
	}
	return 0, 0
}

// hexEscape reads a prefix and n hexadecimal digits at the start of raw.
func hexEscape(raw, prefix string, n int) (rune, bool) {
	if len(raw) < len(prefix)+n || raw[:len(prefix)] != prefix {
		return 0, false
	}
	var v rune
	for _, c := range []byte(raw[len(prefix) : len(prefix)+n]) {
		switch {
		case c >= '0' && c <= '9':
			v = v<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			v = v<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			v = v<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return v, true
}

// repairLatin turns the bytes that are no UTF-8 into the letters that an older
// encoding meant. The two candidates differ in few of the Hungarian letters; if
// all the bytes are Hungarian letters in Latin-2, that is what they are (õ and û,
// which Latin-1 has in the place of ő and ű, are in no Hungarian name).
func repairLatin(text []byte) (string, error) {
	if utf8.Valid(text) {
		return string(text), nil
	}
	table := charmap.ISO8859_2
	if !onlyHungarian(text) {
		table = charmap.Windows1252
	}
	out := make([]byte, 0, len(text)+len(text)/2)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			if r = table.DecodeByte(text[0]); r == utf8.RuneError {
				return "", &Error{Name: BadEscape}
			}
		}
		out = utf8.AppendRune(out, r)
		text = text[n:]
	}
	return string(out), nil
}

// onlyHungarian tells whether every byte that is no UTF-8 is a Hungarian letter
// in Latin-2.
func onlyHungarian(text []byte) bool {
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 && !strings.ContainsRune("ÁÉÍÓÖŐÚÜŰáéíóöőúüű", charmap.ISO8859_2.DecodeByte(text[0])) {
			return false
		}
		text = text[n:]
	}
	return true
}
