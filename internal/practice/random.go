package practice

import (
	"encoding/hex"
	"fmt"
	"io"
)

// The characters Keycloak draws a secret from. Its list ends at W: that is
// how the program it imitates does it.
const keycloakAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW0123456789"

func randomBytes(random io.Reader, n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(random, b); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
	}
	return b, nil
}

// randomToken is 128 bits in hexadecimal, for cookies and form tokens.
func randomToken(random io.Reader) (string, error) {
	b, err := randomBytes(random, 16)
	return hex.EncodeToString(b), err
}

// randomText draws n characters of an alphabet of at most 256, evenly.
func randomText(random io.Reader, alphabet string, n int) (string, error) {
	// Bytes from the incomplete last run of the alphabet would favour its
	// first characters, so they are drawn again.
	limit := 256 - 256%len(alphabet)
	text := make([]byte, 0, n)
	for len(text) < n {
		b, err := randomBytes(random, 1)
		if err != nil {
			return "", err
		}
		if int(b[0]) < limit {
			text = append(text, alphabet[int(b[0])%len(alphabet)])
		}
	}
	return string(text), nil
}
