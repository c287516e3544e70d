package vaultfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// recipientChange is a change of who can open the document and the deletion
// codes.
type recipientChange struct {
	// files are the sealed identities that come with it.
	files []identityFile
	// apply changes members and recovery sheet of the newest document.
	apply func(*vault.Document) error
	// slot opens the deletion codes; the zero Identity: nobody is here who can,
	// and sealing them anew is left over.
	slot vault.Identity
	// leave are the sealed identities that go.
	leave []place
}

// changeRecipients carries out such a change. The lock is held and the document
// was reread. The new document is returned, to be wiped by the caller.
//
// One save of the document is the moment of the change. Before it, new
// identities reach the disk: those with an empty place there, others in
// backups/ beside the old ones. After it nothing can fail any more that would
// have to be undone: what is left over stands in the document (SlotStale) or is
// found in backups/ at the next unlocking, and old identities go last.
func (v *Vault) changeRecipients(c recipientChange) (*vault.Document, error) {
	arrived, err := v.folder.arrive(c.files)
	if err != nil {
		return nil, errors.Join(err, v.folder.depart(arrived))
	}
	saved, err := v.update(c.apply)
	if err != nil {
		if held, readErr := v.folder.read(place{kind: kindVault}); readErr == nil && bytes.Equal(held, v.sealed) {
			err = errors.Join(err, v.folder.depart(arrived))
		} // or else the new document may be there after all, and needs them
		return nil, err
	}
	for _, a := range arrived {
		if a.held == nil || v.folder.put(a.file.place, a.file.sealed, a.held) == nil {
			v.folder.dropOtherCopies(a.file)
		}
	}
	if c.slot.Recipient() != "" && saved.SlotStale && v.settleSlot(c.slot) == nil {
		saved.Wipe()
		saved = v.Document()
	}
	for _, p := range c.leave {
		_ = v.folder.retire(p) // its owner is no member any more, wherever it lies
	}
	return saved, nil
}

// arrival is a sealed identity on its way into its place.
type arrival struct {
	file identityFile
	kept string // its name in backups/
	held []byte // what the place holds; nil: it was empty and has the new one
}

func (f folder) arrive(files []identityFile) (done []arrival, err error) {
	for _, file := range files {
		a := arrival{file: file}
		if a.held, err = f.keep(file.place, 0); err != nil {
			return done, err
		}
		if a.kept, err = f.addLatest(file); err != nil {
			return done, err
		}
		done = append(done, a)
		if a.held != nil {
			continue
		}
		if err := f.put(file.place, file.sealed, nil); err != nil {
			return done, err
		}
	}
	return done, nil
}

// depart takes back what arrived.
func (f folder) depart(arrived []arrival) error {
	var errs []error
	for _, a := range arrived {
		if a.held == nil {
			err := f.FS.Remove(f.path(a.file.place.name()))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, atomicfile.Explain("undo", err))
			}
		}
		errs = append(errs, f.dropGeneration(a.kept))
	}
	return errors.Join(errs...)
}

// markStale notes in next that deletion codes have to be sealed anew, if there
// are any and who may read them is not the same as in base. Every save passes
// here, whatever it was that changed the members.
func (f folder) markStale(base, next *vault.Document) error {
	if next.SlotStale || slices.Equal(base.SlotRecipients(), next.SlotRecipients()) {
		return nil
	}
	codes, err := f.ids(slotDir)
	next.SlotStale = len(codes) > 0
	return err
}

// settleSlot seals every deletion code to the present recipients and notes that
// this is done. The lock is held.
func (v *Vault) settleSlot(slot vault.Identity) error {
	d, err := v.reread()
	if err != nil {
		return err
	}
	defer d.Wipe()
	if !d.SlotStale {
		return nil
	}
	codes, err := v.folder.ids(slotDir)
	if err != nil {
		return err
	}
	for _, entry := range codes {
		if err := v.folder.reseal(place{kindSlot, entry}, slot, d.SlotRecipients()); err != nil {
			return err
		}
	}
	saved, err := v.update(func(d *vault.Document) error {
		d.SlotStale = false
		return nil
	})
	if err != nil {
		return err
	}
	saved.Wipe()
	return nil
}

// reseal seals one deletion code to other recipients. One that is damaged stays
// as it is: nobody can read it, and it must not keep the others.
func (f folder) reseal(p place, slot vault.Identity, recipients []vault.Recipient) error {
	old, err := f.read(p)
	if err == nil {
		var code vault.DeletionCode
		if code, err = vault.OpenDeletionCode(old, p.id, slot); err == nil {
			return f.sealAnew(p, code, slot, recipients)
		}
	}
	if isDamage(err) && !errors.Is(err, vault.ErrNotRecipient) {
		return nil
	}
	return err
}

func (f folder) sealAnew(p place, code vault.DeletionCode, slot vault.Identity, recipients []vault.Recipient) error {
	sealed, err := vault.SealDeletionCode(code, p.id, recipients)
	if err != nil {
		return err
	}
	if slices.Contains(recipients, slot.Recipient()) {
		if again, err := vault.OpenDeletionCode(sealed, p.id, slot); err != nil || again.Text != code.Text {
			return fmt.Errorf("verify deletion code: %w", vault.ErrDamaged)
		}
	}
	return f.store(p, 0, 0, sealed)
}
