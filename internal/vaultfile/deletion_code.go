package vaultfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

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
// passphrase, typed anew. The slot identity lives for that moment only.
//
// Its errors: ErrNoDeletionCode, ErrNoSlotAccess, vault.ErrWrongPassphrase,
// *DamagedError, ErrClosed, and those of the disk.
func (v *Vault) RevealDeletionCode(ctx context.Context, entryID string, passphrase []byte) (vault.DeletionCode, error) {
	if v.closed() {
		return vault.DeletionCode{}, ErrClosed
	}
	code, err := v.folder.reveal(ctx, place{kindSlot, entryID}, place{kindSlotKey, v.member}, passphrase)
	if err != nil {
		return vault.DeletionCode{}, fmt.Errorf("reveal deletion code: %w", err)
	}
	return code, nil
}

func (f folder) reveal(ctx context.Context, slot, key place, passphrase []byte) (code vault.DeletionCode, err error) {
	if !vault.ValidID(slot.id) {
		return code, ErrNoDeletionCode
	}
	sealed, err := f.read(slot)
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
	defer returnMemory()
	identity, err := f.openSlot(key, passphrase)
	if err != nil {
		return code, err
	}
	defer identity.Wipe()
	if readable == nil {
		if code, err = vault.OpenDeletionCode(sealed, slot.id, identity); err == nil {
			return code, nil
		}
		readable = err
	}
	if !isDamage(readable) {
		return code, readable
	}
	return code, &DamagedError{File: slot.name(), Err: readable, Newest: f.newestGood(slot, func(kept []byte) bool {
		_, err := vault.OpenDeletionCode(kept, slot.id, identity)
		return err == nil
	})}
}

// openSlot opens a member's slot identity. A member without slot access has
// none; one that went missing is kept in backups/.
func (f folder) openSlot(key place, passphrase []byte) (vault.Identity, error) {
	found, err := f.has(key.name())
	if err != nil {
		return vault.Identity{}, err
	}
	if !found {
		kept, err := f.generationsOf(key)
		if err != nil {
			return vault.Identity{}, err
		}
		if len(kept) == 0 {
			return vault.Identity{}, ErrNoSlotAccess
		}
	}
	return f.openIdentity(key, passphrase)
}
