// Package pdffile turns the pages of a PDF document into pictures, as far as a QR code on them needs it: filled
// shapes, straight lines and pictures are drawn, letters are not. It owns the limits that stand before the library that
// takes documents apart. It never looks for codes, never touches the file system, runs nothing that a document may
// carry (scripts, links, attachments) and keeps nothing of it.
package pdffile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"

	"github.com/ledongthuc/pdf"
)

const (
	// MaxBytes is the largest document that is read; a printed page of a portal has a hundredth of it.
	MaxBytes = 32 << 20
	// MaxPages is how many pages are looked at, from the first one on.
	MaxPages = 12
)

var (
	// ErrFormat means that the bytes are no whole PDF document, or one that cannot be taken apart.
	ErrFormat = errors.New("not a readable PDF document")
	// ErrTooLarge means that the document is above MaxBytes or promises more than it could hold.
	ErrTooLarge = errors.New("PDF document too large")
	// ErrLocked means that the document opens with a password only.
	ErrLocked = errors.New("PDF document is locked with a password")
)

// head is how every document begins; some have a few other bytes before it.
const head = "%PDF-"

// maxJunk is how many bytes may stand before the head.
const maxJunk = 1024

// Is tells a PDF document by its first bytes.
func Is(data []byte) bool {
	return bytes.Contains(data[:min(len(data), maxJunk)], []byte(head))
}

// Pictures draws the first MaxPages pages of a document on white, in their order, and adds the JPEG pictures in it
// (scanned pages) after them. Errors are ErrFormat, ErrTooLarge, ErrLocked and those of ctx, wrapped. The pictures
// are the caller's to wipe.
func Pictures(ctx context.Context, data []byte) ([]*image.RGBA, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("document above %d bytes: %w", MaxBytes, ErrTooLarge)
	}
	data, err := trimmed(data)
	if err != nil {
		return nil, err
	}
	if implausible(data) {
		return nil, fmt.Errorf("document promises too many objects: %w", ErrTooLarge)
	}
	ownPacking(data)
	reader, err := open(ctx, data)
	if err != nil {
		return nil, err
	}
	var all []*image.RGBA
	for number := 1; number <= MaxPages; number++ {
		page, ok := drawPage(ctx, reader, number)
		if ctx.Err() != nil {
			return nil, fmt.Errorf("read document: %w", ctx.Err())
		}
		if !ok {
			break
		}
		all = append(all, page)
	}
	all = append(all, jpegs(data)...)
	if len(all) == 0 {
		return nil, fmt.Errorf("document without pages: %w", ErrFormat)
	}
	return all, nil
}

// open reads the document's table of contents. The library's errors may quote what stands in the document, so that
// they are dropped.
func open(ctx context.Context, data []byte) (*pdf.Reader, error) {
	reader, err := guarded(func() (*pdf.Reader, error) {
		return pdf.NewReader(newSource(ctx, data), int64(len(data)))
	})
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("read document: %w", ctx.Err())
	case errors.Is(err, pdf.ErrInvalidPassword):
		return nil, fmt.Errorf("read document: %w", ErrLocked)
	case err != nil:
		return nil, fmt.Errorf("read document: %w", ErrFormat)
	case weaklySealed(reader):
		return nil, fmt.Errorf("read document sealed in an old way: %w", ErrFormat)
	}
	return reader, nil
}

// weaklySealed tells whether a document that opens without a password is sealed with a key so short that the library
// unseals it wrongly (ISO 32000-1, 7.6.2): its pages would be empty.
func weaklySealed(reader *pdf.Reader) bool {
	const leastBits, otherwise = 88, 40
	seal := reader.Trailer().Key("Encrypt")
	return !seal.IsNull() && (seal.Key("V").Int64() == 1 || number(seal, "Length", otherwise) < leastBits)
}

// guarded runs the library on hostile bytes: its panic is a bad document, not the end of the program.
func guarded[T any](work func() (T, error)) (result T, err error) {
	defer func() {
		if recover() != nil {
			err = ErrFormat
		}
	}()
	return work()
}
