package async

import (
	"context"
	"sync"
)

// Queue is a Runner for tests: nothing runs until Drain or Step is called, so a test decides what happens
// between the click and the result. The zero Queue is ready. It is safe for concurrent use.
type Queue struct {
	mu      sync.Mutex
	waiting []job
}

type job struct {
	ctx  context.Context
	work func(context.Context) func()
}

// Run puts work at the end of the queue.
func (q *Queue) Run(ctx context.Context, work func(context.Context) func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, job{ctx: ctx, work: work})
}

// Len tells how much work waits.
func (q *Queue) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting)
}

// Step runs the oldest work and shows its result, both on the caller's goroutine. It reports false when
// nothing waited. Cancelled work is taken off the queue without being run.
func (q *Queue) Step() bool {
	next, found := q.take()
	if !found {
		return false
	}
	if next.ctx.Err() != nil {
		return true
	}
	if show := next.work(next.ctx); show != nil {
		showUnlessDone(next.ctx, show)
	}
	return true
}

// Drain steps until nothing waits, including work that was queued by what it ran.
func (q *Queue) Drain() {
	for q.Step() {
	}
}

func (q *Queue) take() (job, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		return job{}, false
	}
	next := q.waiting[0]
	q.waiting = q.waiting[1:]
	return next, true
}
