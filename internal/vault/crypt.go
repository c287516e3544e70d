package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// The stanza types of the two kinds of file.
const (
	stanzaHybrid = "mlkem768x25519"
	stanzaScrypt = "scrypt"
)

// encrypt seals plaintext to age recipients.
func encrypt(plaintext []byte, recipients ...age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipients...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if _, err := w.Write(plaintext); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	if err := w.Close(); err != nil { // the last chunk is written here
		return nil, fmt.Errorf("seal: %w", err)
	}
	return sealed.Bytes(), nil
}

// encryptTo seals plaintext to hybrid recipients, each once.
func encryptTo(plaintext []byte, recipients []Recipient) ([]byte, error) {
	hybrids := make([]age.Recipient, 0, len(recipients))
	seen := make(map[Recipient]bool, len(recipients))
	for _, recipient := range recipients {
		if seen[recipient] {
			continue
		}
		seen[recipient] = true
		hybrid, err := recipient.hybrid()
		if err != nil {
			return nil, err
		}
		hybrids = append(hybrids, hybrid)
	}
	return encrypt(plaintext, hybrids...)
}

// decrypt opens a sealed file, whole or not at all. noMatch is the error for a
// file of the right kind that the identity does not fit.
//
// Errors of age other than that one tell of a malformed header, a bad header
// MAC or a payload that does not authenticate. They may quote the file, so
// they are not passed on.
func decrypt(sealed []byte, limit int, identity age.Identity, noMatch error) ([]byte, error) {
	r, err := openHeader(sealed, limit, identity, noMatch)
	if err != nil {
		return nil, err
	}
	// The plaintext is shorter than the file: one buffer that never grows, and
	// that can be wiped.
	plaintext := make([]byte, len(sealed))
	n, err := readToEnd(r, plaintext)
	if err != nil {
		clear(plaintext)
		return nil, damaged("content")
	}
	return plaintext[:n], nil
}

// openHeader opens a sealed file's header; what is read of it then is
// authenticated chunk by chunk.
func openHeader(sealed []byte, limit int, identity age.Identity, noMatch error) (io.Reader, error) {
	if len(sealed) > limit {
		return nil, ErrTooLarge
	}
	if err := boundedHeader(sealed); err != nil {
		return nil, err
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), identity)
	if mismatch, ok := errors.AsType[*age.NoIdentityMatchError](err); ok {
		return nil, mismatchError(mismatch.StanzaTypes, noMatch)
	}
	if err != nil {
		return nil, damaged("header")
	}
	return r, nil
}

// boundedHeader refuses a header that no vault of ours has, before age parses
// it and tries its stanzas one by one, each of which takes a moment. The header
// ends with a line that starts with three hyphens (age's own specification).
func boundedHeader(sealed []byte) error {
	header := sealed[:min(len(sealed), maxHeader)]
	end := bytes.Index(header, []byte("\n---"))
	if end < 0 || bytes.Count(header[:end], []byte("\n->")) > maxStanzas {
		return damaged("header")
	}
	return nil
}

// readToEnd reads what is shorter than the buffer. io.ReadFull would not do: it
// gives io.ErrUnexpectedEOF for a short text that ends well, and age for one
// that was cut off.
func readToEnd(r io.Reader, buffer []byte) (n int, err error) {
	for n < len(buffer) {
		read, err := r.Read(buffer[n:])
		n += read
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
	return n, io.ErrShortBuffer
}

func mismatchError(stanzas []string, noMatch error) error {
	want := stanzaHybrid
	if errors.Is(noMatch, ErrWrongPassphrase) {
		want = stanzaScrypt
	}
	for _, stanza := range stanzas {
		if stanza == want {
			return noMatch
		}
	}
	return damaged("kind of file")
}

// CheckIdentityHeader tells whether a file has the outer form of a sealed
// identity, without its passphrase: nothing is said of its content.
func CheckIdentityHeader(sealed []byte) error {
	return checkHeader(sealed, MaxSealedIdentity, stanzaScrypt)
}

// CheckHeader tells the same for a document (limit MaxSealed) or a deletion
// code (MaxSealedIdentity).
func CheckHeader(sealed []byte, limit int) error { return checkHeader(sealed, limit, stanzaHybrid) }

func checkHeader(sealed []byte, limit int, stanza string) error {
	if len(sealed) > limit {
		return ErrTooLarge
	}
	if err := boundedHeader(sealed); err != nil {
		return err
	}
	// Opening with an identity that fits nothing parses the header and tells
	// the stanzas.
	_, err := age.Decrypt(bytes.NewReader(sealed), noIdentity{})
	mismatch, ok := errors.AsType[*age.NoIdentityMatchError](err)
	if !ok {
		return damaged("header")
	}
	for _, got := range mismatch.StanzaTypes {
		if got != stanza {
			return damaged("kind of file")
		}
	}
	if len(mismatch.StanzaTypes) == 0 {
		return damaged("header")
	}
	return nil
}

// noIdentity opens nothing.
type noIdentity struct{}

func (noIdentity) Unwrap([]*age.Stanza) ([]byte, error) { return nil, age.ErrIncorrectIdentity }
