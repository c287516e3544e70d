package rig

import (
	"context"
	"time"
)

// deadline is the moment after limit, or the context's own if that is sooner.
func deadline(ctx context.Context, limit time.Duration) time.Time {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	at, _ := ctx.Deadline()
	return at
}
