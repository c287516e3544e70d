package session_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kapukod/internal/session"
)

var errWrong = errors.New("wrong passphrase")

// fakeVault counts how often it was closed.
type fakeVault struct{ closed atomic.Int32 }

func (v *fakeVault) Close() { v.closed.Add(1) }

func (v *fakeVault) mustBeClosed(t *testing.T, times int32) {
	t.Helper()
	if got := v.closed.Load(); got != times {
		t.Errorf("closed %d times, want %d", got, times)
	}
}

// openWith opens vault for "right" and refuses everything else.
func openWith(vault *fakeVault) func(context.Context, []byte) (session.Opened, error) {
	return func(_ context.Context, passphrase []byte) (session.Opened, error) {
		if string(passphrase) != "right" {
			return nil, errWrong
		}
		return vault, nil
	}
}

func ports(open func(context.Context, []byte) (session.Opened, error)) session.Ports {
	return session.Ports{
		Open:  open,
		Wrong: func(err error) bool { return errors.Is(err, errWrong) },
		Now:   time.Now,
		AfterFunc: func(d time.Duration, f func()) func() bool {
			return time.AfterFunc(d, f).Stop
		},
	}
}

// record collects the phases and reasons that a session publishes.
func record(s *session.Session) *[]string {
	seen := &[]string{}
	s.Subscribe(func(state session.State) {
		*seen = append(*seen, string(state.Phase)+"/"+string(state.Reason))
	})
	return seen
}

func TestUnlockAndLock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &fakeVault{}
		s := session.New(ports(openWith(vault)), session.Config{})
		seen := record(s)
		if s.Opened() != nil || s.State().Phase != session.Locked || s.State().Reason != session.ReasonStart {
			t.Fatalf("new session: %+v", s.State())
		}
		if err := s.Unlock(t.Context(), []byte("right")); err != nil {
			t.Fatal(err)
		}
		if s.Opened() != vault {
			t.Fatal("the vault is not there")
		}
		if err := s.Unlock(t.Context(), []byte("right")); !errors.Is(err, session.ErrUnlocked) {
			t.Fatalf("second unlock: %v", err)
		}
		s.Lock(session.ReasonUser)
		s.Lock(session.ReasonSystem)
		if s.Opened() != nil {
			t.Fatal("the vault is still there")
		}
		vault.mustBeClosed(t, 1)
		if want := []string{"unlocking/start", "unlocked/start", "locked/user"}; !slices.Equal(*seen, want) {
			t.Fatalf("saw %v, want %v", *seen, want)
		}
	})
}

func TestWrongPassphrasesSlowDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &fakeVault{}
		s := session.New(ports(openWith(vault)), session.Config{})
		waits := []time.Duration{0, 0, 1, 2, 4, 8, 16, 32, 60, 60}
		for i, wait := range waits {
			if err := s.Unlock(t.Context(), []byte("wrong")); !errors.Is(err, errWrong) {
				t.Fatalf("try %d: %v", i+1, err)
			}
			wait *= time.Second
			state := s.State()
			if state.Phase != session.Locked || state.Failures != i+1 {
				t.Fatalf("try %d: %+v", i+1, state)
			}
			if wait == 0 {
				continue
			}
			if left := time.Until(state.RetryAt); left != wait {
				t.Fatalf("try %d: wait %v, want %v", i+1, left, wait)
			}
			<-time.After(wait - 1)
			var soon *session.TooSoonError
			if err := s.Unlock(t.Context(), []byte("right")); !errors.As(err, &soon) || !soon.RetryAt.Equal(state.RetryAt) {
				t.Fatalf("try %d too soon: %v", i+1, err)
			}
			<-time.After(1)
		}
		if err := s.Unlock(t.Context(), []byte("right")); err != nil {
			t.Fatal(err)
		}
		if state := s.State(); state.Failures != 0 || !state.RetryAt.IsZero() {
			t.Fatalf("after success: %+v", state)
		}
		s.Lock(session.ReasonExit)
	})
}

func TestOtherErrorsDoNotCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := errors.New("the disk is gone")
		s := session.New(ports(func(context.Context, []byte) (session.Opened, error) { return nil, broken }), session.Config{})
		for range 5 {
			if err := s.Unlock(t.Context(), nil); !errors.Is(err, broken) {
				t.Fatal(err)
			}
		}
		if state := s.State(); state.Failures != 0 || state.Phase != session.Locked {
			t.Fatalf("%+v", state)
		}
	})
}

func TestEveryErrorCountsWithoutWrong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := ports(func(context.Context, []byte) (session.Opened, error) { return nil, errors.New("any") })
		p.Wrong = nil
		s := session.New(p, session.Config{})
		if err := s.Unlock(t.Context(), nil); err == nil || s.State().Failures != 1 {
			t.Fatalf("%v, %+v", err, s.State())
		}
	})
}

