package crashfs

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"kapukod/internal/atomicfile"
)

// Disk is a file system in memory. It is safe for concurrent use.
type Disk struct {
	mu      sync.Mutex
	names   map[string]*inode // by clean slash path; "/" is there from the start
	before  map[string]inode  // when recording began
	record  []change
	recents int
	locks   map[string]chan struct{}
}

// inode is a file or a folder.
type inode struct {
	id   int
	dir  bool
	data []byte
}

// New returns a disk with the files and folders of a tree, all of it synced.
func New(tree Tree) *Disk {
	d := &Disk{names: map[string]*inode{"/": {dir: true}}, locks: make(map[string]chan struct{})}
	for name, content := range tree {
		d.recents++
		d.names[name] = &inode{id: d.recents, dir: content.Dir, data: bytes.Clone(content.Data)}
	}
	return d
}

// Record forgets what was done so far: crashes happen from here on.
func (d *Disk) Record() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.record = nil
	d.before = make(map[string]inode, len(d.names))
	for name, node := range d.names {
		if name != "/" {
			d.before[name] = inode{id: node.id, dir: node.dir, data: bytes.Clone(node.data)}
		}
	}
}

// Tree is what a program sees now.
func (d *Disk) Tree() Tree {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.tree()
}

func (d *Disk) tree() Tree {
	t := make(Tree, len(d.names))
	for name, node := range d.names {
		if name != "/" {
			t[name] = Content{Dir: node.dir, Data: bytes.Clone(node.data)}
		}
	}
	return t
}

// clean is a name as the disk keeps it, on every system.
func clean(name string) string {
	name = filepath.ToSlash(strings.TrimPrefix(name, filepath.VolumeName(name)))
	return path.Clean("/" + name)
}

func failed(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

// add gives a new node a name; the folder must be there and the name free.
func (d *Disk) add(op, name string, dir bool) (string, *inode, error) {
	at := clean(name)
	parent, ok := d.names[path.Dir(at)]
	switch {
	case !ok:
		return "", nil, failed(op, name, fs.ErrNotExist)
	case !parent.dir:
		return "", nil, failed(op, name, fs.ErrInvalid)
	case d.names[at] != nil:
		return "", nil, failed(op, name, fs.ErrExist)
	}
	d.recents++
	node := &inode{id: d.recents, dir: dir}
	d.names[at] = node
	d.record = append(d.record, change{kind: link, name: at, node: node.id, dir: dir})
	return at, node, nil
}

// Create implements atomicfile.FS.
func (d *Disk) Create(name string, _ fs.FileMode) (atomicfile.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, node, err := d.add("create", name, false)
	if err != nil {
		return nil, err
	}
	return &file{disk: d, node: node}, nil
}

// Mkdir implements atomicfile.FS.
func (d *Disk) Mkdir(name string, _ fs.FileMode) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, _, err := d.add("mkdir", name, true)
	return err
}

// Open implements atomicfile.FS.
func (d *Disk) Open(name string) (io.ReadCloser, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	node, ok := d.names[clean(name)]
	if !ok {
		return nil, failed("open", name, fs.ErrNotExist)
	}
	return io.NopCloser(bytes.NewReader(bytes.Clone(node.data))), nil
}

// Rename implements atomicfile.FS.
func (d *Disk) Rename(oldname, newname string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	from, to := clean(oldname), clean(newname)
	node, ok := d.names[from]
	if !ok || node.dir || d.names[path.Dir(to)] == nil {
		return failed("rename", oldname, fs.ErrNotExist)
	}
	if at := d.names[to]; at != nil && at.dir {
		return failed("rename", newname, fs.ErrExist)
	}
	d.names[to] = node
	delete(d.names, from)
	d.record = append(d.record, change{kind: link, name: to, node: node.id}, change{kind: unlink, name: from, joined: true})
	return nil
}

// Remove implements atomicfile.FS.
func (d *Disk) Remove(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := clean(name)
	node, ok := d.names[at]
	if !ok {
		return failed("remove", name, fs.ErrNotExist)
	}
	if node.dir && len(d.within(at)) > 0 {
		return failed("remove", name, fs.ErrInvalid)
	}
	delete(d.names, at)
	d.record = append(d.record, change{kind: unlink, name: at})
	return nil
}

// SyncDir implements atomicfile.FS.
func (d *Disk) SyncDir(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := clean(name)
	if node := d.names[at]; node == nil || !node.dir {
		return failed("sync", name, fs.ErrNotExist)
	}
	d.record = append(d.record, change{kind: syncDir, name: at})
	return nil
}

// within are the names of what lies in a folder.
func (d *Disk) within(dir string) []string {
	var found []string
	for name := range maps.Keys(d.names) {
		if name != "/" && path.Dir(name) == dir {
			found = append(found, path.Base(name))
		}
	}
	slices.Sort(found)
	return found
}

// ReadDir implements atomicfile.FS.
func (d *Disk) ReadDir(name string) ([]fs.DirEntry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := clean(name)
	if node := d.names[at]; node == nil || !node.dir {
		return nil, failed("readdir", name, fs.ErrNotExist)
	}
	var entries []fs.DirEntry
	for _, base := range d.within(at) {
		entries = append(entries, fs.FileInfoToDirEntry(d.info(path.Join(at, base))))
	}
	return entries, nil
}

// Stat implements atomicfile.FS.
func (d *Disk) Stat(name string) (fs.FileInfo, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.names[clean(name)] == nil {
		return nil, failed("stat", name, fs.ErrNotExist)
	}
	return d.info(clean(name)), nil
}

func (d *Disk) info(at string) info {
	node := d.names[at]
	return info{name: path.Base(at), size: int64(len(node.data)), dir: node.dir}
}

// Lock implements atomicfile.FS. The lock file holds nothing, and whether it
// survives is of no account: it is not part of the record.
func (d *Disk) Lock(ctx context.Context, name string) (func() error, error) {
	d.mu.Lock()
	at := clean(name)
	if d.names[path.Dir(at)] == nil {
		d.mu.Unlock()
		return nil, failed("lock", name, fs.ErrNotExist)
	}
	lock, ok := d.locks[at]
	if !ok {
		lock = make(chan struct{}, 1)
		d.locks[at] = lock
	}
	d.mu.Unlock()
	select {
	case lock <- struct{}{}:
		return sync.OnceValue(func() error { <-lock; return nil }), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
