package vaultfile

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"kapukod/internal/vault"
)

// FileReport is what Check found out about one file of a vault.
type FileReport struct {
	// File as "vault.age" or "backups/<name>".
	File string
	// Opened tells that the file was decrypted and read to its end. Where it
	// is false, only the outer form was looked at: there was no passphrase,
	// or this member may not open the file.
	Opened bool
	// Foreign: it is none of the vault's files, and was not looked at.
	Foreign bool
	// Err is nil for a file that holds, as far as it was looked at.
	Err error
}

// Check looks at every file of the vault, every earlier generation and what else
// lies in its folders. With
// nil for passphrase it sees the outer form of each only, and says so in each
// report. A passphrase that fits no member is vault.ErrWrongPassphrase.
//
// The error is for what kept Check from its work; what it found wrong is in
// the reports.
func Check(ctx context.Context, dir string, passphrase []byte, opts Options) ([]FileReport, error) {
	f, err := open(dir, opts)
	if err != nil {
		return nil, err
	}
	found, err := f.exists()
	if err != nil {
		return nil, fmt.Errorf("check vault: %w", err)
	}
	if !found {
		return nil, fmt.Errorf("check vault: %w", ErrNoVault)
	}
	c := &checker{folder: f, damaged: make(map[place]error)}
	defer c.wipe()
	if passphrase != nil {
		defer f.forget()
		if err := c.unlock(ctx, passphrase); err != nil {
			return nil, fmt.Errorf("check vault: %w", err)
		}
	}
	if err := c.all(ctx); err != nil {
		return nil, fmt.Errorf("check vault: %w", err)
	}
	return c.reports, nil
}

type checker struct {
	folder  folder
	reports []FileReport
	// What the passphrase opened, and from which bytes: the same bytes need
	// not pay for scrypt again.
	identity, slot             vault.Identity
	sealedIdentity, sealedSlot []byte
	opensDocuments, opensSlots bool
	// stale: deletion codes may not be sealed to every member yet.
	stale bool
	// damaged are places whose content only a second copy told to be wrong.
	damaged map[place]error
}

func (c *checker) wipe() {
	c.identity.Wipe()
	c.slot.Wipe()
}

// unlock finds the member whom the passphrase belongs to. Damage is no reason
// to stop: the reports tell of it.
func (c *checker) unlock(ctx context.Context, passphrase []byte) error {
	members, err := c.folder.memberIDs()
	if err != nil {
		if _, ok := errors.AsType[*DamagedError](err); ok {
			return nil
		}
		return err
	}
	wrong, leftOut := false, false
	for _, member := range members {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.identity, c.sealedIdentity, err = c.open(place{kindMember, member}, passphrase)
		if err == nil && c.folder.excludes(c.identity) {
			c.identity.Wipe()
			leftOut = true
			continue
		}
		if err == nil {
			c.opensDocuments = true
			c.slot, c.sealedSlot, err = c.open(place{kindSlotKey, member}, passphrase)
			c.opensSlots = err == nil
			return nil
		}
		if errors.Is(err, vault.ErrPassphrase) {
			return err
		}
		wrong = wrong || errors.Is(err, vault.ErrWrongPassphrase)
	}
	if leftOut {
		return ErrNotMember
	}
	if wrong {
		return vault.ErrWrongPassphrase
	}
	return nil
}

// open opens a sealed identity, from its place or from what is kept of it.
func (c *checker) open(p place, passphrase []byte) (vault.Identity, []byte, error) {
	id, from, err := c.folder.openIdentity(p, passphrase, nil)
	if err == nil {
		return id, from.sealed, nil
	}
	damage, ok := errors.AsType[*DamagedError](err)
	if !ok || damage.Newest == nil {
		return vault.Identity{}, nil, err
	}
	c.damaged[p] = damage.Err
	sealed, err := c.folder.readGeneration(*damage.Newest)
	if err != nil {
		return vault.Identity{}, nil, err
	}
	id, err = vault.OpenIdentity(sealed, passphrase)
	return id, sealed, err
}

func (c *checker) all(ctx context.Context) error {
	places := []place{{kind: kindVault}}
	for _, in := range []struct {
		dir  string
		kind kind
	}{{memberDir, kindMember}, {slotKeyDir, kindSlotKey}, {slotDir, kindSlot}} {
		ids, err := c.folder.ids(in.dir)
		if err != nil {
			return err
		}
		if len(ids) == 0 && in.kind == kindMember {
			c.reports = append(c.reports, FileReport{File: memberDir, Err: fs.ErrNotExist})
		}
		for _, id := range ids {
			places = append(places, place{in.kind, id})
		}
	}
	for _, p := range places {
		if err := ctx.Err(); err != nil {
			return err
		}
		sealed, err := c.folder.read(p)
		c.report(p.name(), p, sealed, cmp.Or(err, c.damaged[p]))
	}
	if err := c.others(); err != nil {
		return err
	}
	kept, err := c.folder.generations(func(place) bool { return true })
	if err != nil {
		return err
	}
	for _, g := range kept {
		if err := ctx.Err(); err != nil {
			return err
		}
		sealed, err := c.folder.readGeneration(g)
		c.report(backupDir+"/"+g.Name, g.place, sealed, err)
	}
	return nil
}

func (c *checker) report(name string, p place, sealed []byte, err error) {
	r := FileReport{File: name, Err: err}
	if err == nil {
		r.Opened, r.Err = c.look(p, sealed)
	}
	if errors.Is(r.Err, vault.ErrNotRecipient) && (strings.HasPrefix(name, backupDir) || p.kind == kindSlot && c.stale) {
		// It is sealed to those who were members then.
		r.Err = checkHeader(p, sealed)
	}
	c.reports = append(c.reports, r)
}

// look opens a file with what the passphrase gave, or looks at its outer form.
func (c *checker) look(p place, sealed []byte) (opened bool, err error) {
	switch {
	case p.kind == kindVault && c.opensDocuments:
		d, err := vault.Open(sealed, c.identity)
		if err == nil {
			c.stale = c.stale || d.SlotStale
			d.Wipe()
		}
		return err == nil, err
	case p.kind == kindSlot && c.opensSlots:
		_, err := vault.OpenDeletionCode(sealed, p.id, c.slot)
		return err == nil, err
	case p.kind == kindMember && c.opensDocuments && bytes.Equal(sealed, c.sealedIdentity),
		p.kind == kindSlotKey && c.opensSlots && bytes.Equal(sealed, c.sealedSlot):
		return true, nil
	}
	return false, checkHeader(p, sealed)
}

func checkHeader(p place, sealed []byte) error {
	if p.kind == kindMember || p.kind == kindSlotKey {
		return vault.CheckIdentityHeader(sealed)
	}
	return vault.CheckHeader(sealed, p.limit())
}
