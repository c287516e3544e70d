// Package process keeps what this process has in its memory from other
// programs of the same computer, as far as the operating system offers it: no
// memory in crash files, no debugger of the same user.
//
// It owns the process's limits and flags and nothing else. Whatever a system
// refuses is left as it is: the program runs on. What all this is worth, and
// what it is not, stands in docs/security.md.
package process

import (
	"runtime/debug"
	"sync"
)

// Guard is a hardened process.
type Guard struct {
	set  func(readable bool)
	mu   sync.Mutex
	open int
}

// Harden protects the running process. It is called once, before anything
// else: before there is a secret in memory.
//
//   - No core files, and nothing of the heap in crash reports of the system.
//   - The runtime's own report of a crash has no stacks, whose arguments are
//     parts of memory. An environment variable GOTRACEBACK of the user's own
//     wins.
//   - On Linux and macOS no other process of the same user can attach to this
//     one or read its memory. On Windows it still can: what would forbid it
//     would forbid screen readers too.
func Harden() *Guard {
	debug.SetTraceback("none")
	limitDumps()
	setReadable(false)
	return &Guard{set: setReadable}
}

// Open lets other processes of the same user look at this one until done is
// called; it may be called again before that, and done more than once.
//
// Linux desktop portals read /proc/<pid>/root to know who asks, and refuse
// whom they cannot look at. So a portal is asked within Open and done. Elsewhere
// it does nothing.
func (g *Guard) Open() (done func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.open++; g.open == 1 {
		g.set(true)
	}
	return sync.OnceFunc(g.close)
}

func (g *Guard) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.open--; g.open == 0 {
		g.set(false)
	}
}
