package vaultfile

import (
	"bytes"
	"context"
	"errors"
	"time"

	"kapukod/internal/vault"
)

// identityFile is a sealed identity and where it belongs.
type identityFile struct {
	place  place
	sealed []byte
}

// settleIdentities finishes a change of the passphrase, or of identities, that
// was cut short: both of the member's sealed identities come to be those that
// this passphrase opens, and copies under another passphrase are removed. It
// does nothing where there is nothing to finish, or where that cannot be done
// now; then it is for the next time.
func (v *Vault) settleIdentities(ctx context.Context, passphrase []byte) {
	m := v.document.Member(v.identity.Recipient())
	if m == nil {
		return
	}
	named := map[place]vault.Recipient{{kindMember, v.file}: m.VaultRecipient}
	if m.SlotRecipient != "" {
		named[place{kindSlotKey, m.ID}] = m.SlotRecipient
	}
	unsettled := false
	for p := range named {
		unsettled = unsettled || v.folder.unsettled(p)
	}
	if unsettled {
		v.folder.tryLocked(ctx, func() { v.folder.settle(named, passphrase) })
	}
}

// unsettled tells whether backups/ has another text of a sealed identity than
// its place.
func (f folder) unsettled(p place) bool {
	inPlace, err := f.read(p)
	if err != nil {
		return isDamage(err)
	}
	others, err := f.otherCopies(p, inPlace)
	return err == nil && len(others) > 0
}

func (f folder) otherCopies(p place, sealed []byte) ([]Generation, error) {
	found, err := f.generationsOf(p)
	if err != nil {
		return nil, err
	}
	var others []Generation
	for _, g := range found {
		if kept, err := f.readGeneration(g); err == nil && !bytes.Equal(kept, sealed) {
			others = append(others, g)
		}
	}
	return others, nil
}

// settle puts what the passphrase opens into all the places before it removes
// anything: until then the other passphrase opens what it did.
func (f folder) settle(named map[place]vault.Recipient, passphrase []byte) {
	var right []identityFile
	var put []identityFile
	for p, recipient := range named {
		id, from, err := f.openIdentity(p, passphrase, func(id vault.Identity) bool { return id.Recipient() == recipient })
		id.Wipe()
		if damage, ok := errors.AsType[*DamagedError](err); ok && damage.Newest == nil {
			continue // nothing opens it: no reason to leave the other one
		}
		if err != nil {
			return // under another passphrase, or damaged: for a person to decide
		}
		right = append(right, identityFile{p, from.sealed})
		if from.kept != nil {
			put = append(put, identityFile{p, from.sealed})
		}
	}
	for _, file := range put {
		old, err := f.keep(file.place, 0)
		if err == nil {
			err = f.put(file.place, file.sealed, old)
		}
		if err != nil {
			return
		}
	}
	for _, file := range right {
		f.dropOtherCopies(file)
	}
}

// addLatest adds a sealed identity to backups/, under a name that sorts after
// all others of its place even if the clock went back: which copy is the later
// one decides which passphrase counts.
func (f folder) addLatest(file identityFile) (name string, err error) {
	found, err := f.generationsOf(file.place)
	if err != nil {
		return "", err
	}
	t := f.Now()
	if len(found) > 0 && !t.After(found[0].Time) {
		t = found[0].Time.Add(time.Nanosecond)
	}
	name = backupDir + "/" + generationName(file.place, 0, t)
	return name, f.addGeneration(name, file.sealed)
}

// dropOtherCopies removes from backups/ what else it has of a sealed identity
// than what its place holds. One that cannot be removed is removed the next
// time: failing to is no reason to fail a change that is done.
func (f folder) dropOtherCopies(file identityFile) {
	others, err := f.otherCopies(file.place, file.sealed)
	if err != nil || len(others) == 0 {
		return
	}
	for _, g := range others {
		_ = f.dropGeneration(backupDir + "/" + g.Name)
	}
	_ = f.FS.SyncDir(f.path(backupDir))
}
