package main

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"kapukod/internal/frame/osframe"
	"kapukod/internal/instance"
)

// errForward means that the window that is running came forward instead.
var errForward = errors.New("the running window came forward")

// answerTime is how long the running window may take to come forward.
const answerTime = 2 * time.Second

// start is what keeps this start of the program the only one.
type start struct {
	undo []func()
	// shape is nil until the window is there.
	shape atomic.Pointer[form]
}

// firstStart makes this the running program of the user. Where there is one
// already it is asked to come forward: errForward, if it did, and
// instance.ErrRunning, if not. What is returned is to be ended either way.
func firstStart(where folders) (*start, error) {
	s := &start{}
	release, err := instance.Acquire(where.instance())
	if err == nil {
		s.undo = append(s.undo, release)
		s.listen(where.forward())
		return s, nil
	}
	if !errors.Is(err, instance.ErrRunning) {
		return s, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), answerTime)
	defer cancel()
	osframe.AllowRaise()
	if instance.Forward(ctx, where.forward()) == nil {
		return s, errForward
	}
	return s, err
}

// listen has the window come forward when the program is started again. Where
// that cannot be listened for, the second start says that the first is running.
func (s *start) listen(socket string) {
	stop, err := instance.Listen(socket, func() bool {
		shape := s.shape.Load()
		return shape == nil || shape.raise() // it is about to appear, and in front
	})
	if err == nil {
		s.undo = append(s.undo, stop)
	}
}

// opened tells that the window is there.
func (s *start) opened(shape *form) { s.shape.Store(shape) }

// raise brings the window to the front; false where the system lets no program
// do that.
func (f *form) raise() bool {
	came := make(chan bool, 1)
	f.loop.Do(func() {
		w := native(f.window)
		w.Raise()
		came <- w != 0
	})
	select {
	case done := <-came:
		return done
	case <-time.After(answerTime / 2):
		return false // the window is busy
	}
}

// over ends what keeps this the only start.
func (s *start) over() {
	for i := len(s.undo) - 1; i >= 0; i-- {
		s.undo[i]()
	}
}
