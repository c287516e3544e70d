package otpauth

import (
	"encoding/base32"
	"fmt"
	"io"
	"log/slog"
)

// Secret is the raw bytes of a key, as the HMAC takes them.
//
// It never shows itself: every format verb, JSON and slog print a placeholder,
// so a Secret cannot be stored by marshalling it either. Base32 is the one way
// to its text.
type Secret []byte

const hiddenSecret = "[secret]"

// Base32 is the secret as RFC 4648 base32 in capitals, without padding.
func (s Secret) Base32() string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(s)
}

// Wipe overwrites the bytes with zeros. Copies made before are not reached.
func (s Secret) Wipe() { clear(s) }

// Format prints a placeholder for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hiddenSecret) }

// String is a placeholder.
func (s Secret) String() string { return hiddenSecret }

// GoString is a placeholder.
func (s Secret) GoString() string { return hiddenSecret }

// LogValue prints a placeholder in slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hiddenSecret) }

// MarshalText makes JSON and every other text encoding print the placeholder.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hiddenSecret), nil }

func (s Secret) validate() error {
	switch {
	case len(s) == 0:
		return &Error{Name: MissingSecret}
	case len(s) < MinSecret:
		return &Error{Name: ShortSecret}
	case len(s) > MaxSecret:
		return &Error{Name: BadSecret, Detail: DetailLength}
	}
	return nil
}
