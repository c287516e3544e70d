package capture

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	known := func(name error) bool { return errors.Is(err, name) }
	if err == nil || slices.ContainsFunc(names(), known) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrRefused, err)
}

func names() []error {
	return []error{
		ErrNoDisplay, ErrDenied, ErrRefused, ErrNoPermission, ErrNoPortal, ErrLocked, ErrDisconnected, ErrBlack,
		ErrTimeout, ErrPicture, ErrKept, context.Canceled, context.DeadlineExceeded,
	}
}
