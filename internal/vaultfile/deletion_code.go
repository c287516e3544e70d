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
// The document is saved first, with the entry's DeletionPut of now and without
// DeletionPaper: cut short in between, a code counts as not on paper that is,
// never the other way round.
//
// Its errors: ErrNoEntry, vault.ErrInvalidDeletionCode, and those of Update.
func (v *Vault) PutDeletionCode(ctx context.Context, entryID, text string) error {
	err := v.changed(ctx, func() error {
		var sealed []byte
		saved, err := v.update(func(d *vault.Document) error {
			e := d.Entry(entryID)
			if e == nil {
				return ErrNoEntry
			}
			code := vault.DeletionCode{Text: text, Put: v.folder.Now().UTC(), PutBy: v.member}
			e.DeletionPut, e.DeletionPaper = &code.Put, nil
			var err error
			sealed, err = vault.SealDeletionCode(code, entryID, d.SlotRecipients())
			return err
		})
		if err != nil {
			return err
		}
		saved.Wipe()
		return v.folder.store(place{kindSlot, entryID}, 0, 0, sealed)
	})
	if err != nil {
		return fmt.Errorf("put deletion code: %w", err)
	}
	return nil
}

// NoteDeletionPaper notes that an entry's deletion code stands on paper now, or,
// with false, that it does not.
//
// Its errors: ErrNoEntry, ErrNoDeletionCode, and those of Update.
func (v *Vault) NoteDeletionPaper(ctx context.Context, entryID string, onPaper bool) error {
	saved, err := v.Update(ctx, func(d *vault.Document) error {
		e := d.Entry(entryID)
		switch {
		case e == nil:
			return ErrNoEntry
		case !v.HasDeletionCode(entryID):
			return ErrNoDeletionCode
		}
		e.DeletionPaper = nil
		if onPaper {
			now := v.folder.Now().UTC()
			e.DeletionPaper = &now
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("note deletion code on paper: %w", err)
	}
	saved.Wipe()
	return nil
}

// DeletionCodes are the ids of the entries that have a deletion code in the slot,
// by one look at its folder: none where that cannot be read. It may take a while,
// for the folder may lie on another computer.
func (v *Vault) DeletionCodes() map[string]bool {
	ids, _ := v.folder.ids(slotDir)
	held := make(map[string]bool, len(ids))
	for _, id := range ids {
		held[id] = true
	}
	return held
}

// HasDeletionCode reports whether an entry has a deletion code in the slot. It asks the disk.
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
// Its errors: ErrNoDeletionCode, ErrNoSlotAccess, ErrSealedToOthers, vault.ErrWrongPassphrase,
// *DamagedError, ErrClosed, and those of the disk.
func (v *Vault) RevealDeletionCode(ctx context.Context, entryID string, passphrase []byte) (vault.DeletionCode, error) {
	code, _, err := v.reveal(ctx, entryID, passphrase, false)
	return code, err
}

// RevealDeletionCodes is RevealDeletionCode that also tells the entry's earlier
// codes, the latest first, as far as this member can open them.
func (v *Vault) RevealDeletionCodes(ctx context.Context, entryID string,
	passphrase []byte) (vault.DeletionCode, []OldDeletionCode, error) {
	return v.reveal(ctx, entryID, passphrase, true)
}

func (v *Vault) reveal(ctx context.Context, entryID string, passphrase []byte,
	old bool) (code vault.DeletionCode, codes []OldDeletionCode, err error) {
	code, codes, err = v.open(ctx, place{kindSlot, entryID}, passphrase, old)
	if err != nil {
		return vault.DeletionCode{}, nil, fmt.Errorf("reveal deletion code: %w", err)
	}
	return code, codes, nil
}

func (v *Vault) open(ctx context.Context, slot place, passphrase []byte,
	old bool) (code vault.DeletionCode, codes []OldDeletionCode, err error) {
	if v.closed() {
		return code, nil, ErrClosed
	}
	if !vault.ValidID(slot.id) {
		return code, nil, ErrNoDeletionCode
	}
	sealed, unread := v.folder.read(slot)
	if errors.Is(unread, fs.ErrNotExist) {
		return code, nil, ErrNoDeletionCode
	}
	if unread != nil && !isDamage(unread) {
		return code, nil, unread
	}
	if err := ctx.Err(); err != nil {
		return code, nil, err
	}
	defer v.folder.forget()
	identity, stale, err := v.openSlot(passphrase)
	if err != nil {
		return code, nil, err
	}
	defer identity.Wipe()
	if unread == nil {
		code, unread = vault.OpenDeletionCode(sealed, slot.id, identity)
	}
	switch {
	case stale && errors.Is(unread, vault.ErrNotRecipient):
		return code, nil, ErrSealedToOthers
	case unread != nil:
		return code, nil, v.codeError(slot, unread, identity)
	}
	if old {
		codes = v.oldCodes(slot.id, code, identity)
	}
	if stale {
		v.settleSoon(ctx, identity)
	}
	return code, codes, nil
}

// codeError makes a DamagedError of what is wrong with a deletion code's file.
func (v *Vault) codeError(slot place, err error, identity vault.Identity) error {
	if !isDamage(err) {
		return err
	}
	return &DamagedError{File: slot.name(), Err: err, Newest: v.folder.newestGood(slot, func(kept []byte) bool {
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
