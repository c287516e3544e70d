package vaultfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"kapukod/internal/vault"
)

// Restore puts an earlier generation, named as Generations or a DamagedError
// names it, back into its place. What the place holds now, damaged or not,
// stays in backups/. The passphrase is not needed, so only the outer form of
// the generation is looked at: ErrDamaged when even that does not hold.
//
// Vaults that are unlocked see the restored document at their next change.
func Restore(ctx context.Context, dir, generation string, opts Options) error {
	f, err := open(dir, opts)
	if err != nil {
		return err
	}
	g, ok := parseGeneration(generation)
	if !ok {
		return fmt.Errorf("restore: %w", ErrNoGeneration)
	}
	err = f.locked(ctx, func() error { return f.restore(g) })
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return nil
}

func (f folder) restore(g Generation) error {
	found, err := f.has(backupDir + "/" + g.Name)
	if err != nil {
		return err
	}
	if !found {
		return ErrNoGeneration
	}
	sealed, err := f.readGeneration(g)
	if err != nil {
		return err
	}
	if err := checkHeader(g.place, sealed); err != nil {
		return err
	}
	if err := f.makeFolders(); err != nil {
		return err
	}
	old, err := f.keepBefore(g, sealed)
	if errors.Is(err, vault.ErrTooLarge) || errors.Is(err, vault.ErrDamaged) {
		return f.putOver(g, sealed)
	}
	if err != nil {
		return err
	}
	return f.putBack(g, sealed, old)
}

// keepBefore keeps what is in the place of a generation, and returns it. What
// plainly is a damaged file, or a damaged copy of that very generation, is no
// generation: it must not take the place of one that is good.
func (f folder) keepBefore(g Generation, sealed []byte) (old []byte, err error) {
	// The revision of what is there now cannot be told without a passphrase.
	// It goes beside the newest one, as the state that was left last.
	newest := g.Revision
	if all, err := f.generationsOf(g.place); err != nil {
		return nil, err
	} else if len(all) > 0 {
		newest = all[0].Revision
	}
	old, err = f.read(g.place)
	spoiled := err == nil && (checkHeader(g.place, old) != nil || sameSave(old, sealed) && !bytes.Equal(old, sealed))
	if !spoiled {
		return f.keep(g.place, newest)
	}
	if len(old) == 0 {
		return old, nil
	}
	return old, f.addGeneration(f.asideName(g.place), old)
}

// asideName is under what name something is kept that is no generation.
func (f folder) asideName(p place) string {
	return fmt.Sprintf("%s/unreadable-%s", backupDir, generationName(p, 0, f.Now()))
}

// putBack puts a generation into its place, and notes what is undone by that.
func (f folder) putBack(g Generation, sealed, old []byte) error {
	if g.place.kind != kindVault {
		return f.put(g.place, sealed, old)
	}
	note, err := f.noteUndone(g)
	if err != nil {
		return err
	}
	err = f.put(g.place, sealed, old)
	if err != nil && note != "" {
		err = errors.Join(err, f.dropGeneration(note))
	}
	return err
}

// putOver restores over something that is no file of a vault at all. It is
// moved aside whole, for it cannot be read.
func (f folder) putOver(g Generation, sealed []byte) error {
	aside := f.path(f.asideName(g.place))
	if err := f.FS.Rename(f.path(g.place.name()), aside); err != nil {
		return fmt.Errorf("move unreadable file aside: %w", err)
	}
	return f.putBack(g, sealed, nil)
}
