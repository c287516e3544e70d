package vaultfile

import (
	"bytes"
	"slices"

	"kapukod/internal/vault"
)

// Loss is what going back to an earlier generation of the document takes away,
// as far as it can be told.
type Loss struct {
	// Known tells that Entries is all of it. If not, it is what is certain.
	Known bool
	// Saves is the number of later saves that cannot be read in whole.
	Saves int
	// Entries differ: vault.Added since then, vault.Changed or vault.Removed.
	Entries []vault.EntryChange
}

// maxSalvaged is how many damaged saves are read as far as that goes.
const maxSalvaged = 3

// offer finds the newest generation of the document that opens, and what is
// lost by going back to it, from what can still be read of later saves: those
// in backups/ that do not open, and the damaged vault.age. Both are nil where
// none opens.
func (f folder) offer(id vault.Identity) (*Generation, *Loss) {
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return nil, nil
	}
	held, err := f.read(place{kind: kindVault})
	if err != nil {
		held = nil // not even a file of any use
	}
	undone, _ := f.undone()
	l := loss{folder: f, identity: id, held: held}
	defer l.wipe()
	for i := range found {
		sealed, err := f.readGeneration(found[i])
		if err != nil {
			sealed = nil
		}
		l.kept = l.kept || sameSave(held, sealed)
		d, err := vault.Open(sealed, id)
		if err != nil {
			if !slices.Contains(undone, saveOf(found[i].Name)) { // gone back behind before
				l.later(sealed)
			}
			continue
		}
		defer d.Wipe()
		l.lookAtHeld(d, found[i+1:])
		return &found[i], l.against(d)
	}
	return nil, nil
}

// loss gathers later saves that do not open.
type loss struct {
	folder   folder
	identity vault.Identity
	// held is what is in the place of vault.age, nil for nothing; kept: backups/
	// has the save that it is, or was before the damage.
	held  []byte
	kept  bool
	saves int
	// read are the beginnings of such saves, the newest first; newestRead: that
	// of the newest is the first of them.
	read       []*vault.Salvaged
	newestRead bool
}

func (l *loss) wipe() {
	for _, s := range l.read {
		s.Wipe()
	}
}

// later takes in the next newest of these saves; nil is one that cannot be read.
func (l *loss) later(sealed []byte) {
	l.saves++
	if sealed == nil || len(l.read) == maxSalvaged {
		return
	}
	if s, err := vault.Salvage(sealed, l.identity); err == nil {
		l.newestRead = l.newestRead || l.saves == 1
		l.read = append(l.read, s)
	}
}

// lookAtHeld finds out whether vault.age held a save that backups/ has not: one
// that a sync tool did not bring in whole, say.
func (l *loss) lookAtHeld(good *vault.Document, older []Generation) {
	if l.kept || !bytes.HasPrefix(l.held, []byte(ageMagic)) {
		return // empty or overwritten: there is no sign of another save
	}
	s, err := vault.Salvage(l.held, l.identity)
	if err == nil && !good.Knows(s.Saved) && !beforePast(good, s.Saved) {
		l.saves++
		l.newestRead = true
		l.read = slices.Insert(l.read, 0, s)
		return
	}
	if err == nil {
		s.Wipe() // an older one
		return
	}
	for _, g := range older {
		if sealed, err := l.folder.readGeneration(g); err == nil && sameSave(l.held, sealed) {
			return
		}
	}
	l.saves++
	l.newestRead = false
}

// beforePast: a document of a name older than all that it knows has come from
// it, as far as can be told.
func beforePast(d *vault.Document, save string) bool {
	return save != "" && len(d.Past) > 0 && save < d.Past[len(d.Past)-1]
}

// against compares what could be read with the document that is gone back to.
func (l *loss) against(good *vault.Document) *Loss {
	all := l.newestRead && l.read[0].All
	var newest []vault.Entry // of each entry the newest that could be read
	seen := make(map[string]bool)
	for _, s := range l.read {
		for _, e := range s.Entries {
			if !seen[e.ID] {
				seen[e.ID] = true
				newest = append(newest, e)
			}
		}
		if all {
			break
		}
	}
	return &Loss{Known: l.saves == 0 || all, Saves: l.saves, Entries: vault.Changes(good.Entries, newest, all)}
}

// ageMagic is how every file of the vault begins.
const ageMagic = "age-encryption.org/v1\n"

// identifying is how many bytes at the beginning of a sealed file, or at its
// end, no other file has: the key that was made for it stands in the first
// hundred, and the last 16 authenticate what is before them.
const identifying = 128

// sameSave tells whether two files are one save, of which either may be
// damaged.
func sameSave(a, b []byte) bool {
	if len(a) < identifying || len(b) < identifying {
		return false
	}
	same := func(x, y []byte) bool {
		return bytes.Equal(x, y) && bytes.Count(x, x[:1]) < len(x) // not zeros
	}
	return same(a[:identifying], b[:identifying]) || same(a[len(a)-identifying:], b[len(b)-identifying:])
}
