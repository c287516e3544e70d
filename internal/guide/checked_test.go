package guide_test

import (
	"testing"
	"time"

	"kapukod/internal/guide"
)

// TestLastChecked is the beginning of the latest month; a guide without one says
// nothing.
func TestLastChecked(t *testing.T) {
	guides := []guide.Guide{{Checked: "2025-11"}, {Checked: "2026-04"}, {}, {Checked: "2024-05"}}
	if got, want := guide.LastChecked(guides), time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("last checked at %v, want %v", got, want)
	}
	if got := guide.LastChecked(nil); !got.IsZero() {
		t.Errorf("no guide was checked at %v", got)
	}
}
