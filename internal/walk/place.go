package walk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"kapukod/internal/guide"
)

// Place is where a walk stands, to go on from later. None of it is secret.
type Place struct {
	Guide string `json:"guide"`
	Step  string `json:"step"`
	Entry string `json:"entry,omitempty"`
}

// Place is where the walk stands.
func (w *Walk) Place() Place {
	return Place{Guide: w.guide.ID, Step: w.Step().ID, Entry: w.entry}
}

// Resume goes on from a place. A step that is no longer in the guide is taken
// for its first one. It reports false where there is no such guide.
func Resume(guides []guide.Guide, at Place) (*Walk, bool) {
	w := &Walk{guides: guides, entry: at.Entry}
	return w, w.enter(at.Guide, at.Step)
}

// MaxFile is the largest file of a place that is read, in bytes.
const MaxFile = 4 << 10

// Store keeps one place, where a crash leaves it.
type Store struct {
	Read  func() ([]byte, error)
	Write func([]byte) error
}

// Load returns the stored place; empty for none, and for what cannot be read:
// it is a help to memory and no more.
func (s Store) Load() Place {
	data, err := s.Read()
	if err != nil || len(data) > MaxFile {
		return Place{}
	}
	var at Place
	if json.Unmarshal(data, &at) != nil {
		return Place{}
	}
	return at
}

// Save keeps the place; an empty one for none.
func (s Store) Save(at Place) error {
	if at == (Place{}) {
		if _, err := s.Read(); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	data, err := json.Marshal(at)
	if err != nil {
		return fmt.Errorf("keep the place in the guide: %w", err)
	}
	if err := s.Write(data); err != nil {
		return fmt.Errorf("keep the place in the guide: %w", err)
	}
	return nil
}
