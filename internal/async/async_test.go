package async_test

import (
	"context"
	"testing"
	"testing/synctest"

	"kapukod/internal/async"
)

func direct(show func()) { show() }

func TestBackgroundShowsTheResult(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		shown := ""
		async.Background(direct).Run(t.Context(), func(context.Context) func() {
			return func() { shown = "done" }
		})
		synctest.Wait()
		if shown != "done" {
			t.Fatalf("shown %q", shown)
		}
	})
}

func TestBackgroundReturnsBeforeTheWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		ended := false
		async.Background(direct).Run(t.Context(), func(context.Context) func() {
			<-release
			ended = true
			return nil
		})
		synctest.Wait()
		if ended {
			t.Fatal("work ended before it was released")
		}
		close(release)
		synctest.Wait()
		if !ended {
			t.Fatal("work did not end")
		}
	})
}

func TestBackgroundDropsCancelledWork(t *testing.T) {
	tests := map[string]func(t *testing.T, cancel context.CancelFunc, run async.Runner, ctx context.Context, show func()){
		"before it starts": func(t *testing.T, cancel context.CancelFunc, run async.Runner, ctx context.Context, show func()) {
			cancel()
			run.Run(ctx, func(context.Context) func() {
				t.Error("cancelled work ran")
				return show
			})
		},
		"while it runs": func(_ *testing.T, cancel context.CancelFunc, run async.Runner, ctx context.Context, show func()) {
			run.Run(ctx, func(ctx context.Context) func() {
				<-ctx.Done()
				return show
			})
			synctest.Wait()
			cancel()
		},
		"after it ended": func(_ *testing.T, cancel context.CancelFunc, run async.Runner, ctx context.Context, show func()) {
			run.Run(ctx, func(context.Context) func() { return show })
			synctest.Wait()
			cancel()
		},
	}
	for name, play := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				screen := make(chan func(), 1)
				run := async.Background(func(show func()) { screen <- show })
				play(t, cancel, run, ctx, func() { t.Error("cancelled result was shown") })
				synctest.Wait()
				select {
				case show := <-screen:
					show()
				default:
				}
			})
		})
	}
}

func TestGuardedRecoversFromAPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		caught := make(chan any, 1)
		guard := func(work func()) {
			defer func() { caught <- recover() }()
			work()
		}
		async.Guarded(direct, guard).Run(t.Context(), func(context.Context) func() { panic("broken") })
		if got := <-caught; got != "broken" {
			t.Fatalf("caught %v", got)
		}
	})
}

func TestQueueRunsInOrderAndOnDemand(t *testing.T) {
	var queue async.Queue
	var seen []string
	add := func(name string) {
		queue.Run(t.Context(), func(context.Context) func() {
			seen = append(seen, "work "+name)
			return func() { seen = append(seen, "show "+name) }
		})
	}
	add("a")
	queue.Run(t.Context(), func(context.Context) func() {
		return func() { add("c") }
	})
	if len(seen) != 0 || queue.Len() != 2 {
		t.Fatalf("ran early: %v, %d waiting", seen, queue.Len())
	}
	queue.Drain()
	want := []string{"work a", "show a", "work c", "show c"}
	if len(seen) != len(want) {
		t.Fatalf("saw %v, want %v", seen, want)
	}
	for i := range want {
		if seen[i] != want[i] {
			t.Fatalf("saw %v, want %v", seen, want)
		}
	}
	if queue.Step() {
		t.Fatal("an empty queue stepped")
	}
}

func TestQueueDropsCancelledWork(t *testing.T) {
	var queue async.Queue
	ctx, cancel := context.WithCancel(t.Context())
	queue.Run(ctx, func(context.Context) func() {
		cancel()
		return func() { t.Error("result of cancelled work was shown") }
	})
	queue.Run(ctx, func(context.Context) func() {
		t.Error("cancelled work ran")
		return nil
	})
	queue.Run(t.Context(), func(context.Context) func() { return nil })
	queue.Drain()
	if queue.Len() != 0 {
		t.Fatalf("%d still waiting", queue.Len())
	}
}
