package crashfs

import (
	"bytes"
	"io/fs"
	"time"
)

// file is a file being written.
type file struct {
	disk *Disk
	node *inode
}

// Write implements atomicfile.File.
func (f *file) Write(data []byte) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	f.node.data = append(f.node.data, data...)
	f.disk.record = append(f.disk.record, change{kind: write, node: f.node.id, data: bytes.Clone(data)})
	return len(data), nil
}

// Sync implements atomicfile.File.
func (f *file) Sync() error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	f.disk.record = append(f.disk.record, change{kind: syncFile, node: f.node.id})
	return nil
}

// Close implements atomicfile.File. It syncs nothing.
func (f *file) Close() error { return nil }

// info describes a file or folder.
type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o700
	}
	return 0o600
}
