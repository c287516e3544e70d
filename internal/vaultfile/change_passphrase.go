package vaultfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"kapukod/internal/vault"
)

// ChangePassphrase seals the member's identities with another passphrase. The
// identities stay the same: earlier generations of document and deletion codes
// open with the new passphrase, and the old one opens nothing in the folder any
// more. A copy of the folder that was made before opens with the old one, and
// with it what the identities open later, too: whoever may have both needs to
// be shut out by removing the member and adding them again.
//
// Its errors: vault.ErrWrongPassphrase (old), vault.ErrPassphrase (either),
// *DamagedError, and those of Update.
func (v *Vault) ChangePassphrase(ctx context.Context, old, new []byte) error {
	if err := v.changePassphrase(ctx, old, new); err != nil {
		return fmt.Errorf("change passphrase: %w", err)
	}
	return nil
}

func (v *Vault) changePassphrase(ctx context.Context, old, new []byte) error {
	defer v.folder.forget()
	a, err := v.prove(ctx, old)
	if err != nil {
		return err
	}
	defer a.wipe()
	if a.member.SlotRecipient != "" && a.noSlot != nil {
		return a.noSlot // it would be left under the old passphrase
	}
	files, err := v.sealedWith(new, a)
	if err != nil {
		return err
	}
	return v.asAuthor(ctx, a, func(d *vault.Document) error {
		if err := v.folder.replaceIdentities(files); err != nil {
			return err
		}
		if a.member.SlotRecipient == "" { // one from before the access was revoked
			v.folder.dropOtherCopies(identityFile{place: place{kindSlotKey, a.member.ID}})
		}
		if d.SlotStale && a.noSlot == nil {
			_ = v.settleSlot(a.slot) // is not what was asked for; it stays left over
		}
		return nil
	})
}

// sealedWith seals the author's identities and opens them again: the copies
// under the old passphrase are about to go. The vault identity comes first.
func (v *Vault) sealedWith(passphrase []byte, a *author) ([]identityFile, error) {
	v.mu.Lock()
	text := v.identity.Text()
	v.mu.Unlock()
	defer clear(text)
	identity, err := vault.ParseIdentity(text)
	if err != nil {
		return nil, ErrClosed
	}
	defer identity.Wipe()
	files := []identityFile{{place: place{kindMember, v.file}}}
	identities := []vault.Identity{identity}
	if a.noSlot == nil {
		files = append(files, identityFile{place: place{kindSlotKey, a.member.ID}})
		identities = append(identities, a.slot)
	}
	for i, id := range identities {
		if files[i].sealed, err = vault.SealIdentity(id, passphrase, v.folder.WorkFactor); err != nil {
			return nil, err
		}
		again, err := vault.OpenIdentity(files[i].sealed, passphrase)
		same := err == nil && again.Recipient() == id.Recipient()
		again.Wipe()
		if !same {
			return nil, fmt.Errorf("verify identity: %w", errors.Join(err, vault.ErrDamaged))
		}
	}
	return files, nil
}

// replaceIdentities puts both of a member's identities, sealed anew, into their
// places, the vault identity first, and then removes the earlier copies.
//
// Before anything is replaced, both are in backups/, the slot identity's first.
// Until the first one is replaced the old passphrase opens both places; from
// then on the new one opens the first place, and the second or its later copy
// in backups/. So at each moment one passphrase opens everything.
func (f folder) replaceIdentities(files []identityFile) error {
	held := make([][]byte, len(files))
	added := make([]string, 0, len(files))
	undo := func(put int) (errs error) {
		for i := range put {
			errs = errors.Join(errs, f.put(files[i].place, held[i], files[i].sealed))
		}
		if errs != nil {
			return errs // the new copies are needed
		}
		for _, name := range added {
			errs = errors.Join(errs, f.dropGeneration(name))
		}
		return errs
	}
	for i := len(files) - 1; i >= 0; i-- {
		var err error
		if held[i], err = f.keep(files[i].place, 0); err == nil && held[i] == nil {
			err = &DamagedError{File: files[i].place.name(), Err: fs.ErrNotExist}
		}
		if err != nil {
			return errors.Join(err, undo(0))
		}
		name, err := f.addLatest(files[i])
		if err != nil {
			return errors.Join(err, undo(0))
		}
		added = append(added, name)
	}
	for i, file := range files {
		if err := f.put(file.place, file.sealed, held[i]); err != nil {
			return errors.Join(err, undo(i))
		}
	}
	for _, file := range files {
		f.dropOtherCopies(file)
	}
	return nil
}
