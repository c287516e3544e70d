// Package async runs long work away from the screen and brings its result back to it.
//
// It owns the rule that work which was cancelled never changes the screen. It knows no toolkit: how a
// function reaches the screen's goroutine is passed in. It never retries and never keeps results.
package async

import "context"

// Runner starts work whose result is shown on the screen.
//
// Run returns at once. work runs elsewhere and gives back apply, the step that shows the result; apply
// runs on the screen's goroutine and may be nil. When ctx is done before apply's turn comes, apply is
// dropped, so work that made something which must be closed watches ctx itself.
type Runner interface {
	Run(ctx context.Context, work func(context.Context) (apply func()))
}

// Background returns a Runner that gives each work its own goroutine. apply takes a function and runs it on
// the screen's goroutine, at once or later.
func Background(apply func(func())) Runner {
	return background{apply: apply, guard: func(work func()) { work() }}
}

// Guarded is Background with every work run inside guard, which calls its argument once and may recover from
// its panic. A panic that guard swallows ends that work without a result.
func Guarded(apply func(func()), guard func(work func())) Runner {
	return background{apply: apply, guard: guard}
}

type background struct {
	apply func(func())
	guard func(func())
}

func (b background) Run(ctx context.Context, work func(context.Context) func()) {
	go b.guard(func() {
		if ctx.Err() != nil {
			return
		}
		show := work(ctx)
		if show == nil || ctx.Err() != nil {
			return
		}
		b.apply(func() { showUnlessDone(ctx, show) })
	})
}

// showUnlessDone asks again, because ctx may have ended while show waited for its turn.
func showUnlessDone(ctx context.Context, show func()) {
	if ctx.Err() == nil {
		show()
	}
}
