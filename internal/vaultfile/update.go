package vaultfile

import (
	"context"
	"fmt"

	"kapukod/internal/vault"
)

// Update changes the document: it takes the lock, reads the newest revision,
// lets change work on a copy, and saves that. The new document is returned,
// as a copy that the caller wipes. An error of change is returned as it is. On
// any error the old vault stays.
//
// Entries that changed get their Updated time, new ones their Created. change
// may not drop entries that are not in the bin (ErrEntryLost): deleting is to
// set Deleted. What is in the bin for vault.BinDays leaves the document with the
// same save.
//
// Other errors: ErrBusy, ErrClosed, ErrReadBack, *DamagedError,
// vault.ErrNewerVersion, vault.ErrInvalidEntry, and those of the disk.
func (v *Vault) Update(ctx context.Context, change func(*vault.Document) error) (*vault.Document, error) {
	var saved *vault.Document
	err := v.changed(ctx, func() (err error) {
		saved, err = v.update(change)
		return err
	})
	return saved, err
}

func (v *Vault) update(change func(*vault.Document) error) (*vault.Document, error) {
	base, err := v.reread()
	if err != nil {
		return nil, fmt.Errorf("save vault: %w", err)
	}
	defer base.Wipe()
	if base.ReadOnly {
		return nil, fmt.Errorf("save vault: %w", vault.ErrNewerVersion)
	}
	next := base.Clone()
	if err := change(next); err != nil {
		next.Wipe()
		return nil, err
	}
	next.Purge(v.folder.Now())
	if err := v.save(base, next); err != nil {
		next.Wipe()
		return nil, fmt.Errorf("save vault: %w", err)
	}
	return next.Clone(), nil
}

// save writes next in the place of base. The lock is held.
func (v *Vault) save(base, next *vault.Document) error {
	if err := v.permitted(base, next); err != nil {
		return err
	}
	if err := v.folder.markStale(base, next); err != nil {
		return err
	}
	returning := v.folder.codesToReturn(next)
	next.SlotStale = next.SlotStale || len(returning) > 0
	revision, err := v.folder.nextRevision(base.Revision)
	if err != nil {
		return err
	}
	held, kept, err := v.folder.keepNamed(place{kind: kindVault}, v.savedInPlace(base), base.Revision)
	if err != nil {
		return err
	}
	copies, err := v.folder.keepCopies(v.copies)
	if err != nil {
		return err
	}
	generation, err := v.folder.freeName(place{kind: kindVault}, revision)
	if err != nil {
		return err
	}
	next.Revision = revision
	next.Saved = saveOf(generation)
	next.Remember(append(copies, base.Saved, saveOf(kept))...)
	next.Stamp(base, v.folder.Now())
	sealed, err := next.Seal()
	if err != nil {
		return err
	}
	if err := next.Holds(sealed, v.identity); err != nil {
		return err
	}
	if err := v.folder.storeAs(place{kind: kindVault}, generation, sealed, held); err != nil {
		// If its generation stays, it must not come back as another's save.
		v.mu.Lock()
		defer v.mu.Unlock()
		v.document.Remember(next.Saved)
		return err
	}
	v.folder.retireCodes(base, next)
	v.folder.returnCodes(returning)
	v.folder.removeCopies(v.copies)
	v.folder.forgetUndone(next)
	v.folder.thin()
	v.mu.Lock()
	defer v.mu.Unlock()
	v.replace(next, sealed)
	v.copies, v.pending, v.pendingFile, v.identified = nil, false, nil, true
	return nil
}

// savedInPlace is the name of the save in vault.age, "" where that is not known.
func (v *Vault) savedInPlace(base *vault.Document) string {
	if v.pending {
		return ""
	}
	return base.Saved
}

// permitted refuses changes that no one can have meant.
func (v *Vault) permitted(base, next *vault.Document) error {
	own := v.identity.Recipient()
	if next.Member(own) == nil && (next.Recovery == nil || next.Recovery.Recipient != own) {
		return ErrLockedOut
	}
	stays := make(map[string]bool, len(next.Entries))
	for i := range next.Entries {
		stays[next.Entries[i].ID] = true
	}
	for i := range base.Entries {
		if e := &base.Entries[i]; e.Deleted == nil && !stays[e.ID] {
			return ErrEntryLost
		}
	}
	return nil
}

// nextRevision is one more than every revision that is there, so that
// generations stay in order after an old one was restored.
func (f folder) nextRevision(current uint64) (uint64, error) {
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return 0, err
	}
	if len(found) > 0 && found[0].Revision > current && found[0].Revision < vault.MaxRevision {
		current = found[0].Revision
	}
	return current + 1, nil
}
