// Package keyring is the system's own keyring as a remember.Ring: the Secret
// Service on Linux, the Keychain on macOS, the Credential Manager on Windows.
//
// It waits a bounded time for each answer, since a keyring may ask its user to
// open it, and may hang. It decides nothing about what is kept.
package keyring

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"

	"kapukod/internal/remember"
)

// service is the name under which the system shows what is kept.
const service = "Kapukód"

// patience bounds each use. Where the system asks its user to open the keyring,
// that may take longer; then the next use finds it open.
const patience = 20 * time.Second

// keys are one item of the keyring.
type keys struct {
	user     string
	getenv   func(string) string
	patience time.Duration
	free     chan struct{} // holds a token while nothing runs
}

// System is the place of one item in the keyring of this user, under a name of
// the caller's.
func System(name string, getenv func(string) string) remember.Ring {
	return newRing(name, getenv, patience)
}

func newRing(name string, getenv func(string) string, patience time.Duration) remember.Ring {
	k := &keys{user: name, getenv: getenv, patience: patience, free: make(chan struct{}, 1)}
	k.free <- struct{}{}
	return remember.Ring{Get: k.get, Set: k.set, Delete: k.delete}
}

func (k *keys) get(ctx context.Context) ([]byte, error) {
	found := make(chan string, 1)
	err := k.do(ctx, func() error {
		text, err := keyring.Get(service, k.user)
		found <- text
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the keyring: %w", err)
	}
	half, err := base64.StdEncoding.DecodeString(<-found)
	if err != nil {
		return nil, fmt.Errorf("read the keyring: %w", remember.ErrNothing)
	}
	return half, nil
}

func (k *keys) set(ctx context.Context, half []byte) error {
	text := base64.StdEncoding.EncodeToString(half)
	if err := k.do(ctx, func() error { return keyring.Set(service, k.user, text) }); err != nil {
		return fmt.Errorf("write to the keyring: %w", err)
	}
	return nil
}

func (k *keys) delete(ctx context.Context) error {
	if err := k.do(ctx, func() error { return keyring.Delete(service, k.user) }); err != nil {
		return fmt.Errorf("delete from the keyring: %w", err)
	}
	return nil
}

// do lets one use at a time run, for a bounded time. One that hangs is left
// behind; until it ends, no other starts.
func (k *keys) do(ctx context.Context, use func() error) error {
	if !present(k.getenv) {
		return remember.ErrRing
	}
	ctx, cancel := context.WithTimeout(ctx, k.patience)
	defer cancel()
	select {
	case <-k.free:
	case <-ctx.Done():
		return fmt.Errorf("%w: it is busy: %w", remember.ErrRing, ctx.Err())
	}
	ended := make(chan error, 1)
	go func() {
		err := error(remember.ErrRing)
		defer func() {
			if recover() != nil {
				err = remember.ErrRing
			}
			k.free <- struct{}{}
			ended <- err
		}()
		err = named(use())
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return fmt.Errorf("%w: it does not answer: %w", remember.ErrRing, ctx.Err())
	}
}

// named gives the library's errors names of ours. What they say is left out: it
// is of the system's own words.
func named(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return remember.ErrNothing
	}
	return remember.ErrRing
}
