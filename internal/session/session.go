// Package session keeps the vault open or closed: it unlocks with a passphrase, locks by itself when nobody is
// there, and tells the screens.
//
// It owns the opened vault between unlock and lock and closes it at every lock. It knows neither files nor
// cryptography, never keeps a passphrase, and never erases anything because of wrong passphrases.
package session

import (
	"context"
	"sync"
	"time"

	"kapukod/internal/broadcast"
)

// Opened is an open vault. Close wipes it; the session calls it exactly once.
type Opened interface{ Close() }

// Ports are what a session needs from outside. All but Wrong must be set.
type Ports struct {
	// Open opens the vault. It may take seconds. It must not keep passphrase.
	Open func(ctx context.Context, passphrase []byte) (Opened, error)
	// Wrong tells whether an error of Open means a wrong passphrase, which slows down the next try. Nil means
	// that every error does.
	Wrong func(error) bool
	// Now is the clock, with its monotonic reading if it has one.
	Now func() time.Time
	// AfterFunc is time.AfterFunc, giving back its Stop.
	AfterFunc func(d time.Duration, f func()) (stop func() bool)
}

// Config is what the user may choose.
type Config struct {
	IdleLock time.Duration // lock after this long without Touch; 0 is never
	// Tries are the wrong passphrases from before the program started.
	Tries Tries
}

// Session is the vault's door. It is safe for concurrent use.
type Session struct {
	ports     Ports
	listeners broadcast.List[State]

	mu      sync.Mutex
	state   State
	opened  Opened
	attempt attempt
	idle    idle
}

// attempt is the Unlock under way. A lock or an Adopt ends it by moving number on.
type attempt struct {
	number int
	cancel context.CancelFunc
	typed  bool // with a passphrase
}

// New returns a locked session.
func New(ports Ports, config Config) *Session {
	if ports.Wrong == nil {
		ports.Wrong = func(error) bool { return true }
	}
	s := &Session{
		ports: ports,
		state: State{Phase: Locked, Reason: ReasonStart},
		idle:  idle{limit: config.IdleLock},
	}
	s.state.Failures, s.state.RetryAt = config.Tries.goOn(ports.Now())
	return s
}

// State gives the state now.
func (s *Session) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// Opened gives the open vault, or nil when it is not unlocked. It may be closed at any moment after.
func (s *Session) Opened() Opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

// Subscribe has listener called after every change of the state, in order. It runs on whichever goroutine made
// the change and may call the session.
func (s *Session) Subscribe(listener func(State)) (cancel func()) {
	return s.listeners.Subscribe(listener)
}

// Adopt takes over a vault that is open already, as after creating one. A vault that was open before is closed.
func (s *Session) Adopt(opened Opened) {
	s.mu.Lock()
	before := s.takeOpened()
	s.endAttempt()
	s.admit(opened)
	s.listeners.Enqueue(s.state)
	s.mu.Unlock()
	closeIfAny(before)
	s.listeners.Deliver()
}

// Lock tells the listeners, closes the vault, for which it may have to wait, and ends an Unlock under way. Locking a
// locked session changes nothing.
func (s *Session) Lock(reason Reason) {
	s.mu.Lock()
	if s.state.Phase == Locked {
		s.mu.Unlock()
		return
	}
	s.shut(reason)
}

// shut is called with mu held and frees it.
func (s *Session) shut(reason Reason) {
	before := s.takeOpened()
	s.endAttempt()
	s.idle.stop()
	s.state.Phase, s.state.Reason = Locked, reason
	s.listeners.Enqueue(s.state)
	s.mu.Unlock()
	// Close waits for a save that is being written, which may hang: the screen does not.
	defer closeIfAny(before)
	s.listeners.Deliver()
}

// admit is called with mu held and makes the session unlocked.
func (s *Session) admit(opened Opened) {
	s.opened = opened
	s.state = State{Phase: Unlocked, Reason: s.state.Reason}
	s.restartIdle()
}

func (s *Session) takeOpened() Opened {
	before := s.opened
	s.opened = nil
	return before
}

func (s *Session) endAttempt() {
	s.attempt.number++
	if s.attempt.cancel != nil {
		s.attempt.cancel()
		s.attempt.cancel = nil
	}
}

func closeIfAny(opened Opened) {
	if opened != nil {
		opened.Close()
	}
}
