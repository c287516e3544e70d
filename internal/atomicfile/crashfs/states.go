package crashfs

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
)

// Tree is what lies on a disk, by slash path from its root, which is not in it.
type Tree map[string]Content

// Content is a file's bytes, or a folder.
type Content struct {
	Dir  bool
	Data []byte
}

// Sum tells trees apart.
func (t Tree) Sum() [sha256.Size]byte {
	h := sha256.New()
	for _, name := range t.names() {
		fmt.Fprintf(h, "%q %v %d ", name, t[name].Dir, len(t[name].Data))
		h.Write(t[name].Data)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

func (t Tree) names() []string {
	names := make([]string, 0, len(t))
	for name := range t {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// kind of a change.
type kind string

const (
	link     kind = "link"   // a name points to a file from now on
	unlink   kind = "unlink" // a name is gone
	write    kind = "write"
	syncFile kind = "sync"
	syncDir  kind = "syncdir"
)

// change is one step of the record. A rename is a link and an unlink, which a
// crash may part: then the file has both names, or the old name is gone before
// the new one came.
type change struct {
	kind   kind
	name   string
	node   int
	dir    bool
	joined bool // the unlink of a rename: no moment lies before it
	data   []byte
}

// Sync is one step of the record that brings something to the disk.
type Sync struct {
	// Step is its place in the record; Of says what was synced, as
	// "file vault.age" or "folder backups".
	Step int
	Of   string
}

// Syncs are all those of the record, in order. A file is named by the last name
// it got.
func (d *Disk) Syncs() []Sync {
	d.mu.Lock()
	defer d.mu.Unlock()
	last := make(map[int]string)
	for _, c := range d.record {
		if c.kind == link {
			last[c.node] = c.name
		}
	}
	var found []Sync
	for i, c := range d.record {
		switch c.kind {
		case syncFile:
			found = append(found, Sync{i, "file " + last[c.node]})
		case syncDir:
			found = append(found, Sync{i, "folder " + c.name})
		}
	}
	return found
}

// State is one thing that may be found after a crash.
type State struct {
	Tree Tree
	// Done tells that the crash came after the last step of the record.
	Done bool
}

// maxLoose bounds the changes of names that are not synced at one moment: each
// doubles the number of states. A program that lets more pile up fails here.
const maxLoose = 12

// ErrTooLoose means that too much was left unsynced for all states to be seen.
var ErrTooLoose = errors.New("too many changes not synced")

// States gives every state that a crash can leave, each tree once for each
// value of Done, as if the sync at step without had never been (none for -1).
func (d *Disk) States(without int) iter.Seq2[State, error] {
	d.mu.Lock()
	record, before := slices.Clone(d.record), d.before
	d.mu.Unlock()
	return func(yield func(State, error) bool) {
		seen := make(map[[sha256.Size + 1]byte]bool)
		once := func(s State) bool {
			sum := s.Tree.Sum()
			key := [sha256.Size + 1]byte(append(sum[:], map[bool]byte{true: 1}[s.Done]))
			if seen[key] {
				return true
			}
			seen[key] = true
			return yield(s, nil)
		}
		m := newMoment(before)
		for step := 0; ; step++ {
			done := step == len(record)
			if done || !record[step].joined {
				if !m.states(done, once, yield) {
					return
				}
			}
			if done {
				return
			}
			if step != without {
				m.take(record[step])
			}
		}
	}
}

// moment is the disk at one moment: what is on it for certain, and what may be.
type moment struct {
	names map[string]int // certain
	loose []change       // changes of names, in order
	dirs  map[int]bool   // which nodes are folders
	nodes map[int]*written
}

// written is a file's bytes: those on the disk for certain, and all of them.
type written struct {
	synced int
	data   []byte
}

func newMoment(before map[string]inode) *moment {
	m := &moment{names: make(map[string]int), dirs: make(map[int]bool), nodes: make(map[int]*written)}
	for name, node := range before {
		m.names[name] = node.id
		m.dirs[node.id] = node.dir
		m.nodes[node.id] = &written{synced: len(node.data), data: node.data}
	}
	return m
}

func (m *moment) take(c change) {
	switch c.kind {
	case link:
		if m.nodes[c.node] == nil {
			m.nodes[c.node], m.dirs[c.node] = new(written), c.dir
		}
		m.loose = append(m.loose, c)
	case unlink:
		m.loose = append(m.loose, c)
	case write:
		w := m.nodes[c.node]
		w.data = append(w.data, c.data...)
	case syncFile:
		if w := m.nodes[c.node]; w != nil {
			w.synced = len(w.data)
		}
	case syncDir:
		m.loose = slices.DeleteFunc(m.loose, func(l change) bool {
			if path.Dir(l.name) != c.name {
				return false
			}
			apply(m.names, l)
			return true
		})
	}
}

func apply(names map[string]int, c change) {
	if c.kind == link {
		names[c.name] = c.node
	} else {
		delete(names, c.name)
	}
}

// states gives every tree that this moment can leave.
func (m *moment) states(done bool, once func(State) bool, fail func(State, error) bool) bool {
	if len(m.loose) > maxLoose {
		return fail(State{}, fmt.Errorf("%w: %d", ErrTooLoose, len(m.loose)))
	}
	for kept := range 1 << len(m.loose) {
		names := make(map[string]int, len(m.names)+len(m.loose))
		for name, node := range m.names {
			names[name] = node
		}
		for i, c := range m.loose {
			if kept&(1<<i) != 0 {
				apply(names, c)
			}
		}
		if !m.contents(names, done, once) {
			return false
		}
	}
	return true
}

// contents gives the trees of one set of names: each file with bytes that were
// not synced has them, or not, or half of them, or zeros in their place.
func (m *moment) contents(names map[string]int, done bool, once func(State) bool) bool {
	tree := make(Tree, len(names))
	var torn []string
	for name, node := range names {
		w := m.nodes[node]
		if !reachable(names, m.dirs, name) {
			continue
		}
		tree[name] = Content{Dir: m.dirs[node], Data: w.data}
		if w.synced < len(w.data) {
			torn = append(torn, name)
		}
	}
	slices.Sort(torn)
	var each func(i int) bool
	each = func(i int) bool {
		if i == len(torn) {
			return once(State{Tree: tree.clone(), Done: done})
		}
		w := m.nodes[names[torn[i]]]
		for _, data := range w.variants() {
			tree[torn[i]] = Content{Data: data}
			if !each(i + 1) {
				return false
			}
		}
		return true
	}
	return each(0)
}

func (w *written) variants() [][]byte {
	half := w.synced + (len(w.data)-w.synced)/2
	zeros := make([]byte, len(w.data))
	copy(zeros, w.data[:w.synced])
	return [][]byte{w.data, w.data[:w.synced], w.data[:half], zeros}
}

func (t Tree) clone() Tree {
	c := make(Tree, len(t))
	for name, content := range t {
		c[name] = content
	}
	return c
}

// reachable tells whether every folder above a name is there.
func reachable(names map[string]int, dirs map[int]bool, name string) bool {
	for dir := path.Dir(name); dir != "/" && dir != "."; dir = path.Dir(dir) {
		node, ok := names[dir]
		if !ok || !dirs[node] {
			return false
		}
	}
	return strings.HasPrefix(name, "/")
}
