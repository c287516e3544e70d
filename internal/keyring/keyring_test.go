package keyring

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zalando/go-keyring"

	"kapukod/internal/remember"
)

// somewhere is an environment in which there may be a keyring.
func somewhere(name string) string {
	return map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/artificial"}[name]
}

func half() []byte { return []byte("artificial half \x00\xff") }

func TestRing(t *testing.T) {
	keyring.MockInit()
	ring, other := System("vault-1", somewhere), System("vault-2", somewhere)
	if _, err := ring.Get(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Fatalf("%v", err)
	}
	if err := ring.Delete(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Fatalf("%v", err)
	}
	if err := ring.Set(t.Context(), half()); err != nil {
		t.Fatal(err)
	}
	if got, err := ring.Get(t.Context()); err != nil || !bytes.Equal(got, half()) {
		t.Fatalf("%q, %v", got, err)
	}
	if _, err := other.Get(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Fatalf("another vault's half: %v", err)
	}
	if err := ring.Delete(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := ring.Get(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Fatalf("%v", err)
	}
	if err := keyring.Set(service, "vault-1", "no base64 §"); err != nil {
		t.Fatal(err)
	}
	if _, err := ring.Get(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Fatalf("a stranger's text: %v", err)
	}
}

func TestRingRefuses(t *testing.T) {
	uses := func(ring remember.Ring) map[string]error {
		_, getErr := ring.Get(t.Context())
		return map[string]error{"get": getErr, "set": ring.Set(t.Context(), half()), "delete": ring.Delete(t.Context())}
	}
	keyring.MockInitWithError(errors.New("artificial failure that names something"))
	for use, err := range uses(System("vault-1", somewhere)) {
		if !errors.Is(err, remember.ErrRing) || bytes.Contains([]byte(err.Error()), []byte("artificial")) {
			t.Errorf("%s: %v", use, err)
		}
	}
	keyring.MockInit()
	for use, err := range uses(System("vault-1", func(string) string { return "" })) {
		if present(func(string) string { return "" }) {
			break // this system has one, always
		}
		if !errors.Is(err, remember.ErrRing) {
			t.Errorf("without a bus, %s: %v", use, err)
		}
	}
}

// TestRingHangs leaves a use behind that does not end, and starts no other.
func TestRingHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := &keys{getenv: somewhere, patience: time.Minute, free: make(chan struct{}, 1)}
		k.free <- struct{}{}
		release := make(chan struct{})
		begun := time.Now()
		err := k.do(t.Context(), func() error { <-release; return nil })
		if !errors.Is(err, remember.ErrRing) || time.Since(begun) != time.Minute {
			t.Fatalf("%v after %v", err, time.Since(begun))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err = k.do(ctx, func() error { t.Error("a second use began"); return nil })
		if !errors.Is(err, remember.ErrRing) || time.Since(begun) != time.Minute+time.Second {
			t.Fatalf("%v after %v", err, time.Since(begun))
		}
		close(release)
		synctest.Wait()
		if err := k.do(t.Context(), func() error { panic("artificial") }); !errors.Is(err, remember.ErrRing) {
			t.Fatal(err)
		}
		if err := k.do(t.Context(), func() error { return nil }); err != nil {
			t.Fatal(err)
		}
	})
}
