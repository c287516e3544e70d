package vaultfile

import (
	"context"
	"errors"
	"fmt"

	"kapukod/internal/vault"
)

// Earlier lists the earlier generations of the document, newest first, without
// the one that vault.age holds.
func (v *Vault) Earlier() ([]Generation, error) {
	found, err := v.folder.generationsOf(place{kind: kindVault})
	if err != nil {
		return nil, fmt.Errorf("list generations: %w", err)
	}
	v.mu.Lock()
	saved := v.document.Saved
	v.mu.Unlock()
	var earlier []Generation
	for _, g := range found {
		if saveOf(g.Name) != saved {
			earlier = append(earlier, g)
		}
	}
	return earlier, nil
}

// CompareGeneration tells what RestoreGeneration would change.
//
// Its errors: ErrNoGeneration, ErrSealedGeneration, ErrClosed, *DamagedError,
// vault.ErrNewerVersion, and those of the disk.
func (v *Vault) CompareGeneration(ctx context.Context, name string) (Loss, error) {
	if err := ctx.Err(); err != nil {
		return Loss{}, err
	}
	now, err := v.current()
	if err != nil {
		return Loss{}, fmt.Errorf("compare generation: %w", err)
	}
	defer now.Wipe()
	earlier, err := v.openGeneration(name)
	if err != nil {
		return Loss{}, fmt.Errorf("compare generation: %w", err)
	}
	defer earlier.Wipe()
	return Loss{Known: true, Entries: vault.Changes(earlier.Entries, now.Entries, true)}, nil
}

// RestoreGeneration goes back to the entries of an earlier generation. Members,
// the recovery sheet and the deletion codes stay as they are. It is a new save,
// so nothing is overwritten: entries that came later are in the bin, and the
// state before is in backups/. The new document is returned as a copy that the
// caller wipes.
//
// Its errors: ErrNoGeneration, ErrSealedGeneration, and those of Update.
func (v *Vault) RestoreGeneration(ctx context.Context, name string) (*vault.Document, error) {
	var saved *vault.Document
	err := v.changed(ctx, func() error {
		earlier, err := v.openGeneration(name)
		if err != nil {
			return err
		}
		defer earlier.Wipe()
		saved, err = v.update(func(d *vault.Document) error {
			d.GoBack(earlier, v.folder.Now())
			return nil
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("restore generation: %w", err)
	}
	return saved, nil
}

// openGeneration opens an earlier generation of the document.
func (v *Vault) openGeneration(name string) (*vault.Document, error) {
	g, ok := parseGeneration(name)
	if !ok || g.place.kind != kindVault {
		return nil, ErrNoGeneration
	}
	found, err := v.folder.has(backupDir + "/" + g.Name)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, ErrNoGeneration
	}
	sealed, err := v.folder.readGeneration(g)
	if err == nil {
		v.mu.Lock()
		defer v.mu.Unlock()
		if v.closed() {
			return nil, ErrClosed
		}
		var d *vault.Document
		if d, err = vault.Open(sealed, v.identity); err == nil && d.ReadOnly {
			d.Wipe()
			return nil, vault.ErrNewerVersion
		} else if err == nil {
			return d, nil
		}
	}
	if errors.Is(err, vault.ErrDamaged) || errors.Is(err, vault.ErrNotRecipient) || errors.Is(err, vault.ErrTooLarge) {
		return nil, fmt.Errorf("%w: %w", ErrSealedGeneration, err)
	}
	return nil, err
}
