package vault

import (
	"fmt"
	"time"
)

const (
	deletionFormat  = "kapukod-deletion-code"
	deletionVersion = 1
)

// DeletionCode is the opaque text that ends an Ügyfélkapu+ pairing, as the
// portal showed it.
type DeletionCode struct {
	// Text is kept to the letter, 1 to MaxDeletionCode bytes.
	Text string
	// Put is when it came into the slot, PutBy the id of the member who put it.
	Put   time.Time
	PutBy string
}

// SealDeletionCode seals a deletion code, bound to its entry's id, to the slot
// recipients.
func SealDeletionCode(code DeletionCode, entryID string, recipients []Recipient) ([]byte, error) {
	if err := code.validate(entryID); err != nil {
		return nil, fmt.Errorf("seal deletion code: %w", err)
	}
	w := &jsonWriter{buf: make([]byte, 0, 512+2*len(code.Text))}
	w.raw("{")
	w.key("format")
	w.text(deletionFormat)
	w.key("version")
	w.number(deletionVersion)
	w.key("entry")
	w.text(entryID)
	w.key("text")
	w.text(code.Text)
	w.key("put")
	w.time(code.Put)
	w.key("put_by")
	w.text(code.PutBy)
	w.raw("}\n")
	defer clear(w.buf)
	if len(recipients) == 0 {
		return nil, fmt.Errorf("seal deletion code: %w: nobody could read it", ErrInvalidMember)
	}
	sealed, err := encryptTo(w.buf, recipients)
	if err != nil {
		return nil, fmt.Errorf("seal deletion code: %w", err)
	}
	return sealed, nil
}

func (c DeletionCode) validate(entryID string) error {
	if c.Text == "" || !isText(c.Text, MaxDeletionCode) || !writableTime(c.Put) {
		return ErrInvalidDeletionCode
	}
	if !ValidID(entryID) || !ValidID(c.PutBy) {
		return fmt.Errorf("%w: id", ErrInvalidDeletionCode)
	}
	return nil
}

// OpenDeletionCode opens what SealDeletionCode made, with a slot identity. A
// code that belongs to another entry is ErrDamaged: somebody exchanged files.
// Other errors: ErrNotRecipient, ErrTooLarge.
func OpenDeletionCode(sealed []byte, entryID string, slot Identity) (DeletionCode, error) {
	plaintext, err := openWith(sealed, MaxSealedIdentity, slot)
	if err != nil {
		return DeletionCode{}, fmt.Errorf("open deletion code: %w", err)
	}
	defer clear(plaintext)
	code, err := readDeletionCode(plaintext, entryID)
	if err != nil {
		return DeletionCode{}, fmt.Errorf("open deletion code: %w", err)
	}
	return code, nil
}

// readDeletionCode reads any version: the text is all that matters, and there
// is nothing to save back.
func readDeletionCode(plaintext []byte, entryID string) (code DeletionCode, err error) {
	fields, err := checkFields(plaintext)
	if err != nil {
		return code, damaged("JSON")
	}
	var format, entry string
	for _, f := range fields {
		switch string(f.name) {
		case "format":
			format, err = readString(f.raw)
		case "version":
			_, err = readInt(f.raw, 1, 1<<31)
		case "entry":
			entry, err = readString(f.raw)
		case "text":
			code.Text, err = readString(f.raw)
		case "put":
			code.Put, err = readTime(f.raw)
		case "put_by":
			code.PutBy, err = readString(f.raw)
		}
		if err != nil {
			return DeletionCode{}, damaged("field")
		}
	}
	if format != deletionFormat {
		return DeletionCode{}, damaged("format")
	}
	if entry != entryID {
		return DeletionCode{}, damaged("entry")
	}
	if code.validate(entryID) != nil {
		return DeletionCode{}, damaged("text")
	}
	return code, nil
}
