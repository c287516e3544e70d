package vaultfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"kapukod/internal/vault"
)

// gathering brings the document in vault.age together with what else there is
// of it: what this program saved and a sync tool wrote over, copies beside it,
// and saves in backups/ that went apart from it.
type gathering struct {
	folder   folder
	identity vault.Identity
	// now is the document so far. It has no name once it is of no save.
	now *vault.Document
	// sealed is the file that now came from, nil if it is of none.
	sealed []byte
	// pending: now is not what vault.age holds.
	pending bool
	// copies have nothing more than now has, and go to backups/.
	copies []copyFile
	news   Merged
}

// absorb takes in another document. It returns false for one that has nothing
// to do with this vault, or that cannot be merged.
func (g *gathering) absorb(o *vault.Document, sealed []byte) bool {
	switch {
	case o.ReadOnly || g.now.ReadOnly:
		return false
	case g.now.Knows(o.Saved):
		return true
	case vault.SameContent(g.now, o):
		g.now.Remember(append(o.Past, o.Saved)...)
		return true
	}
	if g.now.Saved != "" && o.Knows(g.now.Saved) { // it goes on from here
		next := o.Clone()
		next.Remember(g.now.Past...)
		g.take(next, sealed)
		return true
	}
	base := g.folder.base(g.now, o, g.identity)
	if base == nil && !related(g.now, o) {
		return false
	}
	merged, conflicts := vault.Merge(base, g.now, o)
	if base != nil {
		base.Wipe()
	}
	if len(merged.Entries)+len(merged.SetAside) > vault.MaxEntries || !isRecipient(merged, g.identity.Recipient()) {
		merged.Wipe()
		return false
	}
	if vault.SameContent(merged, g.now) {
		g.now.Remember(append(o.Past, o.Saved)...) // it had nothing that counts
		merged.Wipe()
		return true
	}
	g.news.Entries += vault.Differences(g.now, o)
	g.news.Conflicts += conflicts
	g.take(merged, nil)
	return true
}

func (g *gathering) take(next *vault.Document, sealed []byte) {
	g.now.Wipe()
	g.now, g.sealed, g.pending = next, sealed, true
}

// related: with no save in common, a person in common tells that two documents
// are of one vault.
func related(a, b *vault.Document) bool {
	if len(vault.CommonSaves(a, b)) > 0 {
		return true
	}
	return slices.ContainsFunc(a.Members, func(m vault.Member) bool { return b.Member(m.VaultRecipient) != nil })
}

func isRecipient(d *vault.Document, own vault.Recipient) bool {
	return d.Member(own) != nil || d.Recovery != nil && d.Recovery.Recipient == own
}

// other is a document that was found beside the one in vault.age.
type other struct {
	document *vault.Document
	sealed   []byte
	copy     string // name of the copy; "" for a generation
}

// others takes in all copies and unknown saves. tried are the files that did
// not open when they were looked at before, and copies that have nothing more.
func (g *gathering) others(tried *fileSet) error {
	if g.now.ReadOnly {
		return nil
	}
	saves, _ := g.folder.undone()
	g.now.Remember(saves...)
	found, err := g.found(tried)
	if err != nil {
		return err
	}
	// The newest first: usually the rest is in it.
	slices.SortStableFunc(found, func(a, b other) int { return strings.Compare(b.document.Saved, a.document.Saved) })
	for _, o := range found {
		if g.absorb(o.document, o.sealed) && o.copy != "" {
			g.copies = append(g.copies, copyFile{name: o.copy, saved: o.document.Saved, revision: o.document.Revision,
				sealed: o.sealed})
		}
		o.document.Wipe()
	}
	return nil
}

func (g *gathering) found(tried *fileSet) (found []other, err error) {
	copies, err := g.folder.copyNames()
	if err != nil {
		return nil, err
	}
	for _, entry := range copies {
		info, err := entry.Info()
		if err != nil || tried.has(entry.Name(), info) {
			continue
		}
		tried.add(entry.Name(), info)
		o, ok := g.open(entry.Name())
		if !ok {
			continue
		}
		if !isConflictName(entry.Name()) && (g.now.Knows(o.document.Saved) || beforeMemory(g.now, o.document)) {
			o.document.Wipe() // somebody's own copy
			continue
		}
		o.copy = entry.Name()
		found = append(found, o)
	}
	saves, err := g.folder.unknownSaves(g.now)
	if err != nil {
		return found, err
	}
	for _, save := range saves {
		name := backupDir + "/" + save.Name
		info, err := g.folder.FS.Stat(g.folder.path(name))
		if err != nil || tried.has(name, info) {
			continue
		}
		if o, ok := g.open(name); ok {
			found = append(found, o)
		} else {
			tried.add(name, info)
		}
	}
	return found, nil
}

func (g *gathering) open(name string) (o other, ok bool) {
	sealed, err := g.folder.readFile(name, vault.MaxSealed)
	if err != nil {
		return o, false
	}
	d, err := vault.Open(sealed, g.identity)
	if err != nil {
		return o, false
	}
	g.folder.identify(d, sealed, false)
	return other{document: d, sealed: sealed}, true
}

// reread brings the document up to date with the folder and returns a copy.
// The lock is held.
func (v *Vault) reread() (*vault.Document, error) {
	sealed, err := v.folder.read(place{kind: kindVault})
	if err != nil {
		return nil, v.folder.documentError(err, v.identity)
	}
	g := &gathering{folder: v.folder, identity: v.identity}
	if err := v.begin(g, sealed); err != nil {
		return nil, err
	}
	if err := g.others(v.tried); err != nil {
		g.now.Wipe()
		return nil, fmt.Errorf("look for other copies: %w", err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.replace(g.now, sealed)
	v.pending, v.pendingFile = g.pending, g.sealed
	if !v.pending {
		v.pendingFile = nil
	}
	v.copies = append(v.copies, g.copies...)
	v.news.Entries += g.news.Entries
	v.news.Conflicts += g.news.Conflicts
	return g.now.Clone(), nil
}

// begin sets what the gathering starts from: the document of this program, if
// vault.age still is the file that it goes by, or else the one in vault.age,
// with that of this program taken in: a sync tool may have written over it.
func (v *Vault) begin(g *gathering, sealed []byte) error {
	if bytes.Equal(sealed, v.sealed) {
		g.now, g.pending, g.sealed = v.document.Clone(), v.pending, v.pendingFile
		if !v.identified {
			v.folder.identify(g.now, sealed, true)
			v.rememberAll(g.now)
			v.identified = true
		}
		return nil
	}
	d, err := vault.Open(sealed, v.identity)
	if err != nil {
		return v.folder.documentError(err, v.identity)
	}
	v.folder.identify(d, sealed, true)
	g.now = d
	v.identified = true
	if v.document.Saved == "" && !v.pending { // it was never saved by a program that names saves
		v.rememberAll(d)
		return nil
	}
	saves, _ := v.folder.undone()
	g.now.Remember(saves...)
	g.absorb(v.document, v.sealed)
	return nil
}

// rememberAll: what a document without a lineage came from cannot be told. It
// is what somebody wants to have, so it has seen all that is in backups/.
func (v *Vault) rememberAll(d *vault.Document) {
	if hasLineage(d) && !(len(d.Past) == 0 && d.Revision > 1) {
		return
	}
	found, err := v.folder.generationsOf(place{kind: kindVault})
	if err != nil {
		return
	}
	for _, g := range found {
		d.Remember(saveOf(g.Name))
	}
}
