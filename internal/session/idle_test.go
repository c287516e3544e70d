package session_test

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kapukod/internal/session"
)

const idleLimit = 5 * time.Minute

// unlocked gives a session that was just given vault.
func unlocked(vault *fakeVault, limit time.Duration) *session.Session {
	s := session.New(ports(nil), session.Config{IdleLock: limit})
	s.Adopt(vault)
	return s
}

func TestIdleLock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &fakeVault{}
		s := unlocked(vault, idleLimit)
		<-time.After(idleLimit - 1)
		synctest.Wait()
		vault.mustBeClosed(t, 0)
		<-time.After(1)
		synctest.Wait()
		vault.mustBeClosed(t, 1)
		if s.State().Reason != session.ReasonIdle {
			t.Fatalf("%+v", s.State())
		}
	})
}

func TestTouchPutsTheLockOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &fakeVault{}
		s := unlocked(vault, idleLimit)
		for range 10 {
			<-time.After(idleLimit - time.Second)
			s.Touch()
		}
		vault.mustBeClosed(t, 0)
		<-time.After(idleLimit)
		synctest.Wait()
		vault.mustBeClosed(t, 1)
		s.Touch() // of a locked session: nothing
		if s.State().Phase != session.Locked {
			t.Fatalf("%+v", s.State())
		}
	})
}

func TestIdleLockNever(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &fakeVault{}
		s := unlocked(vault, 0)
		<-time.After(1000 * time.Hour)
		s.Touch()
		vault.mustBeClosed(t, 0)
	})
}

func TestSetIdleLock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &fakeVault{}
		s := unlocked(vault, time.Hour)
		<-time.After(30 * time.Minute)
		s.SetIdleLock(time.Minute)
		<-time.After(time.Minute - 1)
		synctest.Wait()
		vault.mustBeClosed(t, 0)
		s.SetIdleLock(-1)
		<-time.After(100 * time.Hour)
		synctest.Wait()
		vault.mustBeClosed(t, 0)
		s.Lock(session.ReasonUser)
		s.SetIdleLock(time.Minute)
		if s.State().Phase != session.Locked {
			t.Fatalf("%+v", s.State())
		}
	})
}

func TestLockEndsTheTimer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first, second := &fakeVault{}, &fakeVault{}
		s := unlocked(first, idleLimit)
		<-time.After(idleLimit - time.Second)
		s.Lock(session.ReasonUser)
		s.Adopt(second)
		<-time.After(2 * time.Second)
		synctest.Wait()
		second.mustBeClosed(t, 0)
		s.Lock(session.ReasonExit)
	})
}

// sleepyClock is a clock and one timer that the test moves by hand, to show what a sleeping computer does: the
// wall clock runs on, timers stand still.
type sleepyClock struct {
	mu   sync.Mutex
	now  time.Time
	fire func()
}

func (c *sleepyClock) ports() session.Ports {
	return session.Ports{
		Now: func() time.Time {
			c.mu.Lock()
			defer c.mu.Unlock()
			return c.now
		},
		AfterFunc: func(_ time.Duration, f func()) func() bool {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.fire = f
			return func() bool { return true }
		},
	}
}

func (c *sleepyClock) sleep(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func (c *sleepyClock) timer() func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.fire
}

func TestSleep(t *testing.T) {
	wake := map[string]func(s *session.Session, clock *sleepyClock){
		"timer": func(_ *session.Session, clock *sleepyClock) { clock.timer()() },
		"touch": func(s *session.Session, _ *sleepyClock) { s.Touch() },
	}
	for name, wake := range wake {
		t.Run(name, func(t *testing.T) {
			clock := &sleepyClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
			vault := &fakeVault{}
			s := session.New(clock.ports(), session.Config{IdleLock: idleLimit})
			s.Adopt(vault)
			clock.sleep(8 * time.Hour)
			wake(s, clock)
			vault.mustBeClosed(t, 1)
			if s.State().Reason != session.ReasonSleep {
				t.Fatalf("%+v", s.State())
			}
		})
	}
}

func TestShortSleepKeepsItOpen(t *testing.T) {
	clock := &sleepyClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	vault := &fakeVault{}
	s := session.New(clock.ports(), session.Config{IdleLock: idleLimit})
	s.Adopt(vault)
	clock.sleep(2 * time.Minute)
	clock.timer()()
	clock.sleep(2 * time.Minute)
	s.Touch()
	clock.sleep(4 * time.Minute)
	clock.timer()()
	vault.mustBeClosed(t, 0)
}

func TestClockSetBackDoesNotBreakTheTimer(t *testing.T) {
	clock := &sleepyClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	vault := &fakeVault{}
	s := session.New(clock.ports(), session.Config{IdleLock: idleLimit})
	s.Adopt(vault)
	clock.sleep(-24 * time.Hour)
	clock.timer()()
	s.Touch()
	vault.mustBeClosed(t, 0)
	clock.sleep(idleLimit)
	clock.timer()()
	vault.mustBeClosed(t, 1)
}

func TestStaleTimerIsIgnored(t *testing.T) {
	clock := &sleepyClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	vault := &fakeVault{}
	s := session.New(clock.ports(), session.Config{IdleLock: idleLimit})
	s.Adopt(&fakeVault{})
	stale := clock.timer()
	s.Adopt(vault)
	clock.sleep(idleLimit)
	stale()
	vault.mustBeClosed(t, 0)
}
