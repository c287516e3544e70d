package vaultfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"kapukod/internal/vault"
)

// author is the member who changes who has access, after the own passphrase
// was typed again: an unlocked window left alone must not let a stranger in.
type author struct {
	member vault.Member
	// slot is the slot identity; noSlot tells why there is none.
	slot   vault.Identity
	noSlot error
}

func (a *author) wipe() { a.slot.Wipe() }

// prove opens the sealed identities of the member whose vault this is with a
// passphrase. Another member's does not count: vault.ErrWrongPassphrase.
func (v *Vault) prove(ctx context.Context, own []byte) (*author, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d, err := v.current()
	if err != nil {
		return nil, err
	}
	defer d.Wipe()
	if d.ReadOnly {
		return nil, vault.ErrNewerVersion
	}
	m := d.Member(v.recipient())
	if m == nil {
		return nil, v.whyStopped(ErrNotMember)
	}
	a := &author{member: *m, noSlot: ErrNoSlotAccess}
	if m.SlotRecipient != "" {
		// It proves as much as the vault identity does.
		a.slot, a.noSlot = v.folder.openNamed(place{kindSlotKey, m.ID}, own, m.SlotRecipient)
		if a.noSlot == nil || errors.Is(a.noSlot, vault.ErrPassphrase) {
			return a, a.noSlot
		}
	}
	id, err := v.folder.openNamed(place{kindMember, v.file}, own, m.VaultRecipient)
	id.Wipe()
	return a, err
}

// asAuthor runs a change under the lock, on the newest document that the author
// is still a member of in the same way.
func (v *Vault) asAuthor(ctx context.Context, a *author, change func(d *vault.Document) error) error {
	return v.changed(ctx, func() error {
		d, err := v.reread()
		if err != nil {
			return err
		}
		defer d.Wipe()
		if d.ReadOnly {
			return vault.ErrNewerVersion
		}
		m := d.Member(a.member.VaultRecipient)
		if m == nil {
			return ErrNotMember
		}
		if m.SlotRecipient != a.member.SlotRecipient {
			return ErrNoSlotAccess // it was revoked, or renewed, a moment ago
		}
		return change(d)
	})
}

// current reads the document without the lock, and leaves the one that this
// Vault has as it is: for what is only looked at.
func (v *Vault) current() (*vault.Document, error) {
	sealed, err := v.folder.read(place{kind: kindVault})
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed() {
		return nil, ErrClosed
	}
	if err != nil {
		return nil, v.folder.documentError(err, v.identity)
	}
	if bytes.Equal(sealed, v.sealed) {
		return v.document.Clone(), nil
	}
	d, err := vault.Open(sealed, v.identity)
	if err != nil {
		return nil, v.folder.documentError(err, v.identity)
	}
	return d, nil
}

// recipient is that of the identity which unlocked the vault.
func (v *Vault) recipient() vault.Recipient {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.identity.Recipient()
}

// SettleSlot finishes sealing the deletion codes to the present recipients,
// where that was left over (vault.Document.SlotStale): by a member without
// slot access, or by a crash. It does nothing otherwise.
//
// Its errors: vault.ErrWrongPassphrase, ErrNoSlotAccess, ErrSealedToOthers, and
// those of Update.
func (v *Vault) SettleSlot(ctx context.Context, own []byte) error {
	err := func() error {
		defer v.folder.forget()
		a, err := v.prove(ctx, own)
		if err != nil {
			return err
		}
		defer a.wipe()
		return v.asAuthor(ctx, a, func(d *vault.Document) error {
			if !d.SlotStale {
				return nil
			}
			if a.noSlot != nil {
				return a.noSlot
			}
			return v.settleSlot(a.slot)
		})
	}()
	if errors.Is(err, vault.ErrNotRecipient) {
		err = ErrSealedToOthers
	}
	if err != nil {
		return fmt.Errorf("seal deletion codes anew: %w", err)
	}
	return nil
}
