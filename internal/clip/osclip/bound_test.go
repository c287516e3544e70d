package osclip

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestBoundGivesTheAnswer(t *testing.T) {
	b := newBound(time.Second)
	refused := errors.New("refused")
	for _, want := range []error{nil, refused, nil} {
		if err := b.do(func(context.Context) error { return want }); !errors.Is(err, want) {
			t.Fatalf("%v, want %v", err, want)
		}
	}
}

func TestBoundLeavesHangingWorkBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBound(time.Second)
		release := make(chan struct{})
		begun := time.Now()
		err := b.do(func(context.Context) error {
			<-release
			return nil
		})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(begun) != time.Second {
			t.Fatalf("%v after %v", err, time.Since(begun))
		}
		err = b.do(func(context.Context) error {
			t.Error("a second work began while the first hung")
			return nil
		})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		close(release)
		synctest.Wait()
		if err := b.do(func(context.Context) error { return nil }); err != nil {
			t.Fatalf("after the hanging work ended: %v", err)
		}
	})
}

func TestBoundWaitsForItsTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBound(time.Second)
		go func() {
			_ = b.do(func(context.Context) error {
				<-time.After(time.Second / 2)
				return nil
			})
		}()
		synctest.Wait()
		if err := b.do(func(context.Context) error { return nil }); err != nil {
			t.Fatal(err)
		}
	})
}
