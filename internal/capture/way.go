package capture

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// way is one way to the pictures of all screens. Where there are several, each is tried until one
// works: no variable of the environment says for sure which one does.
type way struct {
	patience time.Duration
	shots    func(context.Context) ([]Shot, error)
}

func (w way) try(ctx context.Context) ([]Shot, error) {
	limited, cancel := context.WithTimeoutCause(ctx, w.patience, ErrTimeout)
	defer cancel()
	return w.shots(limited)
}

// gravest picks the failure to report: the one with which the user can do something goes first.
func gravest(failures []error) error {
	for _, kind := range []error{
		context.Canceled, context.DeadlineExceeded, ErrDenied, ErrNoPermission, ErrLocked, ErrDisconnected,
		ErrKept, ErrTimeout, ErrPicture, ErrRefused, ErrNoPortal, ErrBlack,
	} {
		for _, err := range failures {
			if errors.Is(err, kind) {
				return err
			}
		}
	}
	if len(failures) > 0 {
		return failures[0]
	}
	return fmt.Errorf("look for screens: %w", ErrNoDisplay)
}
