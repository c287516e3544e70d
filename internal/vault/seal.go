package vault

import (
	"bytes"
	"fmt"
)

// Seal encrypts the document to every member and to the recovery recipient.
// Its errors: ErrNewerVersion (ReadOnly), ErrInvalidEntry, ErrInvalidMember,
// ErrTooLarge.
func (d *Document) Seal() ([]byte, error) {
	plaintext, err := d.encode()
	if err != nil {
		return nil, fmt.Errorf("seal document: %w", err)
	}
	defer clear(plaintext)
	sealed, err := encryptTo(plaintext, d.vaultRecipients())
	if err != nil {
		return nil, fmt.Errorf("seal document: %w", err)
	}
	if len(sealed) > MaxSealed {
		return nil, fmt.Errorf("seal document: %w", ErrTooLarge)
	}
	return sealed, nil
}

// Open decrypts and reads a document. Its errors: ErrNotRecipient, ErrDamaged,
// ErrTooLarge. A document of a newer version opens ReadOnly.
//
// That a document opens does not tell who wrote it: whoever knows a member's
// recipient can seal one.
func Open(sealed []byte, id Identity) (*Document, error) {
	plaintext, err := openWith(sealed, MaxSealed, id)
	if err != nil {
		return nil, fmt.Errorf("open document: %w", err)
	}
	defer clear(plaintext)
	d, err := readDocument(plaintext)
	if err != nil {
		return nil, fmt.Errorf("open document: %w", err)
	}
	return d, nil
}

// Holds decrypts a sealed file and tells whether it is this document, byte by
// byte: what is about to take the place of the old vault is opened once before
// anything relies on it.
func (d *Document) Holds(sealed []byte, id Identity) error {
	got, err := openWith(sealed, MaxSealed, id)
	if err != nil {
		return fmt.Errorf("verify document: %w", err)
	}
	defer clear(got)
	want, err := d.encode()
	if err != nil {
		return fmt.Errorf("verify document: %w", err)
	}
	defer clear(want)
	if !bytes.Equal(got, want) {
		return fmt.Errorf("verify document: %w", damaged("content"))
	}
	return nil
}

func openWith(sealed []byte, limit int, id Identity) ([]byte, error) {
	hybrid, err := id.hybrid()
	if err != nil {
		return nil, err
	}
	return decrypt(sealed, limit, hybrid, ErrNotRecipient)
}
