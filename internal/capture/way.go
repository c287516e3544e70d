package capture

import (
	"context"
	"time"
)

// way is one way to the pictures of all screens. Where there are several, each is tried until one
// works: no variable of the environment says for sure which one does. The session's proper way comes
// first, and it is its failure that is told.
type way struct {
	patience time.Duration
	shots    func(context.Context) ([]Shot, error)
}

func (w way) try(ctx context.Context) ([]Shot, error) {
	limited, cancel := context.WithTimeoutCause(ctx, w.patience, ErrTimeout)
	defer cancel()
	return w.shots(limited)
}
