package broadcast_test

import (
	"slices"
	"sync"
	"testing"

	"kapukod/internal/broadcast"
)

func TestPublishReachesListenersInOrder(t *testing.T) {
	var list broadcast.List[int]
	var seen []int
	cancel := list.Subscribe(func(v int) { seen = append(seen, v) })
	list.Subscribe(func(v int) { seen = append(seen, 10*v) })
	list.Publish(1)
	cancel()
	cancel()
	list.Publish(2)
	if want := []int{1, 10, 20}; !slices.Equal(seen, want) {
		t.Fatalf("saw %v, want %v", seen, want)
	}
}

func TestPublishFromAListenerComesAfter(t *testing.T) {
	var list broadcast.List[int]
	var first, second []int
	list.Subscribe(func(v int) {
		first = append(first, v)
		if v == 1 {
			list.Publish(2)
		}
	})
	list.Subscribe(func(v int) { second = append(second, v) })
	list.Publish(1)
	if want := []int{1, 2}; !slices.Equal(first, want) || !slices.Equal(second, want) {
		t.Fatalf("saw %v and %v, want %v", first, second, want)
	}
}

func TestCancelInsideAListener(t *testing.T) {
	var list broadcast.List[int]
	var cancelSecond func()
	list.Subscribe(func(int) { cancelSecond() })
	cancelSecond = list.Subscribe(func(int) { t.Error("a cancelled listener was called") })
	list.Publish(1)
}

func TestPanicOfAListenerLeavesTheListUsable(t *testing.T) {
	var list broadcast.List[int]
	calls := 0
	list.Subscribe(func(v int) {
		calls++
		if v == 1 {
			panic("listener")
		}
	})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		list.Publish(1)
	}()
	list.Publish(2)
	if calls != 2 {
		t.Fatalf("%d calls", calls)
	}
}

func TestPublishConcurrently(t *testing.T) {
	var list broadcast.List[int]
	var running, count sync.Mutex
	seen := 0
	list.Subscribe(func(int) {
		if !running.TryLock() {
			t.Error("two calls at once")
			return
		}
		defer running.Unlock()
		count.Lock()
		seen++
		count.Unlock()
	})
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() { list.Publish(i) })
	}
	all.Wait()
	if seen != 50 {
		t.Fatalf("saw %d values", seen)
	}
}
