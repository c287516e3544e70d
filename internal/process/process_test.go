package process

import (
	"slices"
	"testing"
)

func TestOpenIsCounted(t *testing.T) {
	var calls []bool
	g := &Guard{set: func(readable bool) { calls = append(calls, readable) }}
	first, second := g.Open(), g.Open()
	first()
	first() // a second time changes nothing
	if !slices.Equal(calls, []bool{true}) {
		t.Fatalf("while one is open: %v", calls)
	}
	second()
	g.Open()()
	if !slices.Equal(calls, []bool{true, false, true, false}) {
		t.Errorf("calls: %v", calls)
	}
}
