// Package otpauth turns the text of an enrolment (an otpauth URI out of a QR
// code, or a key that a person typed) into a [Key], and a Key back into text.
//
// It owns what a valid key is. It believes nothing it reads: the input is
// capped, what is harmless is repaired, everything else is refused with a typed
// [Error] whose text never holds any part of the input. It never computes a
// code, never touches a picture and never stores anything.
package otpauth

import (
	"fmt"
	"io"
	"log/slog"
	"unicode/utf8"
)

// Limits of a Key. They leave room for every real portal and keep what comes
// out of a hostile QR code small enough to show and to print.
const (
	// MaxLength is the longest text that Parse reads, in bytes.
	MaxLength = 4096
	// MaxIssuer and MaxAccount are counted in runes.
	MaxIssuer  = 100
	MaxAccount = 200
	// MinSecret and MaxSecret are counted in bytes. Below MinSecret a key can be
	// guessed from a few codes.
	MinSecret = 5
	MaxSecret = 256
	// MinPeriod and MaxPeriod are seconds.
	MinPeriod = 15
	MaxPeriod = 300
	// MinDigits and MaxDigits are what RFC 4226 section 5.3 allows.
	MinDigits = 6
	MaxDigits = 8
)

// What a key means where nothing else is said: RFC 6238 section 4 and every
// portal that shows a bare key.
const (
	DefaultAlgorithm = SHA1
	DefaultDigits    = 6
	DefaultPeriod    = 30
)

// weakSecret is the length in bytes below which RFC 4226 (R6) would call a
// secret too short; 80 bits, what Ügyfélkapu+ gives, is common and still taken
// as strong enough.
const weakSecret = 10

// Key is the secret shared with a portal, with the parameters that turn it into
// codes (RFC 6238), and the names under which a person knows it.
//
// A Key never shows itself: every format verb, JSON and slog print a
// placeholder. URI and Secret.Base32 are the deliberate ways out.
type Key struct {
	// Issuer is the portal's name and Account the user's name there, both as
	// CleanName leaves them. Either may be empty.
	Issuer, Account string
	// Secret holds MinSecret to MaxSecret bytes.
	Secret Secret
	// Algorithm is the hash under the HMAC.
	Algorithm Algorithm
	// Digits is the length of a code, 6 to 8. Period is the life of a code in
	// seconds, 15 to 300.
	Digits, Period int
}

// Validate tells whether k can be kept and can make codes. Every Key that Parse
// returns is valid. The error is an *Error.
func (k Key) Validate() error {
	if err := k.Secret.validate(); err != nil {
		return err
	}
	switch k.Algorithm {
	case SHA1, SHA256, SHA512:
	default:
		return &Error{Name: BadAlgorithm}
	}
	if k.Digits < MinDigits || k.Digits > MaxDigits {
		return &Error{Name: BadDigits}
	}
	if k.Period < MinPeriod || k.Period > MaxPeriod {
		return &Error{Name: BadPeriod}
	}
	if !isCleanName(k.Issuer, MaxIssuer) {
		return &Error{Name: BadIssuer}
	}
	if !isCleanName(k.Account, MaxAccount) {
		return &Error{Name: BadLabel}
	}
	if k.longestURI() > MaxLength {
		return &Error{Name: TooLong}
	}
	return nil
}

// Weak tells that the secret is accepted but shorter than any portal should
// give (under 80 bits).
func (k Key) Weak() bool { return len(k.Secret) < weakSecret }

// GroupedSecret is the secret as portals print it: base32 in groups of four.
func (k Key) GroupedSecret() string {
	text := k.Secret.Base32()
	grouped := make([]byte, 0, len(text)+len(text)/4)
	for i := range len(text) {
		if i > 0 && i%4 == 0 {
			grouped = append(grouped, ' ')
		}
		grouped = append(grouped, text[i])
	}
	return string(grouped)
}

// longestURI bounds the length of URI() in bytes without building it: a byte of
// a name takes at most three, and the issuer is written twice.
func (k Key) longestURI() int {
	const fixed = 120
	return fixed + 3*(2*len(k.Issuer)+len(k.Account)) + 2*len(k.Secret)
}

// Format prints a placeholder for every verb.
func (k Key) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "[key]") }

// LogValue prints a placeholder in slog.
func (k Key) LogValue() slog.Value { return slog.StringValue("[key]") }

// isCleanName tells whether a name is as CleanName would leave it and has at
// most limit runes.
func isCleanName(name string, limit int) bool {
	clean, ok := CleanName(name)
	return ok && clean == name && utf8.RuneCountInString(name) <= limit
}
