// Package instance lets one window of a user run at a time.
//
// It owns the lock file, and a socket by which a second start asks the window to come forward. Nothing else
// can be said through it. The lock file is never deleted, because a file that comes and goes can be locked
// twice.
package instance

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrRunning means that another process holds the lock.
var ErrRunning = errors.New("already running")

// Acquire locks the file path, making it and its folder when absent, readable by the user alone. It never
// waits: when another process holds the lock it returns ErrRunning. The system frees the lock of a process that
// dies. release may be called more than once.
func Acquire(path string) (release func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the lock: %w", err)
	}
	lock := flock.New(path, flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock the running window: %w", err)
	}
	if !locked {
		return nil, ErrRunning
	}
	// Unlock fails only when the file is closed already, and then there is nothing left to free.
	return func() { _ = lock.Unlock() }, nil
}
