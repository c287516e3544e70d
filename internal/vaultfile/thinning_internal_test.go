package vaultfile

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func savedAt(revision uint64, t time.Time) Generation {
	g, ok := parseGeneration(generationName(place{kind: kindVault}, revision, t))
	if !ok {
		panic("no name of a generation")
	}
	return g
}

// thinned adds a save and thins, as every save does.
func thinned(kept []Generation, save Generation, now time.Time) []Generation {
	kept = append(slices.Clone(kept), save)
	slices.SortFunc(kept, func(a, b Generation) int {
		return cmp.Or(cmp.Compare(b.Revision, a.Revision), b.Time.Compare(a.Time))
	})
	gone := surplus(kept, now)
	return slices.DeleteFunc(kept, func(g Generation) bool { return slices.Contains(gone, g) })
}

func startOfDay(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// TestDaysAndMonthsAreKept: whatever the pattern of saving, with a clock that
// goes forward there is the newest ten, the last save of each of the last
// thirty days, the last save of each of the last twelve months, and nothing
// else.
func TestDaysAndMonthsAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 1, 31, 23, 30, 0, 0, time.UTC)
		var kept, all []Generation
		for i, pause := range rapid.SliceOfN(rapid.OneOf(rapid.Int64Range(1, 3600), rapid.Int64Range(1, 40*86400)), 1, 200).Draw(t, "seconds between saves") {
			now = now.Add(time.Duration(pause) * time.Second)
			save := savedAt(uint64(i+1), now)
			all = append([]Generation{save}, all...)
			kept = thinned(kept, save, now)
		}
		lastOfDay, lastOfMonth := map[time.Time]bool{}, map[string]bool{}
		for i, g := range all {
			day, month := startOfDay(g.Time), g.Time.Format("2006-01")
			recentDay := !day.Before(startOfDay(now).AddDate(0, 0, -30))
			firstOfMonth := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
			recentMonth := !g.Time.Before(firstOfMonth.AddDate(0, -12, 0))
			want := i < 10 || recentDay && !lastOfDay[day] || recentMonth && !lastOfMonth[month]
			lastOfDay[day], lastOfMonth[month] = true, true
			if got := slices.Contains(kept, g); got != want {
				t.Fatalf("at %v save %d of %v: kept is %v", now, g.Revision, g.Time, got)
			}
		}
		if len(kept) > 10+31+13 {
			t.Fatalf("%d generations are kept", len(kept))
		}
	})
}

// TestAJumpingClockThinsNothingNew: however the clock jumps, the ten newest
// revisions stay, the last save of a day in the future stays, what is removed
// was there, and thinning twice is thinning once.
func TestAJumpingClockThinsNothingNew(t *testing.T) {
	moments := rapid.Custom(func(t *rapid.T) time.Time {
		return time.Unix(rapid.Int64Range(-100*365*86400, 200*365*86400).Draw(t, "time"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanosecond")).UTC()
	})
	rapid.Check(t, func(t *rapid.T) {
		var kept []Generation
		var now time.Time
		for i := range rapid.IntRange(1, 80).Draw(t, "saves") {
			if i == 0 || rapid.IntRange(0, 3).Draw(t, "jumps") == 0 {
				now = moments.Draw(t, "now")
			}
			now = now.Add(time.Minute)
			before := append(slices.Clone(kept), savedAt(uint64(i+1), now))
			kept = thinned(kept, savedAt(uint64(i+1), now), now)
			for j, g := range kept[:min(len(kept), 10)] {
				if g.Revision != uint64(i+1-j) {
					t.Fatalf("the newest are not revision %d and before", i+1)
				}
			}
			for _, g := range before {
				isLast := !slices.ContainsFunc(before, func(o Generation) bool {
					return o.Revision > g.Revision && startOfDay(o.Time).Equal(startOfDay(g.Time))
				})
				if g.Time.After(now) && isLast && !slices.Contains(kept, g) {
					t.Fatalf("at %v the save of %v was thinned", now, g.Time)
				}
			}
			if gone := surplus(kept, now); len(gone) > 0 {
				t.Fatalf("thinning again removes %d more", len(gone))
			}
		}
	})
}
