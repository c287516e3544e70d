package vaultfile

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kapukod/internal/atomicfile"
)

// lockPatience is how long a change waits for another program's change. A save
// takes a fraction of a second: who holds the lock for longer is stuck.
const lockPatience = 10 * time.Second

// locked runs work under the vault's lock, which all that change the folder
// take. ErrBusy tells that it was not to be had.
func (f folder) locked(ctx context.Context, work func() error) (err error) {
	waiting, cancel := context.WithTimeout(ctx, lockPatience)
	defer cancel()
	unlock, err := f.FS.Lock(waiting, f.path(lockName))
	switch {
	case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		return fmt.Errorf("lock vault: %w", ErrBusy)
	case err != nil:
		return atomicfile.Explain("lock vault", err)
	}
	// The lock ends with the process at the latest; an error here would hide
	// that the work was done.
	defer func() { _ = unlock() }()
	return work()
}

// tryPatience is how long a lock that is free may take to be had, on a computer
// that has much else to do.
const tryPatience = 50 * time.Millisecond

// tryLocked runs work if the lock is free right now, and lets it be if not.
func (f folder) tryLocked(ctx context.Context, work func()) {
	waiting, cancel := context.WithTimeout(ctx, tryPatience)
	defer cancel()
	unlock, err := f.FS.Lock(waiting, f.path(lockName))
	if err != nil {
		return
	}
	defer func() { _ = unlock() }()
	work()
}

// sweep removes temporary files that a crash left behind. Nobody is writing
// one while the lock is held. One that cannot be removed does no harm.
func (f folder) sweep() {
	for _, dir := range append([]string{"."}, folders()...) {
		entries, err := f.list(dir)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			if !entry.IsDir() && atomicfile.IsTemp(entry.Name()) {
				_ = f.FS.Remove(f.path(dir + "/" + entry.Name()))
			}
		}
	}
}
