package atomicfile

import (
	"context"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/robustio"
)

// OS is the file system of the running system.
func OS() FS { return osFS{} }

type osFS struct{}

// lockPerm: the lock file holds nothing, but it lies among private files.
const lockPerm fs.FileMode = 0o600

// lockRetry is how long Lock waits between two attempts.
const lockRetry = 15 * time.Millisecond

func (osFS) Create(name string, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, err // not f: a nil *os.File in an interface is not nil
	}
	return f, nil
}

func (osFS) Open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (osFS) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (osFS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (osFS) Mkdir(name string, perm fs.FileMode) error  { return os.Mkdir(name, perm) }
func (osFS) Remove(name string) error                   { return os.Remove(name) }
func (osFS) SyncDir(name string) error                  { return syncDir(name) }

// Rename retries for up to two seconds on Windows and macOS, where virus
// scanners and sync tools hold a file for moments after it was written.
func (osFS) Rename(oldname, newname string) error { return robustio.Rename(oldname, newname) }

func (osFS) Lock(ctx context.Context, name string) (func() error, error) {
	lock := flock.New(name, flock.SetPermissions(lockPerm))
	if _, err := lock.TryLockContext(ctx, lockRetry); err != nil {
		_ = lock.Close() // nothing was locked
		return nil, err
	}
	return lock.Close, nil
}
