package vaultfile_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// heldFS is a file system on which another program holds the lock for ever,
// once held is set.
type heldFS struct {
	atomicfile.FS
	held bool
}

func (h *heldFS) Lock(ctx context.Context, name string) (func() error, error) {
	if !h.held {
		return h.FS.Lock(ctx, name)
	}
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestLockHeldByAnother(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		held := &heldFS{FS: atomicfile.OS()}
		opts := options()
		opts.FS = held
		v, _, err := vaultfile.Create(t.Context(), dir, aranka(), opts)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		held.held = true
		start := time.Now()
		if _, err := v.Update(t.Context(), add("e1")); !errors.Is(err, vaultfile.ErrBusy) {
			t.Errorf("save: %v", err)
		}
		if waited := time.Since(start); waited != 10*time.Second {
			t.Errorf("gave up after %v", waited)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := v.Update(ctx, add("e1")); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the caller's own deadline: %v", err)
		}
		// Reading needs no lock.
		again, err := vaultfile.Unlock(t.Context(), dir, []byte(artificialPassphrase), opts)
		if err != nil {
			t.Fatalf("unlock: %v", err)
		}
		again.Close()
	})
}

// TestCloseEndsTheWaiting: locking the screen must not wait for another
// program.
func TestCloseEndsTheWaiting(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		held := &heldFS{FS: atomicfile.OS()}
		opts := options()
		opts.FS = held
		v, _, err := vaultfile.Create(t.Context(), dir, aranka(), opts)
		if err != nil {
			t.Fatal(err)
		}
		held.held = true
		results := make(chan error, 2)
		for range 2 { // one waits for the lock, one for the other
			go func() {
				_, err := v.Update(t.Context(), add("e1"))
				results <- err
			}()
		}
		synctest.Wait()
		start := time.Now()
		v.Close()
		if waited := time.Since(start); waited != 0 {
			t.Errorf("closing took %v", waited)
		}
		for range 2 {
			if err := <-results; !errors.Is(err, vaultfile.ErrClosed) {
				t.Errorf("save: %v", err)
			}
		}
		v.Close()
		if d := v.Document(); len(d.Members) != 0 {
			t.Error("a closed vault shows its document")
		}
		if _, err := v.RevealDeletionCode(t.Context(), "e1", []byte(artificialPassphrase)); !errors.Is(err, vaultfile.ErrClosed) {
			t.Errorf("reveal: %v", err)
		}
	})
}

// TestManyAtOnce: one Vault, many goroutines, no entry lost and no race.
func TestManyAtOnce(t *testing.T) {
	v, dir := newVault(t, options())
	ids := []string{"a", "b", "c", "d", "e", "f"}
	done := make(chan error, len(ids))
	for _, id := range ids {
		go func() {
			_, err := v.Update(t.Context(), add(id))
			_ = v.Document()
			_ = v.HasDeletionCode(id)
			done <- errors.Join(err, v.PutDeletionCode(t.Context(), id, "code of "+id))
		}()
	}
	for range ids {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	got := entryIDs(unlock(t, dir, options()).Document())
	for _, id := range ids {
		if !got[id] {
			t.Errorf("entry %s is lost", id)
		}
	}
}

func TestChangesThatAreRefused(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	own := errors.New("the caller's own")
	for name, c := range map[string]struct {
		change func(*vault.Document) error
		want   error
	}{
		"its own error": {func(*vault.Document) error { return own }, own},
		"an entry gone": {dropDeleted, vaultfile.ErrEntryLost},
		"oneself gone":  {func(d *vault.Document) error { d.Members[0].VaultRecipient = d.Members[0].SlotRecipient; return nil }, vaultfile.ErrLockedOut},
		"a bad entry":   {func(d *vault.Document) error { d.Entries[0].Key.Digits = 9; return nil }, vault.ErrInvalidEntry},
		"an id twice":   {add("e1"), vault.ErrInvalidEntry},
		"no members":    {func(d *vault.Document) error { d.Members = nil; return nil }, vaultfile.ErrLockedOut},
	} {
		if _, err := v.Update(t.Context(), c.change); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d := v.Document(); d.Revision != 2 || d.Entry("e1").Key.Digits != 6 {
		t.Error("a refused change left something behind")
	}
	if got := generations(t, dir); len(got) != 2 {
		t.Errorf("%d generations", len(got))
	}
	mustUpdate(t, v, deleteAll)
	if d := mustUpdate(t, v, dropDeleted); len(d.Entries) != 0 {
		t.Error("what is in the bin cannot be dropped")
	}
}
