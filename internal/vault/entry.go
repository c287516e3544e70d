package vault

import (
	"bytes"
	"slices"
	"time"

	"kapukod/internal/otpauth"
)

// Service names the portal that an entry belongs to. Other values than those
// below are kept as they are.
type Service string

// The services this program knows.
const (
	ServiceUgyfelkapu Service = "ugyfelkapu"
	ServiceKeycloak   Service = "keycloak"
	ServiceGeneric    Service = "generic"
)

// Status tells how far the enrolment of an entry's key went.
type Status string

// A pending key is saved, but its portal has not taken it yet.
const (
	StatusPending Status = "pending"
	StatusActive  Status = "active"
)

// Entry is a key kept under the names it came with. Issuer and account are
// those of Key. The same names may be there twice.
type Entry struct {
	ID      string // never changes; ValidID
	Key     otpauth.Key
	Service Service // "" is read and written as generic
	Tags    []string
	Note    string
	Status  Status
	// Accepted is when the portal took the first code, nil before that.
	Accepted *time.Time
	// Replaces is the id of the entry whose key this one takes the place of,
	// once accepted; "" for a first enrolment.
	Replaces string
	Created  time.Time
	Updated  time.Time
	// Deleted is when the entry was put into the bin, nil while it lives.
	Deleted *time.Time
	// DeletionPut is when a deletion code was put into the slot the last time,
	// nil for never, or by a program that did not note it. DeletionPaper is when
	// somebody said that this very code stands on paper, nil before.
	DeletionPut, DeletionPaper *time.Time
	// Pinned keeps the entry above the others in a list.
	Pinned bool
	// Place is where a person put the entry among the others, 1 to MaxPlace, the
	// lesser first; 0 where nobody did, which counts as NaturalPlace.
	Place int64
	// History has the values that lost against others in a merge, the newest
	// first, at most MaxHistory versions.
	History []Version

	extra []field // unknown fields, as read
}

// Wipe overwrites the entry's secret.
func (e *Entry) Wipe() {
	e.Key.Secret.Wipe()
	wipeHistory(e.History)
	wipeFields(e.extra)
}

// Clone returns a copy that shares nothing with the entry.
func (e *Entry) Clone() Entry {
	c := *e
	c.Key.Secret = slices.Clone(e.Key.Secret)
	c.Tags = slices.Clone(e.Tags)
	c.Accepted = cloneTime(e.Accepted)
	c.Deleted = cloneTime(e.Deleted)
	c.DeletionPut = cloneTime(e.DeletionPut)
	c.DeletionPaper = cloneTime(e.DeletionPaper)
	c.History = cloneHistory(e.History)
	c.extra = cloneFields(e.extra)
	return c
}

// equal compares what is saved of two entries.
func (e *Entry) equal(o *Entry) bool { return e.alike(o) && equalHistory(e.History, o.History) }

// alike is equal without the history, which no person edits.
func (e *Entry) alike(o *Entry) bool {
	return e.ID == o.ID && equalKey(e.Key, o.Key) && e.Service == o.Service &&
		slices.Equal(e.Tags, o.Tags) && e.Note == o.Note && e.Status == o.Status && e.Replaces == o.Replaces &&
		equalTime(e.Accepted, o.Accepted) && equalTime(e.Deleted, o.Deleted) &&
		equalTime(e.DeletionPut, o.DeletionPut) && equalTime(e.DeletionPaper, o.DeletionPaper) &&
		e.Pinned == o.Pinned && e.Place == o.Place &&
		e.Created.Equal(o.Created) && e.Updated.Equal(o.Updated) &&
		slices.EqualFunc(e.extra, o.extra, func(a, b field) bool {
			return bytes.Equal(a.key, b.key) && bytes.Equal(a.raw, b.raw)
		})
}

func equalKey(a, b otpauth.Key) bool {
	return a.Issuer == b.Issuer && a.Account == b.Account && bytes.Equal(a.Secret, b.Secret) &&
		a.Algorithm == b.Algorithm && a.Digits == b.Digits && a.Period == b.Period
}

func equalTime(a, b *time.Time) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

func cloneTime(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	c := *t
	return &c
}

func cloneFields(fields []field) []field {
	if fields == nil {
		return nil
	}
	c := make([]field, len(fields))
	for i, f := range fields {
		c[i] = field{key: slices.Clone(f.key), raw: slices.Clone(f.raw)}
	}
	return c
}

func wipeFields(fields []field) {
	for _, f := range fields {
		clear(f.raw)
	}
}

// SetAside is an entry of the document that did not hold: it is shown as such,
// never used, and written back as it was read.
type SetAside struct {
	// What could still be read of it, for the person to know it by; "" where
	// it could not.
	ID, Issuer, Account string
	// Reason is the field that did not hold, or "entry" for the whole: a word
	// of this package, not data.
	Reason string

	raw []byte
}
