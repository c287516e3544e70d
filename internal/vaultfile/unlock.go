package vaultfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"kapukod/internal/vault"
)

// Unlock opens the vault in a folder with a member's passphrase. It needs no
// right to write: a vault on a read-only disk opens too.
//
// Its errors: ErrNoVault, vault.ErrWrongPassphrase, vault.ErrPassphrase,
// ErrNotMember, *DamagedError, and those of the disk.
func Unlock(ctx context.Context, dir string, passphrase []byte, opts Options) (*Vault, error) {
	f, err := open(dir, opts)
	if err != nil {
		return nil, err
	}
	if found, err := f.exists(); err != nil {
		return nil, fmt.Errorf("unlock vault: %w", err)
	} else if !found {
		return nil, fmt.Errorf("unlock vault: %w", ErrNoVault)
	}
	defer func() { go returnMemory() }() // nobody waits for that
	f.tryLocked(ctx, f.sweep)
	v, err := f.unlock(ctx, passphrase)
	if err != nil {
		return nil, fmt.Errorf("unlock vault: %w", err)
	}
	return v, nil
}

// unlock tries the passphrase on every member's identity, and each identity
// that opens on the document. Of several failures the most telling is
// returned: a damaged document, then an identity that the document is not
// sealed to, then a damaged identity, then a wrong passphrase.
func (f folder) unlock(ctx context.Context, passphrase []byte) (*Vault, error) {
	members, err := f.memberIDs()
	if err != nil {
		return nil, err
	}
	failure, weight := error(vault.ErrWrongPassphrase), 0
	for _, member := range members {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v, err := f.unlockAs(member, passphrase)
		damage, isDamaged := errors.AsType[*DamagedError](err)
		now := 0
		switch {
		case err == nil:
			v.settleIdentities(ctx, passphrase)
			v.settleDocument(ctx)
			v.purge(ctx)
			return v, nil
		case errors.Is(err, vault.ErrWrongPassphrase):
			continue
		case isDamaged && damage.File == vaultName && errors.Is(err, vault.ErrNotRecipient):
			now = 3
		case errors.Is(err, ErrNotMember):
			now = 2
		case isDamaged && damage.File != vaultName:
			// One that opened in an earlier generation is surely this
			// person's; of the others nobody can say.
			if damage.Newest == nil && len(members) > 1 {
				continue
			}
			now = 1
		default:
			return nil, err
		}
		if now > weight {
			failure, weight = err, now
		}
	}
	return nil, failure
}

// unlockAs opens a member's identity, and the document with it.
func (f folder) unlockAs(member string, passphrase []byte) (v *Vault, err error) {
	var documentErr error
	id, _, err := f.openIdentity(place{kindMember, member}, passphrase, func(id vault.Identity) bool {
		v, documentErr = f.openDocument(id, member)
		return !errors.Is(documentErr, ErrNotMember)
	})
	switch {
	case err == nil && documentErr == nil:
		return v, nil
	case err == nil:
		id.Wipe()
		return nil, documentErr
	case errors.Is(documentErr, ErrNotMember):
		return nil, documentErr
	case v != nil:
		v.Close()
	}
	return nil, err
}

// maxRetired is how many sealed identities of which there is only a copy in
// backups/ a passphrase is tried on, beside those in their places.
const maxRetired = 4

// memberIDs are those whose sealed identity is in its place, and after them
// those whose is only kept in backups/, newest first: it may have gone missing,
// or the member was removed.
func (f folder) memberIDs() ([]string, error) {
	ids, err := f.ids(memberDir)
	if err != nil {
		return nil, err
	}
	kept, err := f.generations(func(p place) bool { return p.kind == kindMember })
	if err != nil {
		return nil, err
	}
	most := vault.MaxMembers
	if len(ids) > 0 {
		most = len(ids) + maxRetired
	}
	for _, g := range kept {
		if len(ids) < most && !slices.Contains(ids, g.place.id) {
			ids = append(ids, g.place.id)
		}
	}
	if len(ids) == 0 {
		return nil, &DamagedError{File: memberDir, Err: fs.ErrNotExist}
	}
	return ids[:min(len(ids), 2*vault.MaxMembers)], nil
}

func (f folder) openDocument(id vault.Identity, file string) (*Vault, error) {
	sealed, err := f.read(place{kind: kindVault})
	if err != nil {
		return nil, f.documentError(err, id)
	}
	d, err := vault.Open(sealed, id)
	if err != nil {
		return nil, f.documentError(err, id)
	}
	return newVault(f, id, file, d, sealed), nil
}
