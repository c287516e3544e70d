package capture

import (
	"context"
	"errors"
	"fmt"
)

// bounded runs work, which may hang or panic, and waits for it no longer than ctx allows. Work that
// hangs is left behind with its goroutine: a system call cannot be stopped from outside, and a
// result that comes late is dropped unseen.
func bounded[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	var none T
	if ctx.Err() != nil {
		return none, context.Cause(ctx)
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if recover() != nil {
				o = outcome{err: fmt.Errorf("capture broke down: %w", ErrRefused)}
			}
			done <- o
		}()
		o.value, o.err = work()
	}()
	select {
	case o := <-done:
		return o.value, named(o.err)
	case <-ctx.Done():
		return none, context.Cause(ctx)
	}
}

// named gives every failure of a source one of this package's names. A failure that says nothing
// known means: there is a screen and we do not get its picture.
func named(err error) error {
	if err == nil || errors.Is(err, ErrNoDisplay) || errors.Is(err, ErrRefused) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrRefused, err)
}
