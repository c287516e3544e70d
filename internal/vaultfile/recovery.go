package vaultfile

import (
	"context"
	"errors"
	"fmt"

	"kapukod/internal/vault"
)

// RenewRecovery makes a new recovery sheet in the place of the one there is, if
// any: what is saved from now on opens with the new one and not with the old.
// Deletion codes are sealed anew at once by a member with slot access, or else
// later (SlotStale). The old sheet still opens what was saved before: old
// generations in backups/, and copies of the folder.
//
// Its errors: vault.ErrWrongPassphrase (own), and those of Update.
func (v *Vault) RenewRecovery(ctx context.Context, own []byte) (RecoveryKey, error) {
	id, err := vault.NewIdentity()
	if err != nil {
		return RecoveryKey{}, fmt.Errorf("renew recovery sheet: %w", err)
	}
	key := RecoveryKey{identity: id}
	recovery, err := newRecovery(key, v.folder.Options)
	if err == nil {
		err = v.setRecovery(ctx, own, recovery)
	}
	if err != nil {
		key.Wipe()
		return RecoveryKey{}, fmt.Errorf("renew recovery sheet: %w", err)
	}
	return key, nil
}

// RevokeRecovery leaves the vault without a recovery sheet: a forgotten
// passphrase is then the end. What an old sheet still opens is as with
// RenewRecovery, and so are the errors.
func (v *Vault) RevokeRecovery(ctx context.Context, own []byte) error {
	if err := v.setRecovery(ctx, own, nil); err != nil {
		return fmt.Errorf("revoke recovery sheet: %w", err)
	}
	return nil
}

func (v *Vault) setRecovery(ctx context.Context, own []byte, recovery *vault.Recovery) error {
	return v.changeAccess(ctx, own, func(d *vault.Document, _ *author) (*recipientChange, error) {
		if recovery == nil && d.Recovery == nil {
			return nil, nil
		}
		return &recipientChange{apply: func(d *vault.Document) error {
			d.Recovery = recovery
			return nil
		}}, nil
	})
}

func newRecovery(key RecoveryKey, opts Options) (*vault.Recovery, error) {
	checks, err := groupChecks(key)
	if err != nil {
		return nil, err
	}
	return &vault.Recovery{Recipient: key.identity.Recipient(), Created: opts.Now().UTC(), Checks: checks}, nil
}

// RecoveryMembers tells whom a recovery sheet can let in again.
//
// Its errors: ErrNoVault, ErrSheetRevoked, *DamagedError, and those of the disk.
func RecoveryMembers(ctx context.Context, dir string, key RecoveryKey, opts Options) ([]vault.Member, error) {
	v, err := openWithSheet(ctx, dir, key, opts)
	if err != nil {
		return nil, fmt.Errorf("open recovery sheet: %w", err)
	}
	defer v.Close()
	d := v.Document()
	defer d.Wipe()
	return d.Members, nil
}

// NewPassphrase is the passphrase that a member will have after Recover.
type NewPassphrase struct {
	MemberID   string
	Passphrase []byte // the caller's, who wipes it
}

// Recover lets a member who forgot the passphrase in again, with a new one. The
// member gets new identities, with access to the deletion codes if there was
// before; the old sealed ones are removed, since nobody can open them. Earlier
// generations of the document open for other members and for the sheet only.
// The sheet stays valid: the person may want a new one.
//
// Its errors: ErrNoVault, ErrSheetRevoked, ErrNoMember, vault.ErrPassphrase,
// *DamagedError (Restore can put Newest back without a passphrase), and those
// of Update.
func Recover(ctx context.Context, dir string, key RecoveryKey, as NewPassphrase, opts Options) (*Vault, error) {
	if err := recoverMember(ctx, dir, key, as, opts); err != nil {
		return nil, fmt.Errorf("recover: %w", err)
	}
	return Unlock(ctx, dir, as.Passphrase, opts)
}

func recoverMember(ctx context.Context, dir string, key RecoveryKey, as NewPassphrase, opts Options) error {
	v, err := openWithSheet(ctx, dir, key, opts)
	if err != nil {
		return err
	}
	defer v.Close()
	d := v.Document()
	defer d.Wipe()
	i := memberIndex(d, as.MemberID)
	switch {
	case d.ReadOnly:
		return vault.ErrNewerVersion
	case i < 0:
		return ErrNoMember
	}
	m := d.Members[i]
	access := m.SlotRecipient != ""
	files, err := v.folder.newIdentities(&m, NewMember{Passphrase: as.Passphrase, NoSlotAccess: !access})
	if err != nil {
		return err
	}
	return v.changed(ctx, func() error {
		newest, err := v.reread()
		if err != nil {
			return sheetError(err)
		}
		defer newest.Wipe()
		if err := v.sealCodesAlsoTo(m.SlotRecipient, newest); err != nil {
			return err
		}
		return v.applied(recipientChange{files: files, slot: v.identity, apply: func(d *vault.Document) error {
			i := memberIndex(d, m.ID)
			if i < 0 {
				return ErrNoMember
			}
			d.Members[i].VaultRecipient = m.VaultRecipient
			d.Members[i].SlotRecipient = m.SlotRecipient
			return nil
		}})
	})
}

// sealCodesAlsoTo lets a new slot identity read the deletion codes before the
// document names it: after that moment the sheet may be out of reach, and the
// old identity is of no use to anyone. "" is a member without slot access.
func (v *Vault) sealCodesAlsoTo(slot vault.Recipient, d *vault.Document) error {
	if slot == "" {
		return nil
	}
	codes, err := v.folder.ids(slotDir)
	if err != nil {
		return err
	}
	for _, entry := range codes {
		if err := v.folder.reseal(place{kindSlot, entry}, v.identity, append(d.SlotRecipients(), slot)); err != nil {
			return err
		}
	}
	return nil
}

// openWithSheet opens a vault with the recovery identity in the place of a
// member's. The key stays the caller's: the vault has a copy.
func openWithSheet(ctx context.Context, dir string, key RecoveryKey, opts Options) (*Vault, error) {
	f, err := open(dir, opts)
	if err != nil {
		return nil, err
	}
	if found, err := f.exists(); err != nil {
		return nil, err
	} else if !found {
		return nil, ErrNoVault
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	text := key.identity.Text()
	defer clear(text)
	id, err := vault.ParseIdentity(text)
	if err != nil {
		return nil, fmt.Errorf("%w: the key was wiped", ErrSheetRevoked)
	}
	v, err := f.openDocument(id, "")
	if err != nil {
		id.Wipe()
		return nil, sheetError(err)
	}
	if v.document.Recovery == nil || v.document.Recovery.Recipient != id.Recipient() {
		v.Close()
		return nil, ErrSheetRevoked
	}
	return v, nil
}

// sheetError tells a sheet that the vault is not sealed to, or no longer, from
// a damaged vault.
func sheetError(err error) error {
	damage, isDamaged := errors.AsType[*DamagedError](err)
	if errors.Is(err, ErrNotMember) || isDamaged && damage.Newest == nil && errors.Is(err, vault.ErrNotRecipient) {
		return ErrSheetRevoked
	}
	return err
}
