package vaultfile

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// NewMember is a person that a vault is made for, or who comes to it.
type NewMember struct {
	Name       string
	Passphrase []byte // the caller's, who wipes it
	// NoSlotAccess keeps the deletion codes from the member. Whom the vault
	// is made for can always read them.
	NoSlotAccess bool
}

// Exists reports whether the folder holds a vault, whole or damaged. A vault
// whose making was cut short is none.
func Exists(dir string, opts Options) (bool, error) {
	f, err := open(dir, opts)
	if err != nil {
		return false, err
	}
	return f.exists()
}

// exists: the document is what makes a vault, or an earlier generation of it
// when it has gone missing.
func (f folder) exists() (bool, error) {
	if found, err := f.has(vaultName); found || err != nil {
		return found, err
	}
	found, err := f.generationsOf(place{kind: kindVault})
	return len(found) > 0, err
}

// Create makes a vault of one member in a folder, which may be absent, empty,
// or hold files of others, which stay as they are. A folder that holds a vault
// is ErrExists.
//
// vault.age is written last: when the making is cut short before it, there is
// no vault, and Create may be run again; after it, the vault is whole, and
// opens with its passphrase. Then nobody has its recovery key, though, if it
// could not be returned.
func Create(ctx context.Context, dir string, who NewMember, opts Options) (*Vault, RecoveryKey, error) {
	f, err := open(dir, opts)
	if err != nil {
		return nil, RecoveryKey{}, err
	}
	if found, err := f.exists(); err != nil || found { // asked again under the lock
		return nil, RecoveryKey{}, fmt.Errorf("create vault: %w", cmp.Or(err, ErrExists))
	}
	defer f.forget()
	seed, err := newSeed(who, f.Options)
	if err != nil {
		return nil, RecoveryKey{}, fmt.Errorf("create vault: %w", err)
	}
	if err := ctx.Err(); err != nil {
		seed.wipe()
		return nil, RecoveryKey{}, err
	}
	if err := f.create(ctx, seed); err != nil {
		seed.wipe()
		return nil, RecoveryKey{}, fmt.Errorf("create vault: %w", err)
	}
	v := newVault(f, seed.identity, seed.document.Members[0].ID, seed.document, seed.sealed)
	return v, RecoveryKey{identity: seed.recovery}, nil
}

func (f folder) create(ctx context.Context, s *seed) error {
	if err := f.makeFolder(f.dir); err != nil {
		return err
	}
	return f.locked(ctx, func() error {
		if found, err := f.exists(); err != nil {
			return err
		} else if found {
			return ErrExists
		}
		if err := f.makeFolders(); err != nil {
			return err
		}
		f.sweep()
		if err := f.moveLeftovers(); err != nil {
			return err
		}
		return f.write(s)
	})
}

// write puts the new vault's files in place, the document last. After an error
// none of them is left.
func (f folder) write(s *seed) error {
	member := s.document.Members[0].ID
	var done []place
	for _, file := range []struct {
		place  place
		sealed []byte
	}{
		{place{kindMember, member}, s.sealedIdentity},
		{place{kindSlotKey, member}, s.sealedSlot},
		{place{kind: kindVault}, s.sealed},
	} {
		err := f.put(file.place, file.sealed, nil)
		if err == nil {
			done = append(done, file.place)
			// Kept after it is in place, unlike in store: a generation of
			// a document would make a vault of a folder that has none yet.
			err = f.keepFirst(file.place, s.document.Saved, file.sealed)
		}
		if err != nil {
			return errors.Join(err, f.undo(done))
		}
	}
	return nil
}

// keepFirst keeps the first content of a place, the document under the name
// that stands in it.
func (f folder) keepFirst(p place, saved string, sealed []byte) error {
	if p.kind == kindVault {
		return f.addGeneration(saveGeneration(saved), sealed)
	}
	_, err := f.keep(p, 0)
	return err
}

