// Package atomicfile writes a file so that a crash, at any moment, leaves the
// old content or the new one, whole.
//
// It owns the small port to the file system (FS) that everything which stores
// a vault stands on, the port's real implementation (OS), and the order in
// which bytes reach the disk (Write). It never looks at the bytes, never keeps
// them, and never puts a path or content into an error message.
package atomicfile

import (
	"context"
	"io"
	"io/fs"
)

// FS is all that storing a vault asks of a file system. OS is the real one;
// tests put their own under it to make any single operation fail, or to record
// what reached the disk and in which order.
//
// Names are paths in the form of the running system (package path/filepath).
// Errors answer to errors.Is with fs.ErrNotExist, fs.ErrExist and
// fs.ErrPermission, as those of package os do.
type FS interface {
	// Create makes a new file and opens it for writing. A file that is already
	// there is an error (fs.ErrExist): nothing is ever truncated in place.
	Create(name string, perm fs.FileMode) (File, error)
	// Open opens a file for reading.
	Open(name string) (io.ReadCloser, error)
	// Stat describes a file; it follows symbolic links.
	Stat(name string) (fs.FileInfo, error)
	// ReadDir lists a folder, sorted by name.
	ReadDir(name string) ([]fs.DirEntry, error)
	// Mkdir makes one folder. A folder that is there is an error (fs.ErrExist).
	Mkdir(name string, perm fs.FileMode) error
	// Rename moves a file and replaces what has the new name, in one step.
	Rename(oldname, newname string) error
	// Remove deletes one file or one empty folder.
	Remove(name string) error
	// SyncDir brings a folder's list of names to the disk: before that, a
	// rename or a removal may be undone by a crash.
	SyncDir(name string) error
	// Lock takes the exclusive advisory lock on a file, which it makes when it
	// is not there, and waits for it until ctx is done; then it returns ctx's
	// error. The lock ends with unlock or with the process.
	Lock(ctx context.Context, name string) (unlock func() error, err error)
}

// File is a file being written.
type File interface {
	io.Writer
	// Sync brings the bytes written so far to the disk.
	Sync() error
	Close() error
}
