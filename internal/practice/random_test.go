package practice

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestRandomTextUsesWholeAlphabetEvenly(t *testing.T) {
	const rounds = 20000
	text, err := randomText(rand.NewChaCha8([32]byte{3}), keycloakAlphabet, rounds)
	if err != nil {
		t.Fatal(err)
	}
	mean := rounds / len(keycloakAlphabet)
	for _, r := range keycloakAlphabet {
		if n := strings.Count(text, string(r)); n < mean/2 || n > mean*2 {
			t.Errorf("%q came %d times, about %d were expected", r, n, mean)
		}
	}
}

// Bytes beyond the last whole run of the alphabet are drawn again.
func TestRandomTextRejects(t *testing.T) {
	text, err := randomText(bytes.NewReader([]byte{255, 250, 249, 0}), "0123456789", 2)
	if err != nil || text != "90" {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := randomText(bytes.NewReader([]byte{255}), "0123456789", 1); err == nil {
		t.Error("the end of the randomness is no error")
	}
}
