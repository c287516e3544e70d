// Package passphrase makes passphrases of Hungarian words and tells how well a typed one would hold.
//
// It owns the word lists that a guesser in Hungary would try first. It never keeps, logs or returns a passphrase
// that was judged, and it says nothing in sentences: a screen does.
package passphrase

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"kapukod/assets"
)

// The number of words that Generate accepts. Six words are worth 62 bits, seven 72.
const (
	MinWords = 4
	MaxWords = 12
)

// separator stands between words. It is on every keyboard, is seen on paper, and keeps words apart when a
// program breaks the line.
const separator = "-"

// ErrWords means that Generate was asked for too few or too many words.
var ErrWords = errors.New("number of words out of range")

// Generate makes a passphrase of so many words, each chosen with the same chance from assets.Words and joined by
// hyphens, as in "alma-kapu-gomba-tenger-lepke-zokni". rand is a cryptographic source, crypto/rand.Reader.
func Generate(rand io.Reader, words int) (string, error) {
	if words < MinWords || words > MaxWords {
		return "", fmt.Errorf("%w: %d, want %d to %d", ErrWords, words, MinWords, MaxWords)
	}
	list := assets.Words()
	chosen := make([]string, words)
	for i := range chosen {
		n, err := below(rand, len(list))
		if err != nil {
			return "", fmt.Errorf("choose a word: %w", err)
		}
		chosen[i] = list[n]
	}
	return strings.Join(chosen, separator), nil
}

// below gives a number of 0 to n-1, each with the same chance; n is at most 65,536. Sixteen bits that fall into
// the last, incomplete round of n are thrown away, for taking them modulo n would favour the small numbers.
func below(rand io.Reader, n int) (int, error) {
	const all = 1 << 16
	fair := all - all%n
	var bits [2]byte
	for {
		if _, err := io.ReadFull(rand, bits[:]); err != nil {
			return 0, fmt.Errorf("read random bits: %w", err)
		}
		if drawn := int(binary.BigEndian.Uint16(bits[:])); drawn < fair {
			return drawn % n, nil
		}
	}
}
