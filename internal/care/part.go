package care

import (
	"errors"
	"fmt"
	"slices"

	"kapukod/internal/vault"
)

// ErrChanged: a part of an entry has become another since the person saw it.
var ErrChanged = errors.New("changed meanwhile")

// Part is what of an entry a person changes at one time.
type Part string

// The parts.
const (
	PartNames   Part = "names"
	PartService Part = "service"
	PartTags    Part = "tags"
	PartNote    Part = "note"
)

// Change changes a part of an entry as change does. shown is the entry as the
// person saw it: where the part is neither as it was then nor as it would be now,
// somebody else has changed it, and the entry stays as it is.
//
// Its errors: ErrChanged, and those of change.
func (p Part) Change(e, shown *vault.Entry, change func(*vault.Entry) error) error {
	if p.same(e, shown) {
		return change(e)
	}
	wanted := e.Clone()
	defer wanted.Wipe()
	if err := change(&wanted); err != nil {
		return err
	}
	if !p.same(e, &wanted) {
		return fmt.Errorf("change %s: %w", string(p), ErrChanged)
	}
	return nil
}

func (p Part) same(a, b *vault.Entry) bool {
	switch p {
	case PartNames:
		return a.Key.Issuer == b.Key.Issuer && a.Key.Account == b.Key.Account
	case PartService:
		return a.Service == b.Service
	case PartTags:
		return slices.Equal(a.Tags, b.Tags)
	case PartNote:
		return a.Note == b.Note
	}
	return false
}
