package speech_test

import (
	"strings"
	"testing"

	"kapukod/internal/speech"
	"kapukod/internal/text"
)

func TestWords(t *testing.T) {
	for _, test := range []struct {
		code string
		lang text.Lang
		want string
	}{
		{"123 456", text.Hungarian, "egy, kettő, három – négy, öt, hat"},
		{"123 456", text.English, "one, two, three – four, five, six"},
		{"078 9990", text.Hungarian, "nulla, hét, nyolc – kilenc, kilenc, kilenc, nulla"},
		{"0000 0000", text.English, "zero, zero, zero, zero – zero, zero, zero, zero"},
		{"123456", text.Hungarian, "egy, kettő, három, négy, öt, hat"},
		{"  12-3\n4; rm <b>5</b> ", text.English, "one, two, three – four – five"},
		{"", text.Hungarian, ""},
		{"!-! QUIT", text.Hungarian, ""}, // a command of Speech Dispatcher's, had it got through
	} {
		if got := speech.Words(test.code, test.lang); got != test.want {
			t.Errorf("%q in %s: %q, want %q", test.code, test.lang, got, test.want)
		}
	}
}

// TestWordsAreNoCommands: whatever a code may hold, only names of digits, commas,
// dashes and blanks reach a program that reads.
func TestWordsAreNoCommands(t *testing.T) {
	for _, lang := range text.Langs() {
		said := speech.Words("0123456789 \x00\x1b[31m!-!<speak>\n\r\t'\"$(`|&", lang)
		left := strings.Map(func(r rune) rune {
			if strings.ContainsRune("abcdefghijklmnopqrstuvwxyzáéíóöőúüű,– ", r) {
				return -1
			}
			return r
		}, said)
		if left != "" {
			t.Errorf("%s: %q gets through", lang, left)
		}
	}
}