// slowOpen opens vault when release is closed, whatever ctx says.
func slowOpen(vault *fakeVault, release chan struct{}) func(context.Context, []byte) (session.Opened, error) {
	return func(context.Context, []byte) (session.Opened, error) {
		<-release
		return vault, nil
	}
}

func TestUnlockInVainClosesTheVault(t *testing.T) {
	other := &fakeVault{}
	tests := map[string]struct {
		meanwhile func(s *session.Session, cancel context.CancelFunc)
		want      error
		phase     session.Phase
	}{
		"locked":    {func(s *session.Session, _ context.CancelFunc) { s.Lock(session.ReasonUser) }, session.ErrInterrupted, session.Locked},
		"cancelled": {func(_ *session.Session, cancel context.CancelFunc) { cancel() }, context.Canceled, session.Locked},
		"adopted":   {func(s *session.Session, _ context.CancelFunc) { s.Adopt(other) }, session.ErrInterrupted, session.Unlocked},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				vault, release := &fakeVault{}, make(chan struct{})
				s := session.New(ports(slowOpen(vault, release)), session.Config{})
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				result := make(chan error, 1)
				go func() { result <- s.Unlock(ctx, nil) }()
				synctest.Wait()
				if err := s.Unlock(t.Context(), nil); !errors.Is(err, session.ErrUnlocking) {
					t.Errorf("second unlock: %v", err)
				}
				test.meanwhile(s, cancel)
				close(release)
				if err := <-result; !errors.Is(err, test.want) {
					t.Errorf("unlock: %v, want %v", err, test.want)
				}
				vault.mustBeClosed(t, 1)
				if s.State().Phase != test.phase || s.State().Failures != 0 {
					t.Errorf("%+v", s.State())
				}
			})
		})
	}
}

func TestLockCancelsTheOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := session.New(ports(func(ctx context.Context, _ []byte) (session.Opened, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}), session.Config{})
		result := make(chan error, 1)
		go func() { result <- s.Unlock(t.Context(), nil) }()
		synctest.Wait()
		s.Lock(session.ReasonUser)
		if err := <-result; !errors.Is(err, session.ErrInterrupted) {
			t.Fatal(err)
		}
	})
}

func TestUnlockWithDeadContext(t *testing.T) {
	s := session.New(ports(openWith(&fakeVault{})), session.Config{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Unlock(ctx, []byte("right")); !errors.Is(err, context.Canceled) || s.State().Phase != session.Locked {
		t.Fatalf("%v, %+v", err, s.State())
	}
}

func TestPanicOfOpenLeavesTheDoorShut(t *testing.T) {
	s := session.New(ports(func(context.Context, []byte) (session.Opened, error) { panic("broken") }), session.Config{})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.Unlock(t.Context(), nil)
	}()
	if s.State().Phase != session.Locked {
		t.Fatalf("%+v", s.State())
	}
}

func TestAdoptClosesTheVaultBefore(t *testing.T) {
	first, second := &fakeVault{}, &fakeVault{}
	s := session.New(ports(nil), session.Config{})
	s.Adopt(first)
	s.Adopt(second)
	first.mustBeClosed(t, 1)
	second.mustBeClosed(t, 0)
	if s.Opened() != second || s.State().Phase != session.Unlocked {
		t.Fatalf("%+v", s.State())
	}
}

func TestListenerMayCallTheSession(t *testing.T) {
	vault := &fakeVault{}
	s := session.New(ports(openWith(vault)), session.Config{})
	s.Subscribe(func(state session.State) {
		if state.Phase == session.Unlocked {
			s.Lock(session.ReasonUser)
		}
	})
	if err := s.Unlock(t.Context(), []byte("right")); err != nil {
		t.Fatal(err)
	}
	vault.mustBeClosed(t, 1)
	if s.State().Phase != session.Locked {
		t.Fatalf("%+v", s.State())
	}
}

// slowVault is one whose Close waits, as for a save that hangs.
type slowVault struct{ end chan struct{} }

func (v *slowVault) Close() { <-v.end }

// TestLockIsToldBeforeAHangingSaveEnds: what is on the screen goes at once, and Lock
// returns when the vault is closed.
func TestLockIsToldBeforeAHangingSaveEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		vault := &slowVault{end: make(chan struct{})}
		s := session.New(ports(nil), session.Config{})
		var told, returned atomic.Bool
		s.Subscribe(func(state session.State) { told.Store(state.Phase == session.Locked) })
		s.Adopt(vault)
		go func() {
			s.Lock(session.ReasonSystem)
			returned.Store(true)
		}()
		synctest.Wait()
		if !told.Load() || returned.Load() {
			t.Errorf("told %v, returned %v while the vault closes", told.Load(), returned.Load())
		}
		close(vault.end)
		synctest.Wait()
		if !returned.Load() {
			t.Error("it does not return")
		}
	})
}
