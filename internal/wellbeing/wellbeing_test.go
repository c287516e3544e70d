package wellbeing_test

import (
	"slices"
	"testing"
	"time"

	"kapukod/internal/wellbeing"
)

// brief is a finding in a few letters.
func brief(found []wellbeing.Finding) (all []string) {
	for _, f := range found {
		line := string(f.State) + " " + string(f.Topic)
		if f.Why != "" {
			line += " " + string(f.Why)
		}
		if f.Name != "" {
			line += " " + f.Name
		}
		all = append(all, line)
	}
	return all
}

func TestCheck(t *testing.T) {
	well := wellbeing.Facts{Sheet: wellbeing.ProvenSheet, Phrase: wellbeing.Strong, LockAfter: 5 * time.Minute}
	kept := wellbeing.Entry{ID: "1", Name: "Anna", Has: true, OnPaper: true}
	for name, c := range map[string]struct {
		change func(*wellbeing.Facts)
		want   []string
		todo   int
	}{
		"all is well, as far as can be told": {
			change: func(*wellbeing.Facts) {},
			want:   []string{"unknown copy", "good sheet", "good phrase", "good lock", "good clock"},
		},
		"with deletion codes": {
			change: func(f *wellbeing.Facts) { f.Entries = []wellbeing.Entry{kept} },
			want:   []string{"unknown copy", "good sheet", "good deletion", "good phrase", "good lock", "good clock"},
		},
		"nothing is": {
			change: func(f *wellbeing.Facts) {
				*f = wellbeing.Facts{Phrase: wellbeing.Weak, ClockWrong: true, ClockShifted: true, LockAfter: time.Hour, Entries: []wellbeing.Entry{
					{ID: "2", Name: "Béla", Has: true}, kept, {ID: "3", Name: "Cecil", OnPaper: true},
				}}
			},
			want: []string{"todo sheet none", "todo deletion notpaper Béla", "todo deletion missing Cecil", "todo phrase", "todo lock",
				"todo clock", "unknown copy"},
			todo: 6,
		},
		"a sheet that nobody has shown to have": {
			change: func(f *wellbeing.Facts) { f.Sheet = wellbeing.UnprovenSheet },
			want:   []string{"todo sheet unproven", "unknown copy", "good phrase", "good lock", "good clock"}, todo: 1,
		},
		"nobody typed the passphrase, and somebody compared the clock": {
			change: func(f *wellbeing.Facts) { f.Phrase, f.ClockShifted = wellbeing.StrengthUnknown, true },
			want:   []string{"unknown copy", "unknown phrase", "good sheet", "good lock", "good clock shifted"},
		},
		"the clock may be wrong": {
			change: func(f *wellbeing.Facts) { f.ClockDoubted, f.ClockShifted = true, true },
			want:   []string{"todo clock doubted", "unknown copy", "good sheet", "good phrase", "good lock"},
			todo:   1,
		},
		"a quarter of an hour is not long": {
			change: func(f *wellbeing.Facts) { f.LockAfter = wellbeing.LongOpen },
			want:   []string{"unknown copy", "good sheet", "good phrase", "good lock", "good clock"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			facts := well
			c.change(&facts)
			found := wellbeing.Check(facts)
			if got := brief(found); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
			if n := wellbeing.ToDos(found); n != c.todo {
				t.Errorf("%d to do, want %d", n, c.todo)
			}
		})
	}
}
