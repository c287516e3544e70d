package otpauth

import "strings"

// Algorithm names the hash under the HMAC (RFC 6238 section 1.2).
type Algorithm string

// The algorithms that portals use.
const (
	SHA1   Algorithm = "SHA1"
	SHA256 Algorithm = "SHA256"
	SHA512 Algorithm = "SHA512"
)

// parseAlgorithm reads the spellings seen in the wild: sha1, SHA-1, HmacSHA256,
// HMAC-SHA-512, HMAC_SHA1. Anything else is refused: a wrong guess would make
// codes that look right and are not.
func parseAlgorithm(text string) (Algorithm, error) {
	name := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToUpper(text))
	switch a := Algorithm(strings.TrimPrefix(name, "HMAC")); a {
	case SHA1, SHA256, SHA512:
		return a, nil
	}
	return "", &Error{Name: BadAlgorithm}
}
