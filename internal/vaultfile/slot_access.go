package vaultfile

import (
	"context"
	"errors"
	"fmt"

	"kapukod/internal/vault"
)

// GrantSlotAccess lets a member read the deletion codes. It needs two
// passphrases: own, of the member who grants it, and theirs, to seal their new
// slot identity with. A member who has access keeps it as it is.
//
// Its errors: vault.ErrWrongPassphrase (own), ErrTheirPassphrase, ErrNoMember,
// ErrNoSlotAccess (who has none cannot grant it), and those of Update.
func (v *Vault) GrantSlotAccess(ctx context.Context, own []byte, memberID string, theirs []byte) error {
	if err := v.grantSlotAccess(ctx, own, memberID, theirs); err != nil {
		return fmt.Errorf("grant slot access: %w", err)
	}
	return nil
}

func (v *Vault) grantSlotAccess(ctx context.Context, own []byte, memberID string, theirs []byte) error {
	defer v.folder.forget()
	a, err := v.prove(ctx, own)
	if err != nil {
		return err
	}
	defer a.wipe()
	if a.noSlot != nil {
		return a.noSlot
	}
	them, err := v.withoutAccess(memberID)
	if err != nil || them == nil {
		return err
	}
	id, err := v.folder.openNamed(place{kindMember, them.ID}, theirs, them.VaultRecipient)
	id.Wipe()
	if errors.Is(err, vault.ErrWrongPassphrase) {
		return ErrTheirPassphrase
	}
	if err != nil {
		return err
	}
	recipient, file, err := v.folder.newIdentity(place{kindSlotKey, them.ID}, theirs)
	if err != nil {
		return err
	}
	return v.asAuthor(ctx, a, func(d *vault.Document) error {
		i := memberIndex(d, memberID)
		switch {
		case i < 0 || d.Members[i].VaultRecipient != them.VaultRecipient:
			return ErrNoMember
		case d.Members[i].SlotRecipient != "":
			return nil
		}
		return v.applied(recipientChange{files: []identityFile{file}, slot: a.slot, apply: setSlot(memberID, recipient)})
	})
}

func setSlot(memberID string, recipient vault.Recipient) func(*vault.Document) error {
	return func(d *vault.Document) error {
		i := memberIndex(d, memberID)
		if i < 0 {
			return ErrNoMember
		}
		d.Members[i].SlotRecipient = recipient
		return nil
	}
}

// withoutAccess finds a member who may not read deletion codes; nil for one who
// may.
func (v *Vault) withoutAccess(memberID string) (*vault.Member, error) {
	d, err := v.current()
	if err != nil {
		return nil, err
	}
	defer d.Wipe()
	i := memberIndex(d, memberID)
	if i < 0 {
		return nil, ErrNoMember
	}
	if d.Members[i].SlotRecipient != "" {
		return nil, nil
	}
	m := d.Members[i]
	return &m, nil
}

// RevokeSlotAccess keeps a member from reading deletion codes from now on. What
// it cannot take back is the same as with RemoveMember. A member who has no
// access stays so.
//
// Its errors: vault.ErrWrongPassphrase (own), ErrNoMember, ErrLockedOut
// (oneself, or the last one with slot access), and those of Update.
func (v *Vault) RevokeSlotAccess(ctx context.Context, own []byte, memberID string) error {
	err := v.changeAccess(ctx, own, func(d *vault.Document, a *author) (*recipientChange, error) {
		i := memberIndex(d, memberID)
		switch {
		case i < 0:
			return nil, ErrNoMember
		case d.Members[i].SlotRecipient == "":
			return nil, nil
		case memberID == a.member.ID, onlyReader(d, i):
			return nil, ErrLockedOut
		}
		return &recipientChange{
			leave: []place{{kindSlotKey, memberID}},
			apply: setSlot(memberID, ""),
		}, nil
	})
	if err != nil {
		return fmt.Errorf("revoke slot access: %w", err)
	}
	return nil
}
