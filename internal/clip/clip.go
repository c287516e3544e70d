// Package clip copies a secret text for a short time: it clears the clipboard after a while, at lock and at exit,
// and only while the clipboard still holds that text.
//
// It owns the memory of what was copied, as hashes, never the text. It knows no clipboard: that is a Port. It
// never clears what somebody else put there.
package clip

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"kapukod/internal/broadcast"
)

// ErrUnavailable means that there is no clipboard, or that it does not answer. A Port wraps it.
var ErrUnavailable = errors.New("no clipboard")

// Port is a clipboard of texts. Its methods may be slow but never wait for ever.
type Port interface {
	// Write replaces what the clipboard holds, marked as sensitive where the system can.
	Write(text string) error
	// Read gives the text, or "" when the clipboard is empty or holds something else than text.
	Read() (string, error)
	// Clear empties the clipboard.
	Clear() error
}

// Ports are what a Clipboard needs beside the clipboard itself.
type Ports struct {
	Now func() time.Time
	// AfterFunc is time.AfterFunc, giving back its Stop.
	AfterFunc func(d time.Duration, f func()) (stop func() bool)
}

// State is what a screen shows of the clipboard.
type State struct {
	Ours    bool      // our text is there, as far as we know
	ClearAt time.Time // when it will be cleared; zero when it will not
	// Refused: it could not be cleared when it was time. ClearAt is the next try.
	Refused bool
}

// retryAfter and retries bound what happens when the clipboard cannot be read or cleared in time: some systems
// refuse a program whose window has no focus.
const (
	retryAfter = 5 * time.Second
	retries    = 24
)

// Clipboard copies and clears. It is safe for concurrent use.
type Clipboard struct {
	port      Port
	ports     Ports
	after     time.Duration
	listeners broadcast.List[State]

	using sync.Mutex // held while the port is used, so that a copy and a clear never cross

	mu    sync.Mutex
	state State
	held  []sum // of the texts of which one may be on the clipboard; none when none is
	timer timer
}

// sum is the hash of a text.
type sum [sha256.Size]byte

// mostHeld bounds how many texts are known: refused copies add one each.
const mostHeld = 8

// timer is the clear that is due. It is guarded by the clipboard's mu.
type timer struct {
	generation int // an older timer that fires late is ignored
	tries      int
	stop       func() bool
}

// New returns a Clipboard that clears its text after so long; 0 is only on Clear.
func New(port Port, ports Ports, after time.Duration) *Clipboard {
	return &Clipboard{port: port, ports: ports, after: after}
}

// State gives the state now.
func (c *Clipboard) State() State {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state
}

// Subscribe has listener called after every change of the state, in order, on whichever goroutine made it.
func (c *Clipboard) Subscribe(listener func(State)) (cancel func()) {
	return c.listeners.Subscribe(listener)
}

// Copy puts text on the clipboard and starts the time anew. When it fails, State does not say Ours, yet the text
// is still cleared in time in case it arrived late.
func (c *Clipboard) Copy(text string) error {
	defer c.listeners.Deliver()
	c.using.Lock()
	defer c.using.Unlock()
	err := c.port.Write(text)

	c.mu.Lock()
	defer c.mu.Unlock()
	c.disarm()
	if err == nil {
		c.held = nil
	}
	// After a refused one, the text before it may still be there.
	c.held = append(c.held[:min(len(c.held), mostHeld-1)], sha256.Sum256([]byte(text)))
	state := State{Ours: err == nil}
	if c.after > 0 {
		c.arm(c.after, 0)
		if err == nil {
			state.ClearAt = c.ports.Now().Add(c.after)
		}
	}
	c.set(state)
	if err != nil {
		return fmt.Errorf("copy to the clipboard: %w", err)
	}
	return nil
}

// Clear empties the clipboard if it still holds our text, and forgets the text. It is called at lock and exit.
// When the clipboard cannot be read or cleared, the error is returned and clearing is tried again for two
// minutes.
func (c *Clipboard) Clear() error {
	defer c.listeners.Deliver()
	c.using.Lock()
	defer c.using.Unlock()
	return c.clear(0)
}

// due is the timer's call.
func (c *Clipboard) due(generation int) {
	defer c.listeners.Deliver()
	c.using.Lock()
	defer c.using.Unlock()
	c.mu.Lock()
	stale := c.timer.generation != generation
	tries := c.timer.tries
	c.mu.Unlock()
	if stale {
		return
	}
	// The error has no reader here: a failed try has armed the next one.
	_ = c.clear(tries)
}

// clear is called with using held; tries counts the failed ones before it.
func (c *Clipboard) clear(tries int) error {
	c.mu.Lock()
	held := c.held
	c.mu.Unlock()
	if len(held) == 0 {
		return nil
	}
	err := c.clearIfHeld(held)

	c.mu.Lock()
	defer c.mu.Unlock()
	c.disarm()
	if err == nil {
		c.held = nil
		c.set(State{})
		return nil
	}
	state := State{Ours: c.state.Ours, Refused: c.state.Ours}
	if tries < retries {
		c.arm(retryAfter, tries+1)
		if state.Ours {
			state.ClearAt = c.ports.Now().Add(retryAfter)
		}
	}
	c.set(state)
	return err
}

func (c *Clipboard) clearIfHeld(held []sum) error {
	now, err := c.port.Read()
	if err != nil {
		return fmt.Errorf("read the clipboard: %w", err)
	}
	if !slices.Contains(held, sha256.Sum256([]byte(now))) {
		return nil
	}
	if err := c.port.Clear(); err != nil {
		return fmt.Errorf("clear the clipboard: %w", err)
	}
	return nil
}

// set is called with mu held.
func (c *Clipboard) set(state State) {
	if c.state != state {
		c.state = state
		c.listeners.Enqueue(state)
	}
}

// arm is called with mu held and no timer set. tries counts the failed clears before the one it starts.
func (c *Clipboard) arm(wait time.Duration, tries int) {
	c.timer.tries = tries
	generation := c.timer.generation
	c.timer.stop = c.ports.AfterFunc(wait, func() { c.due(generation) })
}

// disarm is called with mu held.
func (c *Clipboard) disarm() {
	c.timer.generation++
	if c.timer.stop != nil {
		c.timer.stop()
		c.timer.stop = nil
	}
}
