package vaultfile

import (
	"bytes"
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
// *DamagedError, and those of the disk.
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
	defer returnMemory()
	f.tryLocked(ctx, f.sweep)
	v, err := f.unlock(ctx, passphrase)
	if err != nil {
		return nil, fmt.Errorf("unlock vault: %w", err)
	}
	return v, nil
}

// unlock tries the passphrase on every member's identity, and each identity
// that opens on the document. Of several failures the most telling is
// returned: a damaged document before a damaged identity before a wrong
// passphrase.
func (f folder) unlock(ctx context.Context, passphrase []byte) (*Vault, error) {
	members, err := f.memberIDs()
	if err != nil {
		return nil, err
	}
	failure := error(vault.ErrWrongPassphrase)
	opened := false
	for _, member := range members {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		id, err := f.openIdentity(place{kindMember, member}, passphrase)
		switch damage, isDamaged := errors.AsType[*DamagedError](err); {
		case errors.Is(err, vault.ErrWrongPassphrase):
			continue
		case isDamaged:
			// One that opened in an earlier generation is surely this
			// person's; of the others nobody can say.
			if !opened && (damage.Newest != nil || len(members) == 1) {
				failure = err
			}
			continue
		case err != nil:
			return nil, err
		}
		v, err := f.openDocument(id, member)
		if err == nil {
			return v, nil
		}
		failure, opened = err, true
		id.Wipe()
		if !errors.Is(err, vault.ErrNotRecipient) {
			return nil, err
		}
	}
	return nil, failure
}

// memberIDs are those whose sealed identity is in its place, and after them
// those whose is only kept in backups/: it may have gone missing.
func (f folder) memberIDs() ([]string, error) {
	ids, err := f.ids(memberDir)
	if err != nil {
		return nil, err
	}
	kept, err := f.generations(func(p place) bool { return p.kind == kindMember })
	if err != nil {
		return nil, err
	}
	for _, g := range kept {
		if !slices.Contains(ids, g.place.id) {
			ids = append(ids, g.place.id)
		}
	}
	if len(ids) == 0 {
		return nil, &DamagedError{File: memberDir, Err: fs.ErrNotExist}
	}
	return ids[:min(len(ids), vault.MaxMembers)], nil
}

// openIdentity opens a sealed identity. When that fails and backups/ has
// another text of the same file that opens with this passphrase, then the
// file is damaged and the passphrase right: age alone could not tell.
func (f folder) openIdentity(p place, passphrase []byte) (vault.Identity, error) {
	sealed, err := f.read(p)
	if err == nil {
		var id vault.Identity
		if id, err = vault.OpenIdentity(sealed, passphrase); err == nil {
			return id, nil
		}
	}
	if !isDamage(err) && !errors.Is(err, vault.ErrWrongPassphrase) {
		return vault.Identity{}, err
	}
	newest := f.newestGood(p, func(kept []byte) bool {
		if bytes.Equal(kept, sealed) {
			return false
		}
		id, err := vault.OpenIdentity(kept, passphrase)
		id.Wipe()
		return err == nil
	})
	if newest == nil && errors.Is(err, vault.ErrWrongPassphrase) {
		return vault.Identity{}, err
	}
	if newest != nil {
		err = vault.ErrDamaged
	}
	return vault.Identity{}, &DamagedError{File: p.name(), Newest: newest, Err: err}
}

func (f folder) openDocument(id vault.Identity, member string) (*Vault, error) {
	sealed, err := f.read(place{kind: kindVault})
	if err != nil {
		return nil, f.documentError(err, id)
	}
	d, err := vault.Open(sealed, id)
	if err != nil {
		return nil, f.documentError(err, id)
	}
	// The document knows the member by recipient; the file's name is only a
	// name, and a stranger's tool may have given another.
	if m := d.Member(id.Recipient()); m != nil {
		member = m.ID
	}
	return newVault(f, id, member, d, sealed), nil
}
