package vaultfile

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"kapukod/internal/vault"
)

// Merged tells what was merged of changes that met: made on two computers, or
// in two windows while a sync tool stood between them.
type Merged struct {
	// Entries is how many differed.
	Entries int
	// Conflicts is in how many of them a value lost against a newer one; the
	// entry's History has it.
	Conflicts int
	// Codes is the number of deletion codes of which there were two; the one
	// that is not in the slot is in backups/.
	Codes int
}

// Merged tells what was merged since it was asked the last time, to be told to
// the user once.
func (v *Vault) Merged() Merged {
	v.mu.Lock()
	defer v.mu.Unlock()
	news := v.news
	v.news = Merged{}
	return news
}

// Refresh takes in what others changed, and copies that sync tools left, and
// reports whether the document is another now. It is cheap when there is
// nothing: one file is read, and two folders are listed. On a disk that cannot
// be written to, or while another program saves, the document is brought up to
// date in memory.
//
// Its errors: ErrClosed, *DamagedError, and those of the disk.
func (v *Vault) Refresh(ctx context.Context) (changed bool, err error) {
	stale, err := v.stale()
	if err != nil || !stale {
		return false, err
	}
	before := v.Document()
	defer before.Wipe()
	err = v.changed(ctx, v.catchUp)
	if err != nil && !errors.Is(err, ErrClosed) && ctx.Err() == nil {
		err = v.inMemory(ctx)
	}
	if err != nil {
		return false, err
	}
	after := v.Document()
	defer after.Wipe()
	return !vault.SameContent(before, after), nil
}

// stale tells whether the folder may hold what the document has not.
func (v *Vault) stale() (bool, error) {
	if v.closed() {
		return false, ErrClosed
	}
	sealed, err := v.folder.read(place{kind: kindVault})
	return v.staleBeside(sealed, err), nil
}

// staleBeside is stale for a vault.age that was just read.
func (v *Vault) staleBeside(sealed []byte, err error) bool {
	codes, _ := v.folder.list(slotDir)
	v.mu.Lock()
	same := len(codeCopies(v.document, codes, v.tried)) == 0 && err == nil && bytes.Equal(sealed, v.sealed) && !v.pending
	lineage := &vault.Document{Revision: v.document.Revision, Saved: v.document.Saved, Past: slices.Clone(v.document.Past)}
	v.mu.Unlock()
	// Where it is not the same, reading it again tells what is wrong.
	return !same || v.folder.hasOthers(lineage, v.tried)
}

// hasOthers tells by names only whether there may be more of a document than
// vault.age has, beside the files that were tried.
func (f folder) hasOthers(d *vault.Document, tried *fileSet) bool {
	copies, err := f.copyNames()
	if err != nil {
		return false
	}
	for _, entry := range copies {
		if info, err := entry.Info(); err == nil && !tried.has(entry.Name(), info) {
			return true
		}
	}
	saves, err := f.unknownSaves(d)
	if err != nil {
		return false
	}
	for _, save := range saves {
		name := backupDir + "/" + save.Name
		if info, err := f.FS.Stat(f.path(name)); err == nil && !tried.has(name, info) {
			return true
		}
	}
	return false
}

// settleDocument merges, at unlocking, what went apart while no program was
// looking. It does nothing where the names of the files tell of nothing; and
// where the disk cannot be written to, or another program is saving, it merges
// in memory, and the next change saves it.
func (v *Vault) settleDocument(ctx context.Context) {
	if v.document.ReadOnly || !v.staleBeside(v.sealed, nil) {
		return
	}
	done := false
	v.folder.tryLocked(ctx, func() { done = v.catchUp() == nil })
	if !done {
		// The vault is open without it.
		_ = v.inMemory(ctx)
	}
}

// inMemory brings the document up to date without writing anything.
func (v *Vault) inMemory(ctx context.Context) error {
	select {
	case v.changing <- struct{}{}:
		defer func() { <-v.changing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if v.closed() {
		return ErrClosed
	}
	d, err := v.reread()
	if err == nil {
		d.Wipe()
	}
	return err
}

// catchUp rereads the document, saves what was merged, and tidies up the copies
// that it came from. The lock is held. What cannot be saved now stays in memory
// for the next change.
func (v *Vault) catchUp() error {
	base, err := v.reread()
	if err != nil {
		return err
	}
	defer base.Wipe()
	if base.ReadOnly {
		return nil
	}
	if codes := v.folder.gatherCodes(base, v.tried); codes > 0 {
		v.mu.Lock()
		v.news.Codes += codes
		v.mu.Unlock()
	}
	switch {
	case !v.pending:
		if _, err := v.folder.keepCopies(v.copies); err == nil {
			v.folder.removeCopies(v.copies)
			v.copies = nil
		}
	case v.pendingFile == nil:
		next := base.Clone()
		if err := v.save(base, next); err != nil {
			next.Wipe()
		}
	default:
		v.putPending()
	}
	return nil
}

// putPending puts a save that is in backups/, or was, into its place: the whole
// of it, for there is nothing to add to it.
func (v *Vault) putPending() {
	held, _, err := v.folder.keepNamed(place{kind: kindVault}, "", v.document.Revision)
	if err != nil {
		return
	}
	if _, err := v.folder.keepCopies(append(v.copies, copyFile{saved: v.document.Saved,
		revision: v.document.Revision, sealed: v.pendingFile})); err != nil {
		return
	}
	if err := v.folder.put(place{kind: kindVault}, v.pendingFile, held); err != nil {
		return
	}
	v.folder.removeCopies(v.copies)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.sealed, v.pendingFile, v.pending, v.copies = v.pendingFile, nil, false, nil
}
