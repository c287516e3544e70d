package vault

import (
	"bytes"
	"strconv"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// The values of fields. All of them are given valid JSON (checkJSON).

// readString reads a JSON string. Bytes that are not UTF-8 are an error, for
// they could not be written back.
func readString(raw []byte) (string, error) {
	if len(raw) < 2 || raw[0] != '"' || !utf8.Valid(raw) {
		return "", errJSON
	}
	raw = raw[1 : len(raw)-1]
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw), nil
	}
	text := make([]byte, 0, len(raw)) // no escape is shorter than what it stands for
	defer func() { clear(text) }()    // a note may hold a secret
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			text = append(text, raw[i])
			continue
		}
		i++
		switch c := raw[i]; c {
		case 'b':
			text = append(text, '\b')
		case 'f':
			text = append(text, '\f')
		case 'n':
			text = append(text, '\n')
		case 'r':
			text = append(text, '\r')
		case 't':
			text = append(text, '\t')
		case 'u':
			r, last := readEscape(raw, i+1)
			text = utf8.AppendRune(text, r)
			i = last
		default: // " \ /
			text = append(text, c)
		}
	}
	return string(text), nil
}

// readEscape reads the four hexadecimal digits at i, and a second escape if
// the two make one character (RFC 8259 section 7). Half of such a pair is
// U+FFFD, as encoding/json has it. last is where the last digit stands.
func readEscape(raw []byte, i int) (r rune, last int) {
	r, _ = readHex(raw, i)
	last = i + 3
	if !utf16.IsSurrogate(r) {
		return r, last
	}
	if last+2 < len(raw) && raw[last+1] == '\\' && raw[last+2] == 'u' {
		if low, ok := readHex(raw, last+3); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, last + 6
			}
		}
	}
	return utf8.RuneError, last
}

func readHex(raw []byte, i int) (r rune, ok bool) {
	if len(raw)-i < 4 {
		return 0, false
	}
	for _, c := range raw[i : i+4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// readName is readString without a copy for the usual name.
func readName(raw []byte) ([]byte, error) {
	if len(raw) >= 2 && raw[0] == '"' && isPlain(raw) {
		return raw[1 : len(raw)-1], nil
	}
	name, err := readString(raw)
	return []byte(name), err
}

// isPlain: ASCII without escapes.
func isPlain(raw []byte) bool {
	for _, c := range raw {
		if c == '\\' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// readWord reads a string that usually is one of a few words, without a copy
// of those.
func readWord[T ~string](to *T, raw []byte, usual ...T) error {
	for _, word := range usual {
		if len(raw) == len(word)+2 && raw[0] == '"' && string(raw[1:len(raw)-1]) == string(word) {
			*to = word
			return nil
		}
	}
	return readInto(to, raw)
}

func readInto[T ~string](to *T, raw []byte) error {
	text, err := readString(raw)
	*to = T(text)
	return err
}

// readInt reads a whole number between low and high, written without fraction
// or exponent.
func readInt(raw []byte, low, high int64) (int64, error) {
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil || n < low || n > high {
		return 0, errJSON
	}
	return n, nil
}

func readSmall(raw []byte) (int, error) {
	n, err := readInt(raw, 0, 1<<20)
	return int(n), err
}

// readBool reads true or false.
func readBool(raw []byte) (bool, error) {
	switch string(raw) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, errJSON
}

// readTime reads a time in RFC 3339, with or without fractions of a second.
func readTime(raw []byte) (time.Time, error) {
	text, err := readName(raw)
	if err != nil {
		return time.Time{}, err
	}
	t, err := time.Parse(time.RFC3339Nano, string(text))
	if err != nil || !writableTime(t) {
		return time.Time{}, errJSON
	}
	return t.UTC(), nil
}

func isNull(raw []byte) bool { return string(raw) == "null" }
