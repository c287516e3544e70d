package enroll

import (
	"context"
	"crypto/subtle"
	"fmt"
	"slices"
	"time"

	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

// Keeper is the part of an open vault that an enrolment needs.
type Keeper interface {
	// Document returns a copy of what the vault holds.
	Document() *vault.Document
	// Update applies change to the newest revision, saves it, reads it back and returns a copy of that. When it
	// fails, what was there before stays and no document is returned. It may call change more than once.
	Update(ctx context.Context, change func(*vault.Document) error) (*vault.Document, error)
	// FinishReplacement is Update that also retires, in the same save, the entry which the given one replaces,
	// and then its deletion code, which ends nothing any more. When only that last move failed, it returns the
	// new document beside the error.
	FinishReplacement(ctx context.Context, entryID string, change func(*vault.Document) error) (*vault.Document, error)
	PutDeletionCode(ctx context.Context, entryID, text string) error
	HasDeletionCode(entryID string) bool
}

// World is what an enrolment needs beside the vault.
type World struct {
	Scan  func(ctx context.Context) ([]payload.Payload, error)
	Now   func() time.Time
	NewID func() string
	// Service and CodeTime are those of Ports.
	Service  vault.Service
	CodeTime func(now time.Time) time.Time
}

// VaultPorts makes the ports of a flow from an open vault. The rules about what may be changed are checked
// inside the vault's own lock, so that they hold against another window too.
func VaultPorts(k Keeper, w World) Ports {
	s := store{keeper: k, now: w.Now}
	return Ports{
		Scan: w.Scan, Now: w.Now, NewID: w.NewID, Service: w.Service, CodeTime: w.CodeTime,
		Save: s.save, Accept: s.accept, Activate: s.activate, Discard: s.discard,
		PutDeletionCode: k.PutDeletionCode, HasDeletionCode: k.HasDeletionCode,
		Entries: func() []vault.Entry { return k.Document().Entries },
	}
}

type store struct {
	keeper Keeper
	now    func() time.Time
}

func (s store) save(ctx context.Context, entry vault.Entry, insteadOf string) (vault.Entry, error) {
	at := s.now()
	doc, err := s.keeper.Update(ctx, func(doc *vault.Document) error {
		return saveIn(doc, entry.Clone(), insteadOf, at)
	})
	if err != nil {
		return vault.Entry{}, fmt.Errorf("save pending entry: %w", err)
	}
	kept, err := readBack(doc, entry.ID)
	if err != nil {
		return vault.Entry{}, err
	}
	if subtle.ConstantTimeCompare(kept.Key.Secret, entry.Key.Secret) != 1 || kept.Status != vault.StatusPending {
		return vault.Entry{}, ErrNotKept
	}
	return kept, nil
}

func (s store) accept(ctx context.Context, id string, at time.Time) (vault.Entry, error) {
	doc, err := s.keeper.FinishReplacement(ctx, id, func(doc *vault.Document) error { return acceptIn(doc, id, at) })
	if err != nil && doc == nil {
		return vault.Entry{}, fmt.Errorf("note that the code was accepted: %w", err)
	}
	// With a document beside it the error is only that the old deletion code was not moved away. It lies in
	// the slot of an entry in the bin, where it does no harm: that must not hold up a user whose key is in use.
	kept, err := readBack(doc, id)
	if err == nil && kept.Accepted == nil {
		err = ErrNotKept
	}
	return kept, err
}

func (s store) activate(ctx context.Context, id string, onPaper bool) (vault.Entry, error) {
	at := s.now()
	onPaper = onPaper && s.keeper.HasDeletionCode(id)
	doc, err := s.keeper.Update(ctx, func(doc *vault.Document) error { return activateIn(doc, id, at, onPaper) })
	if err != nil {
		return vault.Entry{}, fmt.Errorf("make entry active: %w", err)
	}
	kept, err := readBack(doc, id)
	if err == nil && kept.Status != vault.StatusActive {
		err = ErrNotKept
	}
	return kept, err
}

func (s store) discard(ctx context.Context, id string) error {
	at := s.now()
	doc, err := s.keeper.Update(ctx, func(doc *vault.Document) error { return discardIn(doc, id, at) })
	if err != nil {
		return fmt.Errorf("put pending entry into the bin: %w", err)
	}
	doc.Wipe()
	return nil
}

// readBack takes the entry out of the document that came back from the disk, and wipes the rest.
func readBack(doc *vault.Document, id string) (vault.Entry, error) {
	defer doc.Wipe()
	i := indexOf(doc, id)
	if i < 0 || doc.Entries[i].Deleted != nil {
		return vault.Entry{}, ErrNotKept
	}
	return doc.Entries[i].Clone(), nil
}

func indexOf(doc *vault.Document, id string) int {
	return slices.IndexFunc(doc.Entries, func(e vault.Entry) bool { return id != "" && e.ID == id })
}