// undo removes what write wrote, the document first.
func (f folder) undo(done []place) error {
	var errs []error
	for i := len(done) - 1; i >= 0; i-- {
		errs = append(errs, atomicfile.Explain("undo", f.FS.Remove(f.path(done[i].name()))))
		kept, err := f.generationsOf(done[i])
		errs = append(errs, err)
		for _, g := range kept {
			errs = append(errs, f.dropGeneration(backupDir+"/"+g.Name))
		}
	}
	return errors.Join(errs...)
}

// moveLeftovers moves sealed identities of a making that was cut short out of
// the way, into backups/: no document knows them, but they are not ours to
// delete for certain.
func (f folder) moveLeftovers() error {
	for dir, k := range map[string]kind{memberDir: kindMember, slotKeyDir: kindSlotKey, slotDir: kindSlot} {
		ids, err := f.ids(dir)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := f.retire(place{k, id}); err != nil {
				return err
			}
		}
	}
	return nil
}

// retire moves the file in a place into backups/, if there is one.
func (f folder) retire(p place) error {
	held, err := f.keep(p, 0)
	if held == nil || err != nil {
		return err
	}
	if err := f.FS.Remove(f.path(p.name())); err != nil {
		return atomicfile.Explain("retire "+p.name(), err)
	}
	return atomicfile.Explain("sync folder", f.FS.SyncDir(filepath.Dir(f.path(p.name()))))
}

func (f folder) makeFolders() error {
	for _, name := range folders() {
		if err := f.makeFolder(f.path(name)); err != nil {
			return err
		}
	}
	return nil
}

// makeFolder makes a folder and those above it that are missing, readable by
// nobody else, and brings their names to the disk.
func (f folder) makeFolder(dir string) error {
	info, err := f.FS.Stat(dir)
	if err == nil && !info.IsDir() {
		return fmt.Errorf("make folder: %w", fs.ErrExist)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return atomicfile.Explain("make folder", err)
	}
	parent := filepath.Dir(dir)
	if parent != dir {
		if err := f.makeFolder(parent); err != nil {
			return err
		}
	}
	if err := f.FS.Mkdir(dir, folderPerm); err != nil && !errors.Is(err, fs.ErrExist) {
		return atomicfile.Explain("make folder", err)
	}
	return atomicfile.Explain("sync folder", f.FS.SyncDir(parent))
}

// seed is a new vault before it reaches the disk.
type seed struct {
	identity, recovery                 vault.Identity
	document                           *vault.Document
	sealed, sealedIdentity, sealedSlot []byte
}

func (s *seed) wipe() {
	s.identity.Wipe()
	s.recovery.Wipe()
}

func newSeed(who NewMember, opts Options) (s *seed, err error) {
	s = new(seed)
	defer func() {
		if err != nil {
			s.wipe()
		}
	}()
	var slot vault.Identity
	for _, id := range []*vault.Identity{&s.identity, &s.recovery, &slot} {
		if *id, err = vault.NewIdentity(); err != nil {
			return s, err
		}
	}
	defer slot.Wipe()
	if s.sealedIdentity, err = vault.SealIdentity(s.identity, who.Passphrase, opts.WorkFactor); err != nil {
		return s, err
	}
	if s.sealedSlot, err = vault.SealIdentity(slot, who.Passphrase, opts.WorkFactor); err != nil {
		return s, err
	}
	recovery, err := newRecovery(RecoveryKey{identity: s.recovery}, opts)
	if err != nil {
		return s, err
	}
	now := opts.Now().UTC()
	s.document = &vault.Document{
		Revision: 1,
		Saved:    saveName(1, now),
		Members: []vault.Member{{ID: vault.NewID(), Name: who.Name, Created: now,
			VaultRecipient: s.identity.Recipient(), SlotRecipient: slot.Recipient()}},
		Recovery: recovery,
	}
	if s.sealed, err = s.document.Seal(); err != nil {
		return s, err
	}
	return s, s.document.Holds(s.sealed, s.identity)
}
