// Package faultfs is an atomicfile.FS for tests: it shows every operation to
// the test before it is done, and the test decides whether it fails.
//
// It owns no file system itself and is never part of a program.
package faultfs

import (
	"context"
	"io"
	"io/fs"

	"kapukod/internal/atomicfile"
)

// Kind names an operation of the port.
type Kind string

// The operations of the port, those of an open file among them.
const (
	Create  Kind = "create"
	Write   Kind = "write"
	Sync    Kind = "sync"
	Close   Kind = "close"
	Open    Kind = "open"
	Read    Kind = "read"
	Stat    Kind = "stat"
	ReadDir Kind = "readdir"
	Mkdir   Kind = "mkdir"
	Rename  Kind = "rename"
	Remove  Kind = "remove"
	SyncDir Kind = "syncdir"
	Lock    Kind = "lock"
)

// Op is one operation about to be done. To is the new name of a rename.
type Op struct {
	Kind     Kind
	Path, To string
}

// FS hands every operation to Before and does it only when Before returns nil.
type FS struct {
	Under  atomicfile.FS
	Before func(Op) error
	// Alter, when set, may change the bytes on their way to the disk: a disk
	// that lies.
	Alter func(path string, data []byte) []byte
}

func (f *FS) before(kind Kind, path, to string) error {
	if f.Before == nil {
		return nil
	}
	return f.Before(Op{Kind: kind, Path: path, To: to})
}

// Create implements atomicfile.FS.
func (f *FS) Create(name string, perm fs.FileMode) (atomicfile.File, error) {
	if err := f.before(Create, name, ""); err != nil {
		return nil, err
	}
	under, err := f.Under.Create(name, perm)
	if err != nil {
		return nil, err
	}
	return &file{fs: f, name: name, under: under}, nil
}

// Open implements atomicfile.FS.
func (f *FS) Open(name string) (io.ReadCloser, error) {
	if err := f.before(Open, name, ""); err != nil {
		return nil, err
	}
	under, err := f.Under.Open(name)
	if err != nil {
		return nil, err
	}
	return &reader{fs: f, name: name, ReadCloser: under}, nil
}

// Stat implements atomicfile.FS.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	if err := f.before(Stat, name, ""); err != nil {
		return nil, err
	}
	return f.Under.Stat(name)
}

// ReadDir implements atomicfile.FS.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.before(ReadDir, name, ""); err != nil {
		return nil, err
	}
	return f.Under.ReadDir(name)
}

// Mkdir implements atomicfile.FS.
func (f *FS) Mkdir(name string, perm fs.FileMode) error {
	if err := f.before(Mkdir, name, ""); err != nil {
		return err
	}
	return f.Under.Mkdir(name, perm)
}

// Rename implements atomicfile.FS.
func (f *FS) Rename(oldname, newname string) error {
	if err := f.before(Rename, oldname, newname); err != nil {
		return err
	}
	return f.Under.Rename(oldname, newname)
}

// Remove implements atomicfile.FS.
func (f *FS) Remove(name string) error {
	if err := f.before(Remove, name, ""); err != nil {
		return err
	}
	return f.Under.Remove(name)
}

// SyncDir implements atomicfile.FS.
func (f *FS) SyncDir(name string) error {
	if err := f.before(SyncDir, name, ""); err != nil {
		return err
	}
	return f.Under.SyncDir(name)
}

// Lock implements atomicfile.FS.
func (f *FS) Lock(ctx context.Context, name string) (func() error, error) {
	if err := f.before(Lock, name, ""); err != nil {
		return nil, err
	}
	return f.Under.Lock(ctx, name)
}

type file struct {
	fs    *FS
	name  string
	under atomicfile.File
}

func (f *file) Write(data []byte) (int, error) {
	if err := f.fs.before(Write, f.name, ""); err != nil {
		// A failing write leaves some of its bytes, as a full disk does.
		n, _ := f.under.Write(data[:len(data)/2])
		return n, err
	}
	if f.fs.Alter == nil {
		return f.under.Write(data)
	}
	if _, err := f.under.Write(f.fs.Alter(f.name, data)); err != nil {
		return 0, err
	}
	return len(data), nil
}

func (f *file) Sync() error {
	if err := f.fs.before(Sync, f.name, ""); err != nil {
		return err
	}
	return f.under.Sync()
}

func (f *file) Close() error {
	if err := f.fs.before(Close, f.name, ""); err != nil {
		_ = f.under.Close() // no descriptor may leak, whatever is pretended
		return err
	}
	return f.under.Close()
}

type reader struct {
	fs   *FS
	name string
	io.ReadCloser
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.fs.before(Read, r.name, ""); err != nil {
		return 0, err
	}
	return r.ReadCloser.Read(p)
}
