package vaultfile

import (
	"errors"
	"fmt"
	"io/fs"

	"kapukod/internal/vault"
)

// Errors that the user interface tells apart, beside those of package vault
// (ErrWrongPassphrase, ErrNewerVersion, ErrInvalidEntry …) and of package
// atomicfile (ErrDiskFull, ErrReadOnly, ErrInUse). None holds a path or data.
var (
	// ErrNoVault: the folder is absent or holds no vault.
	ErrNoVault = errors.New("no vault in this folder")
	// ErrExists: the folder holds a vault already, whole or damaged.
	ErrExists = errors.New("the folder holds a vault already")
	// ErrBusy: another program keeps the vault locked and did not let go.
	ErrBusy = errors.New("the vault is in use by another program")
	// ErrClosed: the vault was closed, its secrets are wiped.
	ErrClosed = errors.New("the vault is closed")
	// ErrReadBack: what was written did not come back the same. The old
	// content was put back.
	ErrReadBack = errors.New("what was written did not come back the same")
	// ErrNoEntry: no entry has this id.
	ErrNoEntry = errors.New("no such entry")
	// ErrEntryLost: a change would have dropped an entry that was not in the
	// bin. Nothing was saved.
	ErrEntryLost = errors.New("the change would lose an entry")
	// ErrLockedOut: a change would have left the one who makes it without
	// access. Nothing was saved.
	ErrLockedOut = errors.New("the change would lock out its author")
	// ErrNoDeletionCode: the entry has no deletion code in the slot.
	ErrNoDeletionCode = errors.New("no deletion code")
	// ErrNoSlotAccess: this member may not read deletion codes.
	ErrNoSlotAccess = errors.New("no access to deletion codes")
	// ErrSealedToOthers: this member may read deletion codes, but one is still
	// sealed to earlier readers only (vault.Document.SlotStale).
	ErrSealedToOthers = errors.New("deletion code sealed to earlier readers")
	// ErrNotMember: the passphrase opens an identity that the vault is no
	// longer, or not yet, sealed to.
	ErrNotMember = errors.New("not a member of the vault")
	// ErrNoMember: no member has this id.
	ErrNoMember = errors.New("no such member")
	// ErrNameTaken: another member has this name.
	ErrNameTaken = errors.New("another member has this name")
	// ErrMemberName: a name that is empty, too long, or cannot be shown.
	ErrMemberName = errors.New("unusable name of a member")
	// ErrTooManyMembers: the vault has vault.MaxMembers of them.
	ErrTooManyMembers = errors.New("no more members fit into the vault")
	// ErrTheirPassphrase: the passphrase of the other member, not that of the
	// one who makes the change, is wrong. It is vault.ErrWrongPassphrase too.
	ErrTheirPassphrase = fmt.Errorf("of the other member: %w", vault.ErrWrongPassphrase)
	// ErrNoRecovery: the vault has no recovery sheet that could be proved.
	ErrNoRecovery = errors.New("no recovery sheet")
	// ErrSheetRevoked: the vault is not sealed to this recovery sheet: it is
	// another vault's, or a newer one took its place.
	ErrSheetRevoked = errors.New("the vault is not sealed to this recovery sheet")
	// ErrNoGeneration: backups/ has no file of this name.
	ErrNoGeneration = errors.New("no such earlier generation")
	// ErrSealedGeneration: an earlier generation does not open for this member:
	// it is damaged, or from before the member came. Its cause is beside it.
	ErrSealedGeneration = errors.New("the earlier generation does not open")
)

// DamagedError tells that a file of the vault does not hold, and what could
// take its place. errors.Is sees through to its cause: vault.ErrDamaged,
// vault.ErrNotRecipient, vault.ErrTooLarge, or fs.ErrNotExist for a file that
// is gone.
type DamagedError struct {
	// File is the damaged one, as "vault.age" or "members/<id>.age".
	File string
	// Newest is the newest earlier generation of that file that was found
	// good, to be given to Restore; nil when there is none.
	Newest *Generation
	// Lost tells, for vault.age and with Newest, what going back to that one
	// loses; nil otherwise.
	Lost *Loss
	Err  error
}

// Error names the file by its place in the vault, never by its path.
func (e *DamagedError) Error() string { return fmt.Sprintf("%s: %v", e.File, e.Err) }

// Unwrap returns the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// isDamage tells what is wrong with a file itself from what is wrong with the
// disk under it.
func isDamage(err error) bool {
	return errors.Is(err, vault.ErrDamaged) || errors.Is(err, vault.ErrNotRecipient) ||
		errors.Is(err, vault.ErrTooLarge) || errors.Is(err, fs.ErrNotExist)
}
