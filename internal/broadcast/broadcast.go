// Package broadcast tells several listeners of a change, in the order in which changes happened.
//
// It never starts a goroutine and never keeps the last value: who wants it asks the one who tells.
package broadcast

import (
	"slices"
	"sync"
)

// List holds listeners. The zero List is ready, and it is safe for concurrent use.
type List[T any] struct {
	mu        sync.Mutex
	listeners []*listener[T]
	waiting   []T
	busy      bool
}

type listener[T any] struct{ call func(T) }

// Subscribe adds a listener. Once cancel has returned, no new call of it begins; cancel may be called more than
// once, also from inside the listener.
func (l *List[T]) Subscribe(call func(T)) (cancel func()) {
	added := &listener[T]{call: call}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listeners = append(l.listeners, added)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.listeners = slices.DeleteFunc(l.listeners, func(one *listener[T]) bool { return one == added })
	}
}

// Enqueue puts value behind those that wait. It calls nobody, so it may be used while holding a lock; who calls it
// calls Deliver after freeing that lock.
func (l *List[T]) Enqueue(value T) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, value)
}

// Deliver calls every listener with every value that waits, on the caller's goroutine. When a Deliver is under
// way, in a listener or on another goroutine, that one takes the values over and this one returns at once, so
// values never overtake each other.
func (l *List[T]) Deliver() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.busy {
		return
	}
	l.busy = true
	defer func() { l.busy = false }()
	for len(l.waiting) > 0 {
		next := l.waiting[0]
		l.waiting = l.waiting[1:]
		for _, one := range slices.Clone(l.listeners) {
			if slices.Contains(l.listeners, one) {
				l.callUnlocked(one, next)
			}
		}
	}
}

// callUnlocked frees the lock for the call and takes it again, also when the listener panics.
func (l *List[T]) callUnlocked(one *listener[T], value T) {
	l.mu.Unlock()
	defer l.mu.Lock()
	one.call(value)
}
