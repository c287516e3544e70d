package guide_test

import (
	"slices"
	"testing"

	"kapukod/assets"
	"kapukod/internal/guide"
)

// TestPlaces: what most people come for stands first.
func TestPlaces(t *testing.T) {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []guide.Kind{guide.KindSetup, guide.KindLogin, guide.KindAdvice} {
		var places []int
		for _, g := range guides {
			if g.Kind == kind {
				places = append(places, g.Place)
			}
		}
		if !slices.IsSorted(places) || len(slices.Compact(slices.Clone(places))) != len(places) {
			t.Errorf("places of %s: %v", kind, places)
		}
	}
	if first := guides[slices.IndexFunc(guides, func(g guide.Guide) bool { return g.Kind == guide.KindSetup })]; first.ID != "ugyfelkapu-new" {
		t.Errorf("%s stands first among the ways to set a login up", first.ID)
	}
}
