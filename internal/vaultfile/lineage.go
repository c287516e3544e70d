package vaultfile

import (
	"bytes"
	"fmt"
	"io/fs"
	"sync"

	"kapukod/internal/vault"
)

// identify settles which save a document is that was read from a file. One that
// was changed by hand still carries the name of the save that it was made from:
// it is none itself, and comes from that one. So is taken what has another
// revision than the name says, or what lies in vault.age with other bytes;
// elsewhere that may be the save of another computer, made in the same instant,
// which does not come from it. A document without a name may be kept in
// backups/ under one.
func (f folder) identify(d *vault.Document, sealed []byte, inPlace bool) {
	raised := d.Saved != "" && d.Saved[:len("0000000000")] != fmt.Sprintf("%010d", d.Revision)
	if d.Saved != "" && !raised && f.isSave(d, sealed) {
		return
	}
	from := d.Saved
	d.Saved = ""
	if raised || inPlace {
		d.Remember(from)
	}
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return
	}
	for _, g := range found {
		if kept, err := f.readGeneration(g); err == nil && bytes.Equal(kept, sealed) {
			d.Saved = saveOf(g.Name)
			d.Remember(d.Past...) // without the name of its own
			return
		}
	}
}

// isSave tells whether a document is the save whose name it carries.
func (f folder) isSave(d *vault.Document, sealed []byte) bool {
	kept, err := f.readFile(saveGeneration(d.Saved), vault.MaxSealed)
	return err != nil || bytes.Equal(kept, sealed)
}

// hasLineage: documents of older programs, and those made by hand, tell nothing
// of where they come from.
func hasLineage(d *vault.Document) bool { return d.Saved != "" || len(d.Past) > 0 }

// unknownSaves lists the generations that a document has not seen, newest first:
// going by names only, so it costs nothing where there are none. Those from
// before the oldest save that it names do not count.
func (f folder) unknownSaves(d *vault.Document) ([]Generation, error) {
	if !hasLineage(d) {
		return nil, nil
	}
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return nil, err
	}
	oldest := d.Saved
	if len(d.Past) > 0 {
		oldest = d.Past[len(d.Past)-1]
	}
	since, _ := parseGeneration(string(kindVault) + "-" + oldest + ageSuffix)
	var unknown []Generation
	for _, g := range found {
		if !d.Knows(saveOf(g.Name)) && (g.Revision >= since.Revision || g.Time.After(since.Time)) {
			unknown = append(unknown, g)
		}
	}
	return unknown, nil
}

// beforeMemory: the save is older than all that the document can name, so it
// may well have come from it.
func beforeMemory(d, o *vault.Document) bool {
	return len(d.Past) == vault.MaxPast && o.Saved != "" && o.Saved < d.Past[vault.MaxPast-1]
}

// base finds the newest save that two documents have in common and that can
// still be read, nil for none.
func (f folder) base(a, b *vault.Document, id vault.Identity) *vault.Document {
	for _, save := range vault.CommonSaves(a, b) {
		sealed, err := f.readFile(saveGeneration(save), vault.MaxSealed)
		if err != nil {
			continue
		}
		if d, err := vault.Open(sealed, id); err == nil && !d.ReadOnly {
			return d
		}
	}
	return nil
}

// fileSet knows files again that were looked at before, as long as nobody
// changes them. It is safe for concurrent use.
type fileSet struct{ keys sync.Map }

func (s *fileSet) has(name string, info fs.FileInfo) bool {
	_, ok := s.keys.Load(fileKey(name, info))
	return ok
}

func (s *fileSet) add(name string, info fs.FileInfo) { s.keys.Store(fileKey(name, info), true) }

func fileKey(name string, info fs.FileInfo) string {
	return fmt.Sprintf("%s %d %d", name, info.Size(), info.ModTime().UnixNano())
}
