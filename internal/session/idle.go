package session

import "time"

// checkEvery bounds the time between two looks at the clock. A timer counts only while the computer is awake,
// so one long timer would fire hours late after a sleep; short ones see the jump soon after waking.
const checkEvery = 15 * time.Second

// slept is how late a look at the clock has to be to count as a sleep rather than a busy computer.
const slept = 30 * time.Second

// idle knows when the user was last there. It is guarded by the session's mu.
type idle struct {
	limit      time.Duration // 0 is never
	touched    time.Time
	looked     time.Time
	generation int // of the timer that counts: an older one that fires late is ignored
	stopTimer  func() bool
}

func (i *idle) stop() {
	i.generation++
	if i.stopTimer != nil {
		i.stopTimer()
		i.stopTimer = nil
	}
}

// Touch says that the user is there: a key, a click, a move over the window. When the time ran out before, as
// after waking from sleep, it locks instead.
func (s *Session) Touch() {
	s.mu.Lock()
	if s.state.Phase != Unlocked {
		s.mu.Unlock()
		return
	}
	if reason, over := s.overdue(); over {
		s.shut(reason)
		return
	}
	s.idle.touched = s.ports.Now()
	s.mu.Unlock()
}

// SetIdleLock changes the limit of Config and counts from now. 0 is never; a negative limit counts as 0.
func (s *Session) SetIdleLock(limit time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle.limit = max(limit, 0)
	if s.state.Phase == Unlocked {
		s.restartIdle()
	}
}

// restartIdle is called with mu held and starts counting anew.
func (s *Session) restartIdle() {
	now := s.ports.Now()
	s.idle.touched, s.idle.looked = now, now
	s.arm()
}

// arm is called with mu held and sets the timer for the next look at the clock.
func (s *Session) arm() {
	s.idle.stop()
	if s.idle.limit <= 0 {
		return
	}
	left := s.idle.limit - elapsed(s.idle.touched, s.ports.Now())
	generation := s.idle.generation
	wait := max(min(left, checkEvery), 0)
	s.idle.stopTimer = s.ports.AfterFunc(wait, func() { s.look(generation) })
}

func (s *Session) look(generation int) {
	s.mu.Lock()
	if s.idle.generation != generation || s.state.Phase != Unlocked {
		s.mu.Unlock()
		return
	}
	if reason, over := s.overdue(); over {
		s.shut(reason)
		return
	}
	s.idle.looked = s.ports.Now()
	s.arm()
	s.mu.Unlock()
}

// overdue is called with mu held and tells whether the user was away too long, and whether asleep meanwhile.
func (s *Session) overdue() (Reason, bool) {
	now := s.ports.Now()
	if s.idle.limit <= 0 || elapsed(s.idle.touched, now) < s.idle.limit {
		return "", false
	}
	if elapsed(s.idle.looked, now) > checkEvery+slept {
		return ReasonSleep, true
	}
	return ReasonIdle, true
}

// elapsed is the longer of what the wall clock and the monotonic clock say, and at least 0. The monotonic clock
// stands still while the computer sleeps; the wall clock can be set back. Neither may keep the vault open.
func elapsed(from, to time.Time) time.Duration {
	wall := to.Round(0).Sub(from.Round(0))
	return max(wall, to.Sub(from), 0)
}
