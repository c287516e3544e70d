package vaultfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"kapukod/internal/vault"
)

// PutDeletionCode seals a deletion code into an entry's slot, for all who may
// read it, and reads it back. A code that was there before stays in backups/.
// The passphrase is not needed: any member can put a code, and this vault
// cannot read it afterwards.
//
// Its errors: ErrNoEntry, vault.ErrInvalidDeletionCode, and those of Update.
func (v *Vault) PutDeletionCode(ctx context.Context, entryID, text string) error {
	err := v.changed(ctx, func() error {
		d, err := v.reread()
		if err != nil {
			return err
		}
		defer d.Wipe()
		if d.ReadOnly {
			return vault.ErrNewerVersion
		}
		if d.Entry(entryID) == nil {
			return ErrNoEntry
		}
		code := vault.DeletionCode{Text: text, Put: v.folder.Now().UTC(), PutBy: v.member}
		sealed, err := vault.SealDeletionCode(code, entryID, d.SlotRecipients())
		if err != nil {
			return err
		}
		return v.folder.store(place{kindSlot, entryID}, 0, 0, sealed)
	})
	if err != nil {
		return fmt.Errorf("put deletion code: %w", err)
	}
	return nil
}

// HasDeletionCode reports whether an entry has a deletion code in the slot.
func (v *Vault) HasDeletionCode(entryID string) bool {
	if !vault.ValidID(entryID) {
		return false
	}
	found, err := v.folder.has(place{kindSlot, entryID}.name())
	return found && err == nil
}

// RevealDeletionCode opens an entry's deletion code with the member's
// passphrase, typed anew. The slot identity lives for that moment only. Where
// codes have to be sealed to other members since (vault.Document.SlotStale),
// that is done on the way, or stays as it is.
//
// Its errors: ErrNoDeletionCode, ErrNoSlotAccess, vault.ErrWrongPassphrase,
// *DamagedError, ErrClosed, and those of the disk.
func (v *Vault) RevealDeletionCode(ctx context.Context, entryID string, passphrase []byte) (vault.DeletionCode, error) {
	code, err := v.reveal(ctx, entryID, passphrase)
	if err != nil {
		return vault.DeletionCode{}, fmt.Errorf("reveal deletion code: %w", err)
	}
	return code, nil
}

func (v *Vault) reveal(ctx context.Context, entryID string, passphrase []byte) (code vault.DeletionCode, err error) {
	slot := place{kindSlot, entryID}
	if v.closed() {
		return code, ErrClosed
	}
	if !vault.ValidID(entryID) {
		return code, ErrNoDeletionCode
	}
	sealed, err := v.folder.read(slot)
	if errors.Is(err, fs.ErrNotExist) {
		return code, ErrNoDeletionCode
	}
	if err != nil && !isDamage(err) {
		return code, err
	}
	readable := err
	if err := ctx.Err(); err != nil {
		return code, err
	}
	defer v.folder.forget()
	identity, stale, err := v.openSlot(passphrase)
	if err != nil {
		return code, err
	}
	defer identity.Wipe()
	if readable == nil {
		code, readable = vault.OpenDeletionCode(sealed, slot.id, identity)
	}
	if readable == nil || !isDamage(readable) {
		if stale {
			v.settleSoon(ctx, identity)
		}
		return code, readable
	}
	return code, &DamagedError{File: slot.name(), Err: readable, Newest: v.folder.newestGood(slot, func(kept []byte) bool {
		_, err := vault.OpenDeletionCode(kept, slot.id, identity)
		return err == nil
	})}
}

// openSlot opens the slot identity of the member whose vault this is, and tells
// whether deletion codes wait for being sealed anew. Whether the member has one
// stands in the document: a file that is missing is another matter.
func (v *Vault) openSlot(passphrase []byte) (id vault.Identity, stale bool, err error) {
	d, err := v.current()
	if err != nil {
		if errors.Is(err, ErrNotMember) || errors.Is(err, ErrClosed) {
			return id, false, err
		}
		d = v.Document() // the codes can be read all the same
	}
	defer d.Wipe()
	m := d.Member(v.recipient())
	if m == nil && d.ReadOnly { // a newer version may write members in another way
		id, _, err = v.folder.openIdentity(place{kindSlotKey, v.member}, passphrase, nil)
		return id, false, err
	}
	if m == nil || m.SlotRecipient == "" {
		return id, false, v.whyStopped(ErrNoSlotAccess)
	}
	id, err = v.folder.openNamed(place{kindSlotKey, m.ID}, passphrase, m.SlotRecipient)
	return id, d.SlotStale && !d.ReadOnly, err
}

// settlePatience is how long somebody who wants to read a code is kept waiting
// for the lock, to do what can be done later as well.
const settlePatience = time.Second

func (v *Vault) settleSoon(ctx context.Context, slot vault.Identity) {
	ctx, cancel := context.WithTimeout(ctx, settlePatience)
	defer cancel()
	_ = v.changed(ctx, func() error { return v.settleSlot(slot) })
}
