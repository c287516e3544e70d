package enroll

import (
	"context"
	"time"

	"kapukod/internal/payload"
	"kapukod/internal/vault"
)

// Ports are what the flow needs of the world. Those that take a context are called on the runner's background
// goroutine; the others on the goroutine of the intents, and must be quick. VaultPorts makes all but Scan from
// an open vault.
type Ports struct {
	// Scan looks at all screens, with the program's own window out of the way, and returns every code it
	// sees. Corners are in one coordinate system for all screens.
	Scan func(ctx context.Context) ([]payload.Payload, error)

	// Save inserts the entry, or updates the pending one of the same ID, and returns what it read back from
	// the disk. The pending entry insteadOf (empty for none) goes to the bin in the same save. It changes no
	// accepted entry: ErrAccepted.
	Save func(ctx context.Context, entry vault.Entry, insteadOf string) (vault.Entry, error)

	// Accept notes that the site took a code of this entry at the time given and, when the entry replaces
	// another, puts that one into the bin in the same save. Doing it twice is harmless.
	Accept func(ctx context.Context, id string, at time.Time) (vault.Entry, error)

	// Activate ends the enrolment of an accepted entry, and notes in the same save whether its deletion code,
	// if there is one, stands on paper. It refuses an entry that is not accepted: ErrNotAccepted.
	Activate func(ctx context.Context, id string, onPaper bool) (vault.Entry, error)

	// Discard puts a pending entry into the bin. It refuses an accepted one (ErrAccepted) and is content
	// when there is none of this ID.
	Discard func(ctx context.Context, id string) error

	// PutDeletionCode keeps text as the entry's deletion code; saved and read back when it returns nil.
	PutDeletionCode func(ctx context.Context, id, text string) error

	// Service is the kind of site that the enrolment is for, where that is known beforehand; empty where it is to
	// be guessed from the key.
	Service vault.Service

	// CodeTime is the time by which codes are made, at a time of Now; nil where it is the same.
	CodeTime func(now time.Time) time.Time

	HasDeletionCode func(id string) bool
	Entries         func() []vault.Entry // all entries, those in the bin too; copies, which the flow wipes
	NewID           func() string        // an ID that no entry has
	Now             func() time.Time
}
