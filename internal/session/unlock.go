package session

import "context"

// Unlock opens the vault with passphrase, which stays the caller's to wipe. It waits for Ports.Open, so it is not
// called on the screen's goroutine.
//
// It returns the error of Ports.Open as it is, ErrUnlocked or ErrUnlocking when there is nothing to do, a
// *TooSoonError without trying when wrong passphrases came before, ErrInterrupted when the session was locked
// or given a vault meanwhile, and the error of ctx when that ended first. After any error the session is not
// unlocked by this call, and a vault that was opened in vain is closed.
func (s *Session) Unlock(ctx context.Context, passphrase []byte) error {
	return s.unlock(ctx, true, func(ctx context.Context) (Opened, error) { return s.ports.Open(ctx, passphrase) })
}

// UnlockWith opens the vault by open, without a passphrase: wrong ones that came
// before do not hold it up, and its errors are no wrong passphrases. Otherwise it
// is Unlock.
func (s *Session) UnlockWith(ctx context.Context, open func(context.Context) (Opened, error)) error {
	return s.unlock(ctx, false, open)
}

func (s *Session) unlock(ctx context.Context, typed bool, open func(context.Context) (Opened, error)) error {
	ctx, number, err := s.beginUnlock(ctx, typed)
	if err != nil {
		return err
	}
	returned := false
	defer func() {
		if !returned { // Ports.Open panicked: the door must not stay half open.
			_ = s.endUnlock(ctx, number, nil, ErrInterrupted)
		}
	}()
	opened, err := open(ctx)
	returned = true
	return s.endUnlock(ctx, number, opened, err)
}

func (s *Session) beginUnlock(parent context.Context, typed bool) (context.Context, int, error) {
	if err := parent.Err(); err != nil {
		return nil, 0, err
	}
	s.mu.Lock()
	switch {
	case s.state.Phase == Unlocked:
		s.mu.Unlock()
		return nil, 0, ErrUnlocked
	case s.state.Phase == Unlocking:
		s.mu.Unlock()
		return nil, 0, ErrUnlocking
	case typed && s.ports.Now().Before(s.state.RetryAt):
		retryAt := s.state.RetryAt
		s.mu.Unlock()
		return nil, 0, &TooSoonError{RetryAt: retryAt}
	}
	ctx, cancel := context.WithCancel(parent)
	s.attempt.cancel, s.attempt.typed = cancel, typed
	number := s.attempt.number
	s.state.Phase = Unlocking
	s.listeners.Enqueue(s.state)
	s.mu.Unlock()
	s.listeners.Deliver()
	return ctx, number, nil
}

func (s *Session) endUnlock(ctx context.Context, number int, opened Opened, err error) error {
	s.mu.Lock()
	if s.attempt.number != number {
		s.mu.Unlock()
		if err == nil {
			closeIfAny(opened)
		}
		return ErrInterrupted
	}
	cancelled := ctx.Err()
	isWrong := err != nil && s.attempt.typed && s.ports.Wrong(err)
	s.endAttempt()
	switch {
	case cancelled != nil:
		s.state.Phase = Locked
	case err != nil:
		s.state.Phase = Locked
		if isWrong {
			s.countFailure()
		}
	default:
		s.admit(opened)
	}
	s.listeners.Enqueue(s.state)
	s.mu.Unlock()
	if cancelled != nil && err == nil {
		closeIfAny(opened)
		err = cancelled
	}
	s.listeners.Deliver()
	return err
}

// countFailure is called with mu held.
func (s *Session) countFailure() {
	s.state.Failures++
	if delay := delayAfter(s.state.Failures); delay > 0 {
		s.state.RetryAt = s.ports.Now().Add(delay)
	}
}
