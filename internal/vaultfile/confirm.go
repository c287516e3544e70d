package vaultfile

import (
	"context"
	"fmt"

	"kapukod/internal/vault"
)

// ConfirmPassphrase tells whether a passphrase, typed again, is that of the
// member whose vault this is: an unlocked window left alone must not show a
// stranger what can be carried away. It changes nothing.
//
// Its errors: vault.ErrWrongPassphrase, another member's among them,
// vault.ErrPassphrase, ErrClosed, *DamagedError, and those of the disk.
func (v *Vault) ConfirmPassphrase(ctx context.Context, own []byte) error {
	defer v.folder.forget()
	err := ctx.Err()
	if err == nil && v.closed() {
		err = ErrClosed
	}
	if err == nil {
		var id vault.Identity
		id, err = v.folder.openNamed(place{kindMember, v.file}, own, v.recipient())
		id.Wipe()
	}
	if err != nil {
		return fmt.Errorf("confirm passphrase: %w", err)
	}
	return nil
}
