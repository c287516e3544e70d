// Package recent owns when the code of an entry was last used on this computer:
// a small file beside the settings, so that using a code never saves a vault. It
// holds ids and minutes, never a name, a key or a code.
package recent

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Most is how many entries are kept; the ones used longest ago are left out.
const Most = 1000

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 256 << 10

// maxID bounds an id that is read; those of a vault are shorter.
const maxID = 64

// Uses are when entries were last used, by id, to the minute.
type Uses map[string]time.Time

// Store reads and writes the uses on one computer.
type Store struct {
	Read  func() ([]byte, error)
	Write func([]byte) error
}

// Load returns what is stored; nothing where it cannot be read: it is a help to
// memory and no more.
func (s Store) Load() Uses {
	uses := make(Uses)
	data, err := s.Read()
	if err != nil || len(data) > MaxFile {
		return uses
	}
	if json.Unmarshal(data, &uses) != nil || uses == nil {
		return make(Uses)
	}
	for id, at := range uses {
		if id == "" || len(id) > maxID || at.Year() < 1970 || at.Year() > 9999 {
			delete(uses, id)
		}
	}
	uses.shorten()
	return uses
}

// Note keeps that an entry was used at a time. It reports whether that is news:
// within a minute nothing needs to be stored again.
func (u Uses) Note(id string, at time.Time) (news bool) {
	at = at.UTC().Truncate(time.Minute)
	if u[id].Equal(at) {
		return false
	}
	u[id] = at
	u.shorten()
	return true
}

// Keep leaves out the entries that are no more.
func (u Uses) Keep(there func(id string) bool) {
	for id := range u {
		if !there(id) {
			delete(u, id)
		}
	}
}

// shorten leaves out what was used longest ago where there are too many.
func (u Uses) shorten() {
	if len(u) <= Most {
		return
	}
	ids := make([]string, 0, len(u))
	for id := range u {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return u[b].Compare(u[a]) })
	for _, id := range ids[Most:] {
		delete(u, id)
	}
}

// Save stores the uses.
func (s Store) Save(uses Uses) error {
	data, err := json.Marshal(uses)
	if err != nil {
		return fmt.Errorf("keep what was last used: %w", err)
	}
	if err := s.Write(data); err != nil {
		return fmt.Errorf("keep what was last used: %w", err)
	}
	return nil
}
