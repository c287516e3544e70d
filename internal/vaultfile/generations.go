package vaultfile

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kapukod/internal/vault"
)

// Generation is one file in backups/: what a file of the vault held at a time.
type Generation struct {
	// Name of the file, without its folder.
	Name string
	// File is the place it belongs to, as "vault.age".
	File string
	// Revision of the document; 0 for other files.
	Revision uint64
	// Time when it was saved (UTC).
	Time time.Time
	// Current: it is what the place holds. Only Generations tells.
	Current bool

	place place
}

// Names of generations sort by age and hold no character that any system
// refuses:
//
//	vault-<revision, 10 digits>-<time>.age
//	member-<id>-<time>.age  slotkey-<id>-<time>.age  slot-<entry id>-<time>.age
const generationTime = "20060102T150405.000000000Z"

func generationName(p place, revision uint64, t time.Time) string {
	middle := p.id
	if p.kind == kindVault {
		middle = fmt.Sprintf("%010d", revision)
	}
	return string(p.kind) + "-" + middle + "-" + t.UTC().Format(generationTime) + ageSuffix
}

// saveName is the name of a save of the document: the middle part of its
// generation's name.
func saveName(revision uint64, t time.Time) string {
	return saveOf(generationName(place{kind: kindVault}, revision, t))
}

// saveOf takes a save's name from that of its generation, with or without its
// folder; saveGeneration makes the latter, with its folder.
func saveOf(generation string) string {
	name := strings.TrimPrefix(strings.TrimPrefix(generation, backupDir+"/"), string(kindVault)+"-")
	return strings.TrimSuffix(name, ageSuffix)
}

func saveGeneration(save string) string {
	return backupDir + "/" + string(kindVault) + "-" + save + ageSuffix
}

// parseGeneration reads a name that generationName made; other files in
// backups/ are not the vault's.
func parseGeneration(name string) (g Generation, ok bool) {
	first, rest, ok := strings.Cut(strings.TrimSuffix(name, ageSuffix), "-")
	cut := len(rest) - len(generationTime)
	if !ok || cut < 2 || rest[cut-1] != '-' {
		return g, false
	}
	t, err := time.Parse(generationTime, rest[cut:])
	if err != nil {
		return g, false
	}
	g = Generation{Name: name, Time: t.UTC(), place: place{kind: kind(first)}}
	middle := rest[:cut-1]
	switch g.place.kind {
	case kindVault:
		if g.Revision, err = strconv.ParseUint(middle, 10, 64); err != nil || g.Revision > vault.MaxRevision {
			return g, false
		}
	case kindMember, kindSlot, kindSlotKey:
		g.place.id = middle
		if !vault.ValidID(middle) {
			return g, false
		}
	default:
		return g, false
	}
	g.File = g.place.name()
	return g, generationName(g.place, g.Revision, t) == name
}

// generations lists the files in backups/ that keep accepts, newest first: by
// revision, and by time where that is equal.
func (f folder) generations(keep func(place) bool) ([]Generation, error) {
	entries, err := f.list(backupDir)
	if err != nil {
		return nil, err
	}
	var found []Generation
	for _, entry := range entries {
		if g, ok := parseGeneration(entry.Name()); ok && !entry.IsDir() && keep(g.place) {
			found = append(found, g)
		}
	}
	slices.SortFunc(found, func(a, b Generation) int {
		return cmp.Or(cmp.Compare(b.Revision, a.Revision), b.Time.Compare(a.Time), cmp.Compare(b.Name, a.Name))
	})
	return found, nil
}

func (f folder) generationsOf(p place) ([]Generation, error) {
	return f.generations(func(o place) bool { return o == p })
}

func (f folder) readGeneration(g Generation) ([]byte, error) {
	return f.readFile(backupDir+"/"+g.Name, g.place.limit())
}

// newestGood returns the newest generation of a place that passes a test.
func (f folder) newestGood(p place, good func(sealed []byte) bool) *Generation {
	found, err := f.generationsOf(p)
	if err != nil {
		return nil
	}
	for _, g := range found {
		if sealed, err := f.readGeneration(g); err == nil && good(sealed) {
			return &g
		}
	}
	return nil
}

// Generations lists the generations of the document, newest first. The newest
// one usually is what vault.age holds (Current).
func Generations(dir string, opts Options) ([]Generation, error) {
	f, err := open(dir, opts)
	if err != nil {
		return nil, err
	}
	found, err := f.generationsOf(place{kind: kindVault})
	if err != nil {
		return nil, err
	}
	held, err := f.read(place{kind: kindVault})
	if err != nil {
		return found, nil // it is damaged, or gone
	}
	for i := range found {
		if kept, err := f.readGeneration(found[i]); err == nil && bytes.Equal(kept, held) {
			found[i].Current = true
			break
		}
	}
	return found, nil
}
