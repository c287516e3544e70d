package vaultfile

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kapukod/internal/vault"
)

// FuzzGenerationName: a name is a generation's only if it would be written so.
func FuzzGenerationName(f *testing.F) {
	moment := time.Date(2026, 9, 1, 8, 0, 0, 1, time.UTC)
	for _, p := range []place{{kind: kindVault}, {kindMember, "m1"}, {kindSlot, "a-b-c"}, {kindSlotKey, "x_y"}} {
		name := generationName(p, 42, moment)
		g, ok := parseGeneration(name)
		if !ok || g.place != p || !g.Time.Equal(moment) || p.kind == kindVault && g.Revision != 42 {
			f.Fatalf("%q is not read back", name)
		}
		f.Add(name)
	}
	f.Add("vault-99999999999-20260901T080000.000000000Z.age")
	f.Fuzz(func(t *testing.T, name string) {
		g, ok := parseGeneration(name)
		if !ok {
			return
		}
		if strings.ContainsAny(name, `/\:`) || g.Name != name || g.Revision > vault.MaxRevision {
			t.Fatalf("%q is taken for a generation", name)
		}
		if again := generationName(g.place, g.Revision, g.Time); again != name {
			t.Fatalf("%q would be written %q", name, again)
		}
	})
}

func TestNamesOfGenerationsSortByAge(t *testing.T) {
	moment := time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)
	var names []string
	for i, revision := range []uint64{0, 9, 10, 99, 1_000_000, vault.MaxRevision} {
		names = append(names, generationName(place{kind: kindVault}, revision, moment.Add(-time.Duration(i)*time.Hour)))
	}
	for i := range 3 {
		names = append(names, generationName(place{kind: kindVault}, vault.MaxRevision, moment.Add(time.Duration(i)*time.Nanosecond)))
	}
	if !slices.IsSorted(names) {
		t.Error("names do not sort by revision and time")
	}
}
