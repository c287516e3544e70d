package vaultfile

import (
	"context"
	"fmt"

	"kapukod/internal/vault"
)

// FinishReplacement ends a re-enrolment, once the portal took the new entry's
// code: change is applied (nil for none), the entry that the new one Replaces
// goes into the bin, and its deletion code, which ends nothing any more, moves
// to backups/. All this is one save; only the move of the deletion code comes
// after it, and running FinishReplacement again completes one that was cut
// short in between. When only that move failed, the new document is returned
// beside the error.
//
// An entry that replaces none only has change applied. Its errors: ErrNoEntry,
// and those of Update.
func (v *Vault) FinishReplacement(ctx context.Context, entryID string,
	change func(*vault.Document) error) (*vault.Document, error) {
	var saved *vault.Document
	err := v.changed(ctx, func() (err error) {
		var replaced string
		saved, err = v.update(func(d *vault.Document) error {
			if change != nil {
				if err := change(d); err != nil {
					return err
				}
			}
			entry := d.Entry(entryID)
			if entry == nil {
				return ErrNoEntry
			}
			replaced = entry.Replaces
			if old := d.Entry(replaced); old != nil && old.Deleted == nil {
				now := v.folder.Now().UTC()
				old.Deleted = &now
			}
			return nil
		})
		if err != nil || replaced == "" {
			return err
		}
		if err := v.folder.retire(place{kindSlot, replaced}); err != nil {
			return fmt.Errorf("retire deletion code: %w", err)
		}
		return nil
	})
	return saved, err
}
