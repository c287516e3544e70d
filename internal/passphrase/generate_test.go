package passphrase_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"kapukod/assets"
	"kapukod/internal/passphrase"
)

func TestGenerate(t *testing.T) {
	list := assets.Words()
	for words := passphrase.MinWords; words <= passphrase.MaxWords; words++ {
		phrase, err := passphrase.Generate(rand.Reader, words)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(phrase, "-")
		if len(parts) != words {
			t.Fatalf("%d words, want %d", len(parts), words)
		}
		for _, part := range parts {
			if !slices.Contains(list, part) {
				t.Fatal("a word is not of the list")
			}
		}
	}
}

func TestGenerateRefuses(t *testing.T) {
	for _, words := range []int{-1, 0, passphrase.MinWords - 1, passphrase.MaxWords + 1} {
		if phrase, err := passphrase.Generate(rand.Reader, words); phrase != "" || !errors.Is(err, passphrase.ErrWords) {
			t.Errorf("%d words: %v", words, err)
		}
	}
	if phrase, err := passphrase.Generate(bytes.NewReader(make([]byte, 7)), 4); phrase != "" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("random source that ends: %v", err)
	}
}

// TestGenerateMapsBits fixes how bits become words, and that the incomplete last round is thrown away:
// 65,536 = 50 · 1,296 + 736, so 64,800 is the first number that may not count.
func TestGenerateMapsBits(t *testing.T) {
	list := assets.Words()
	bits := []byte{0, 0, 0xfd, 0x20, 0xff, 0xff, 0x05, 0x0f, 0x05, 0x10, 0xfd, 0x1f}
	phrase, err := passphrase.Generate(bytes.NewReader(bits), 4)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{list[0], list[1295], list[0], list[1295]}, "-")
	if phrase != want {
		t.Fatalf("%q, want %q", phrase, want)
	}
}

// TestGenerateIsFair feeds every 16-bit number once: each word must come up exactly 50 times.
func TestGenerateIsFair(t *testing.T) {
	var bits bytes.Buffer
	for n := range 1 << 16 {
		bits.Write([]byte{byte(n >> 8), byte(n)})
	}
	count := map[string]int{}
	for {
		phrase, err := passphrase.Generate(&bits, passphrase.MaxWords)
		if err != nil {
			break
		}
		for part := range strings.SplitSeq(phrase, "-") {
			count[part]++
		}
	}
	// 50 · 1,296 words are a whole number of passphrases of twelve.
	for _, word := range assets.Words() {
		if count[word] != 50 {
			t.Fatalf("%s came up %d times", word, count[word])
		}
	}
	if bits := 6 * math.Log2(float64(len(count))); bits < 62 {
		t.Fatalf("six words are worth %.1f bits", bits)
	}
}
