package vaultfile

import (
	"context"
	"fmt"
	"slices"

	"kapukod/internal/vault"
)

// AddMember lets another person into the vault, with a passphrase of their own.
// own is the passphrase of the member who does it, typed again. Deletion codes
// that are there already are sealed to the new member too, unless NoSlotAccess.
// NewMember's passphrase is sealed in and not kept.
//
// Its errors: vault.ErrWrongPassphrase (own), vault.ErrPassphrase (the new
// one), ErrMemberName, ErrNameTaken, ErrTooManyMembers, ErrNoSlotAccess (who
// has none cannot grant it), and those of Update.
func (v *Vault) AddMember(ctx context.Context, own []byte, who NewMember) (vault.Member, error) {
	member, err := v.addMember(ctx, own, who)
	if err != nil {
		return vault.Member{}, fmt.Errorf("add member: %w", err)
	}
	return member, nil
}

func (v *Vault) addMember(ctx context.Context, own []byte, who NewMember) (m vault.Member, err error) {
	if m.Name, err = memberName(who.Name); err != nil {
		return m, err
	}
	defer v.folder.forget()
	a, err := v.prove(ctx, own)
	if err != nil {
		return m, err
	}
	defer a.wipe()
	if !who.NoSlotAccess && a.noSlot != nil {
		return m, a.noSlot
	}
	m.ID, m.Created = vault.NewID(), v.folder.Now().UTC()
	files, err := v.folder.newIdentities(&m, who)
	if err != nil {
		return m, err
	}
	err = v.asAuthor(ctx, a, func(d *vault.Document) error {
		switch {
		case nameTaken(d.Members, "", m.Name):
			return ErrNameTaken
		case len(d.Members) >= vault.MaxMembers:
			return ErrTooManyMembers
		}
		return v.applied(recipientChange{files: files, slot: a.slot, apply: func(d *vault.Document) error {
			d.Members = append(d.Members, m)
			return nil
		}})
	})
	return m, err
}

// newIdentities makes a member's identities, notes their recipients in m, and
// seals them. The identities themselves are wiped again at once.
func (f folder) newIdentities(m *vault.Member, who NewMember) ([]identityFile, error) {
	recipient, file, err := f.newIdentity(place{kindMember, m.ID}, who.Passphrase)
	if err != nil {
		return nil, err
	}
	m.VaultRecipient = recipient
	files := []identityFile{file}
	if !who.NoSlotAccess {
		if m.SlotRecipient, file, err = f.newIdentity(place{kindSlotKey, m.ID}, who.Passphrase); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func (f folder) newIdentity(p place, passphrase []byte) (vault.Recipient, identityFile, error) {
	id, err := vault.NewIdentity()
	if err != nil {
		return "", identityFile{}, err
	}
	defer id.Wipe()
	sealed, err := vault.SealIdentity(id, passphrase, f.WorkFactor)
	return id.Recipient(), identityFile{p, sealed}, err
}

// applied is changeRecipients for who does not need the new document.
func (v *Vault) applied(c recipientChange) error {
	saved, err := v.changeRecipients(c)
	if err != nil {
		return err
	}
	saved.Wipe()
	return nil
}

// RemoveMember takes away a member's access to what is saved from now on, and
// to the deletion codes, which are sealed anew: at once by a member with slot
// access, or else when one who has it types the passphrase (SlotStale). What
// the member could read before is not taken back: old generations in backups/,
// and copies elsewhere, stay sealed as they were.
//
// Its errors: vault.ErrWrongPassphrase (own), ErrNoMember, ErrLockedOut
// (oneself, or the last one with slot access), and those of Update.
func (v *Vault) RemoveMember(ctx context.Context, own []byte, memberID string) error {
	err := v.changeAccess(ctx, own, func(d *vault.Document, a *author) (*recipientChange, error) {
		i := memberIndex(d, memberID)
		switch {
		case i < 0:
			return nil, ErrNoMember
		case memberID == a.member.ID, onlyReader(d, i):
			return nil, ErrLockedOut
		}
		return &recipientChange{
			leave: []place{{kindMember, memberID}, {kindSlotKey, memberID}},
			apply: func(d *vault.Document) error {
				d.Members = slices.DeleteFunc(d.Members, func(m vault.Member) bool { return m.ID == memberID })
				return nil
			},
		}, nil
	})
	if err != nil {
		return fmt.Errorf("remove member: %w", err)
	}
	return nil
}

// changeAccess proves the author's passphrase and carries out what choose makes
// of the newest document; nil for nothing to do.
func (v *Vault) changeAccess(ctx context.Context, own []byte,
	choose func(d *vault.Document, a *author) (*recipientChange, error)) error {
	defer v.folder.forget()
	a, err := v.prove(ctx, own)
	if err != nil {
		return err
	}
	defer a.wipe()
	return v.asAuthor(ctx, a, func(d *vault.Document) error {
		c, err := choose(d, a)
		if err != nil || c == nil {
			return err
		}
		c.slot = a.slot
		return v.applied(*c)
	})
}

func memberIndex(d *vault.Document, id string) int {
	return slices.IndexFunc(d.Members, func(m vault.Member) bool { return m.ID == id })
}

// onlyReader: no other member could read the deletion codes.
func onlyReader(d *vault.Document, member int) bool {
	for i := range d.Members {
		if i != member && d.Members[i].SlotRecipient != "" {
			return false
		}
	}
	return d.Members[member].SlotRecipient != ""
}

// RenameMember gives a member another name. It changes nobody's access, and
// asks for no passphrase.
//
// Its errors: ErrNoMember, ErrMemberName, ErrNameTaken, and those of Update.
func (v *Vault) RenameMember(ctx context.Context, memberID, name string) error {
	name, err := memberName(name)
	if err != nil {
		return fmt.Errorf("rename member: %w", err)
	}
	saved, err := v.Update(ctx, func(d *vault.Document) error {
		i := memberIndex(d, memberID)
		switch {
		case i < 0:
			return ErrNoMember
		case nameTaken(d.Members, memberID, name):
			return ErrNameTaken
		}
		d.Members[i].Name = name
		return nil
	})
	if err != nil {
		return fmt.Errorf("rename member: %w", err)
	}
	saved.Wipe()
	return nil
}
