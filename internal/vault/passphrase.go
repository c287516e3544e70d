package vault

import (
	"bytes"

	"golang.org/x/text/unicode/norm"
)

// NormalizePassphrase brings a passphrase into Unicode's composed form (NFC):
// keyboards and systems write ő in one or in two code points, and both must
// open the same vault. The result is a new buffer that the caller wipes.
func NormalizePassphrase(passphrase []byte) []byte {
	return norm.NFC.Append(make([]byte, 0, len(passphrase)+8), passphrase...)
}

// usable normalises a passphrase and refuses one that the age command could
// not be given at its prompt.
func usable(passphrase []byte) ([]byte, error) {
	if len(passphrase) > 2*MaxPassphrase {
		return nil, ErrPassphrase // normalising shortens it by less than that
	}
	normal := NormalizePassphrase(passphrase)
	if len(normal) == 0 || len(normal) > MaxPassphrase || bytes.ContainsAny(normal, "\x00\r\n") {
		clear(normal)
		return nil, ErrPassphrase
	}
	return normal, nil
}
