package session_test

import (
	"context"
	"errors"
	"io/fs"
	"testing"
	"time"

	"kapukod/internal/session"
)

// restarted gives a session that goes on with tries.
func restarted(clock *sleepyClock, tries session.Tries) *session.Session {
	ports := clock.ports()
	ports.Open = func(context.Context, []byte) (session.Opened, error) { return nil, errArtificial }
	return session.New(ports, session.Config{Tries: tries})
}

var errArtificial = errors.New("artificial failure")

func TestRestartIsNoWayRound(t *testing.T) {
	start := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	tests := map[string]struct {
		tries session.Tries
		wait  time.Duration
		count int
	}{
		"none":                  {session.Tries{}, 0, 0},
		"two":                   {session.Tries{Failures: 2, Last: start}, 0, 2},
		"five, a moment ago":    {session.Tries{Failures: 5, Last: start}, 4 * time.Second, 5},
		"five, three s ago":     {session.Tries{Failures: 5, Last: start.Add(-3 * time.Second)}, time.Second, 5},
		"many":                  {session.Tries{Failures: 1 << 40, Last: start}, time.Minute, 1000},
		"many, ten minutes ago": {session.Tries{Failures: 20, Last: start.Add(-10 * time.Minute)}, 0, 20},
		"many, two hours ago":   {session.Tries{Failures: 20, Last: start.Add(-2 * time.Hour)}, 0, 0},
		"clock set back":        {session.Tries{Failures: 20, Last: start.Add(1000 * time.Hour)}, time.Minute, 20},
		"nonsense":              {session.Tries{Failures: -7, Last: start}, 0, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			clock := &sleepyClock{now: start}
			s := restarted(clock, test.tries)
			state := s.State()
			wait := max(state.RetryAt.Sub(start), 0)
			if state.Phase != session.Locked || state.Failures != test.count || wait != test.wait {
				t.Fatalf("%+v: waits %v", state, wait)
			}
			var tooSoon *session.TooSoonError
			if err := s.Unlock(t.Context(), []byte("x")); errors.As(err, &tooSoon) != (test.wait > 0) {
				t.Errorf("%v", err)
			}
			if clock.sleep(test.wait); test.wait == 0 {
				return // that was a try
			}
			if err := s.Unlock(t.Context(), []byte("x")); !errors.Is(err, errArtificial) {
				t.Errorf("after the wait: %v", err)
			}
		})
	}
}

// TestUnlockWith opens without a passphrase, whatever wrong ones came before, and
// counts no failure.
func TestUnlockWith(t *testing.T) {
	clock := &sleepyClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	s := restarted(clock, session.Tries{Failures: 20, Last: clock.now})
	err := s.UnlockWith(t.Context(), func(context.Context) (session.Opened, error) { return nil, errArtificial })
	if !errors.Is(err, errArtificial) || s.State().Failures != 20 || s.State().Phase != session.Locked {
		t.Fatalf("%v, %+v", err, s.State())
	}
	vault := &fakeVault{}
	if err := s.UnlockWith(t.Context(), func(context.Context) (session.Opened, error) { return vault, nil }); err != nil {
		t.Fatal(err)
	}
	if s.Opened() != session.Opened(vault) || s.State().Failures != 0 {
		t.Fatalf("%+v", s.State())
	}
	s.Lock(session.ReasonUser)
	vault.mustBeClosed(t, 1)
}

func TestTriesAreStored(t *testing.T) {
	var file []byte
	writes := 0
	store := session.TriesStore{
		Read: func() ([]byte, error) {
			if file == nil {
				return nil, fs.ErrNotExist
			}
			return file, nil
		},
		Write: func(data []byte) error { file = data; writes++; return nil },
	}
	if got := store.Load(); got != (session.Tries{}) {
		t.Fatalf("%+v", got)
	}
	if err := store.Save(session.Tries{}); err != nil || writes != 0 {
		t.Fatalf("%v, a file for nothing", err)
	}
	want := session.Tries{Failures: 3, Last: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	if err := store.Save(want); err != nil || store.Load() != want {
		t.Fatalf("%v, %+v", err, store.Load())
	}
	if err := store.Save(session.Tries{}); err != nil || store.Load().Failures != 0 {
		t.Fatalf("%v, %+v", err, store.Load())
	}
	for _, garbage := range []string{"", "x", "[]", `{"failures":"many"}`, string(make([]byte, 5000))} {
		file = []byte(garbage)
		if got := store.Load(); got != (session.Tries{}) {
			t.Errorf("%q: %+v", garbage, got)
		}
	}
	store.Write = func([]byte) error { return errArtificial }
	if err := store.Save(want); !errors.Is(err, errArtificial) {
		t.Errorf("%v", err)
	}
}
