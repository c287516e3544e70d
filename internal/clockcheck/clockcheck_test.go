package clockcheck_test

import (
	"slices"
	"testing"
	"time"

	"kapukod/internal/clockcheck"
)

func budapest(t time.Time) time.Time {
	return t.In(time.FixedZone("artificial", int(clockcheck.HungarianOffset(t).Seconds())))
}

func TestCheck(t *testing.T) {
	now := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	right := clockcheck.Facts{
		Now: budapest(now), Built: now.AddDate(0, -1, 0), Saved: now.Add(-time.Hour),
		Wall: time.Hour, Steady: time.Hour, Hungarian: true,
	}
	for name, test := range map[string]struct {
		change func(*clockcheck.Facts)
		want   []clockcheck.Finding
	}{
		"right":                      {func(*clockcheck.Facts) {}, nil},
		"nothing known":              {func(f *clockcheck.Facts) { *f = clockcheck.Facts{Now: now} }, nil},
		"a little before the save":   {func(f *clockcheck.Facts) { f.Saved = now.Add(5 * time.Minute) }, nil},
		"before the save":            {func(f *clockcheck.Facts) { f.Saved = now.Add(time.Hour) }, []clockcheck.Finding{clockcheck.BeforeSave}},
		"the battery is empty":       {func(f *clockcheck.Facts) { f.Now = budapest(now.AddDate(-16, 0, 0)) }, []clockcheck.Finding{clockcheck.BeforeBuild, clockcheck.BeforeSave}},
		"went back":                  {func(f *clockcheck.Facts) { f.Wall -= time.Minute }, []clockcheck.Finding{clockcheck.WentBack}},
		"slept, or went ahead":       {func(f *clockcheck.Facts) { f.Wall += time.Hour }, nil},
		"corrected by a moment":      {func(f *clockcheck.Facts) { f.Wall -= time.Second }, nil},
		"a zone of nowhere":          {func(f *clockcheck.Facts) { f.Now = now.In(time.FixedZone("x", 3*3600+7)) }, []clockcheck.Finding{clockcheck.NoZone}},
		"a zone beyond the Earth":    {func(f *clockcheck.Facts) { f.Now = now.In(time.FixedZone("x", 15*3600)) }, []clockcheck.Finding{clockcheck.NoZone}},
		"London":                     {func(f *clockcheck.Facts) { f.Now = now }, []clockcheck.Finding{clockcheck.OtherZone}},
		"London, read in English":    {func(f *clockcheck.Facts) { f.Now, f.Hungarian = now, false }, nil},
		"winter time in the summer":  {func(f *clockcheck.Facts) { f.Now = now.AddDate(0, 8, 0).In(time.FixedZone("x", 3600)) }, []clockcheck.Finding{clockcheck.OtherZone}},
		"summer time in the summer":  {func(f *clockcheck.Facts) { f.Now = now.AddDate(0, 8, 0).In(time.FixedZone("x", 7200)) }, nil},
		"the hour before it changes": {func(f *clockcheck.Facts) { f.Now = budapest(time.Date(2027, 3, 28, 0, 59, 0, 0, time.UTC)) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			facts := right
			test.change(&facts)
			if got := clockcheck.Check(facts); !slices.Equal(got, test.want) {
				t.Errorf("found %v, want %v", got, test.want)
			}
		})
	}
}

// TestHungarianOffset is held against the dates that the law gives.
func TestHungarianOffset(t *testing.T) {
	for _, test := range []struct {
		at   string
		want time.Duration
	}{
		{"2026-03-29T00:59:59Z", time.Hour}, {"2026-03-29T01:00:00Z", 2 * time.Hour},
		{"2026-10-25T00:59:59Z", 2 * time.Hour}, {"2026-10-25T01:00:00Z", time.Hour},
		{"2027-03-28T01:00:00Z", 2 * time.Hour}, {"2027-10-31T00:59:59Z", 2 * time.Hour}, {"2030-01-01T00:00:00Z", time.Hour},
	} {
		at, err := time.Parse(time.RFC3339, test.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := clockcheck.HungarianOffset(at); got != test.want {
			t.Errorf("%s: %v, want %v", test.at, got, test.want)
		}
	}
}

// TestInHungary: the same moment, as it is told in Hungary.
func TestInHungary(t *testing.T) {
	for at, want := range map[string]string{"2026-11-21T10:00:00Z": "11:00", "2027-07-21T10:00:00-07:00": "19:00"} {
		then, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := clockcheck.InHungary(then); !got.Equal(then) || got.Format("15:04") != want {
			t.Errorf("%s: %s, want %s", at, got.Format("15:04"), want)
		}
	}
}

func TestOffset(t *testing.T) {
	now := time.Date(2026, 11, 21, 14, 31, 25, 600_000_000, time.UTC)
	for typed, want := range map[string]time.Duration{
		"14:33": 94 * time.Second, " 14.33 ": 94 * time.Second, "14 31 26": 0, "14:31:20": -6 * time.Second,
		"2:31:26": -12 * time.Hour, "02:31:27": -12*time.Hour + time.Second, "2:31:25": 12*time.Hour - time.Second,
		"00:00": 9*time.Hour + 28*time.Minute + 34*time.Second,
	} {
		if got, ok := clockcheck.Offset(typed, now); !ok || got != want {
			t.Errorf("%q: %v, %v; want %v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "14", "1433", "24:00", "14:60", "14:33:61", "a:b", "14:33:10:2", "-1:00", "014:33"} {
		if got, ok := clockcheck.Offset(typed, now); ok {
			t.Errorf("%q was read as %v", typed, got)
		}
	}
}

// FuzzOffset: whatever is typed, the offset is one of less than half a day.
func FuzzOffset(f *testing.F) {
	f.Add("14:33", int64(1790000000))
	f.Fuzz(func(t *testing.T, typed string, at int64) {
		off, ok := clockcheck.Offset(typed, time.Unix(at%(1<<40), 0).UTC())
		if ok && (off > clockcheck.MostOffset || off < -clockcheck.MostOffset || off%time.Second != 0) {
			t.Errorf("%q: %v", typed, off)
		}
	})
}
