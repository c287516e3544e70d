package osclip

import (
	"context"
	"fmt"
	"time"
)

// bound lets one work at a time run, each for a bounded time. Work that hangs is left behind; until it ends, no
// other starts, so that a clipboard that hangs costs one goroutine and not one a try.
type bound struct {
	limit time.Duration
	free  chan struct{} // holds a token while nothing runs
}

func newBound(limit time.Duration) *bound {
	b := &bound{limit: limit, free: make(chan struct{}, 1)}
	b.free <- struct{}{}
	return b
}

// do runs work and gives back its error. After the limit it returns context.DeadlineExceeded, wrapped, while work
// may still go on and even succeed.
func (b *bound) do(work func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), b.limit)
	defer cancel()
	select {
	case <-b.free:
	case <-ctx.Done():
		return fmt.Errorf("the clipboard is still busy: %w", ctx.Err())
	}
	ended := make(chan error, 1)
	go func() {
		defer func() { b.free <- struct{}{} }()
		ended <- work(ctx)
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return fmt.Errorf("the clipboard does not answer: %w", ctx.Err())
	}
}
