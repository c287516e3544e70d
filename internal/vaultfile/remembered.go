package vaultfile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"kapukod/internal/vault"
)

// ErrForgotten: what was remembered opens this vault no more: the passphrase was
// changed since, the member was removed, or it is another vault's.
var ErrForgotten = errors.New("what was remembered does not open this vault")

// rememberedVersion begins what Remember gives, so that a later form can be told
// from this one.
const rememberedVersion = "kapukod-remembered-1"

// Remember gives what opens the vault without the passphrase, as this member, to
// be kept on one computer: the member's vault identity, never the passphrase and
// never the slot identity. own is the passphrase, typed again. It is worth as much
// as the passphrase for reading entries; the caller wipes it.
//
// Its errors: vault.ErrWrongPassphrase, ErrNotMember, *DamagedError, and those of
// the disk.
func (v *Vault) Remember(ctx context.Context, own []byte) ([]byte, error) {
	defer v.folder.forget()
	a, err := v.prove(ctx, own)
	if err != nil {
		return nil, fmt.Errorf("remember the vault: %w", err)
	}
	a.wipe()
	seal, err := v.folder.sealOf(v.file)
	if err != nil {
		return nil, fmt.Errorf("remember the vault: %w", err)
	}
	v.mu.Lock()
	text := v.identity.Text()
	v.mu.Unlock()
	defer clear(text)
	if len(text) == 0 || v.closed() {
		return nil, fmt.Errorf("remember the vault: %w", ErrClosed)
	}
	return bytes.Join([][]byte{[]byte(rememberedVersion), []byte(v.file), []byte(seal), text}, []byte("\n")), nil
}

// sealOf is a hash of a member's sealed identity: another one, once the
// passphrase was changed, on whichever computer.
func (f folder) sealOf(member string) (string, error) {
	sealed, err := f.read(place{kindMember, member})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(sealed)
	return hex.EncodeToString(sum[:]), nil
}

// UnlockRemembered opens the vault with what Remember gave, which stays the
// caller's to wipe. It costs no scrypt and finishes nothing that needs the
// passphrase.
//
// Its errors: ErrForgotten, ErrNoVault, *DamagedError, and those of the disk.
func UnlockRemembered(ctx context.Context, dir string, remembered []byte, opts Options) (*Vault, error) {
	f, err := open(dir, opts)
	if err != nil {
		return nil, err
	}
	if found, err := f.exists(); err != nil {
		return nil, fmt.Errorf("unlock remembered vault: %w", err)
	} else if !found {
		return nil, fmt.Errorf("unlock remembered vault: %w", ErrNoVault)
	}
	f.tryLocked(ctx, f.sweep)
	v, err := f.unlockRemembered(remembered)
	if err != nil {
		return nil, fmt.Errorf("unlock remembered vault: %w", err)
	}
	v.settleDocument(ctx)
	return v, nil
}

func (f folder) unlockRemembered(remembered []byte) (*Vault, error) {
	parts := bytes.Split(remembered, []byte("\n"))
	if len(parts) != 4 || string(parts[0]) != rememberedVersion || !vault.ValidID(string(parts[1])) {
		return nil, ErrForgotten
	}
	member := string(parts[1])
	seal, err := f.sealOf(member)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil || seal != string(parts[2]) {
		return nil, ErrForgotten
	}
	id, err := vault.ParseIdentity(parts[3])
	if err != nil {
		return nil, ErrForgotten
	}
	v, err := f.openDocument(id, member)
	switch {
	case errors.Is(err, ErrNotMember):
		id.Wipe()
		return nil, ErrForgotten
	case err != nil:
		id.Wipe()
		return nil, err
	case v.document.Member(id.Recipient()) == nil:
		v.Close()
		return nil, ErrForgotten
	}
	return v, nil
}
