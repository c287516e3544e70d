package broadcast_test

import (
	"slices"
	"sync"
	"testing"

	"kapukod/internal/broadcast"
)

func publish(list *broadcast.List[int], value int) {
	list.Enqueue(value)
	list.Deliver()
}

func TestListenersHearInOrder(t *testing.T) {
	var list broadcast.List[int]
	var seen []int
	cancel := list.Subscribe(func(v int) { seen = append(seen, v) })
	list.Subscribe(func(v int) { seen = append(seen, 10*v) })
	publish(&list, 1)
	cancel()
	cancel()
	list.Enqueue(2)
	list.Enqueue(3)
	if want := []int{1, 10}; !slices.Equal(seen, want) {
		t.Fatalf("Enqueue called: %v", seen)
	}
	list.Deliver()
	list.Deliver()
	if want := []int{1, 10, 20, 30}; !slices.Equal(seen, want) {
		t.Fatalf("saw %v, want %v", seen, want)
	}
}

func TestValueFromAListenerComesAfter(t *testing.T) {
	var list broadcast.List[int]
	var first, second []int
	list.Subscribe(func(v int) {
		first = append(first, v)
		if v == 1 {
			publish(&list, 2)
		}
	})
	list.Subscribe(func(v int) { second = append(second, v) })
	publish(&list, 1)
	if want := []int{1, 2}; !slices.Equal(first, want) || !slices.Equal(second, want) {
		t.Fatalf("saw %v and %v, want %v", first, second, want)
	}
}

func TestCancelInsideAListener(t *testing.T) {
	var list broadcast.List[int]
	var cancelSecond func()
	list.Subscribe(func(int) { cancelSecond() })
	cancelSecond = list.Subscribe(func(int) { t.Error("a cancelled listener was called") })
	publish(&list, 1)
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
		publish(&list, 1)
	}()
	publish(&list, 2)
	if calls != 2 {
		t.Fatalf("%d calls", calls)
	}
}

func TestDeliverConcurrently(t *testing.T) {
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
		all.Go(func() { publish(&list, i) })
	}
	all.Wait()
	if seen != 50 {
		t.Fatalf("saw %d values", seen)
	}
}
