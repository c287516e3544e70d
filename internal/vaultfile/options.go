package vaultfile

import (
	"errors"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// Options are what a vault's folder needs of the world.
type Options struct {
	// FS is where the folder lies; nil means the system's own.
	FS atomicfile.FS
	// Now is the clock. It must be set.
	Now func() time.Time
	// WorkFactor is the scrypt cost of new files, 0 the usual one.
	WorkFactor vault.WorkFactor
	// Forget overwrites memory that was let go of (process.Scrub). It is called
	// when secrets have been used that were in memory for that only, and after
	// Close. nil leaves their copies to the collector.
	Forget func()
}

func (o Options) checked() (Options, error) {
	if o.Now == nil {
		return o, errors.New("vault folder: no clock given")
	}
	if o.FS == nil {
		o.FS = atomicfile.OS()
	}
	return o, nil
}
