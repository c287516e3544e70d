package vault

import (
	"errors"
	"fmt"
)

// Errors of this package, wrapped with what was being done. None holds any
// part of the data.
var (
	// ErrWrongPassphrase: the sealed identity does not open with this
	// passphrase. A few damaged bytes (salt, wrapped key) cannot be told from
	// that by anyone; whoever has a second copy of the file can compare.
	ErrWrongPassphrase = errors.New("wrong passphrase")
	// ErrDamaged: the file was changed, cut or never was of this format.
	ErrDamaged = errors.New("damaged file")
	// ErrNotRecipient: the file is sealed, but not to this identity: another
	// vault's file, a removed member's, or a damaged one.
	ErrNotRecipient = errors.New("not sealed to this identity")
	// ErrNewerVersion: a newer program wrote the document; this one may read
	// it but never save it, for it would lose what it does not understand.
	ErrNewerVersion = errors.New("written by a newer version")
	// ErrTooLarge: past the limits of this package.
	ErrTooLarge = errors.New("too large")
	// ErrInvalidEntry: an entry that this package would not read back.
	ErrInvalidEntry = errors.New("invalid entry")
	// ErrInvalidMember: the same for a member, the list of members or the
	// recovery recipient.
	ErrInvalidMember = errors.New("invalid member")
	// ErrPassphrase: a passphrase that cannot be used: empty, longer than
	// MaxPassphrase, or with a line break or NUL that no prompt could take.
	ErrPassphrase = errors.New("unusable passphrase")
	// ErrInvalidIdentity: the text is no identity of ours.
	ErrInvalidIdentity = errors.New("not an identity")
	// ErrInvalidDeletionCode: empty, too long or not text.
	ErrInvalidDeletionCode = errors.New("invalid deletion code")
)

// damaged tells which part of a file does not hold. The part is one of a few
// words written in this package, never data.
func damaged(part string) error { return fmt.Errorf("%w: %s", ErrDamaged, part) }
