package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// tally is what one reader made of one set.
type tally struct {
	pictures, read, wrong int
	ms                    []float64
}

func (t *tally) add(want []string, got reading) (read bool) {
	t.pictures++
	t.ms = append(t.ms, got.ms)
	read = true
	for _, text := range want {
		read = read && slices.Contains(got.texts, text)
	}
	for _, text := range got.texts {
		if !slices.Contains(want, text) {
			t.wrong++
		}
	}
	if read {
		t.read++
	}
	return read
}

// quantile of the times; 0 without any.
func (t *tally) quantile(q float64) float64 {
	if len(t.ms) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t.ms))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

type results struct {
	readers []string
	tallies map[string]map[string]*tally // set, reader
	growth  *growth
	// floor are, for pictures of a 4K screen with nothing on it, our time over
	// that of one plain pass.
	floor []float64
}

func newResults(readers []string) *results {
	return &results{readers: readers, tallies: make(map[string]map[string]*tally), growth: newGrowth()}
}

func (r *results) of(set, reader string) *tally {
	if r.tallies[set] == nil {
		r.tallies[set] = make(map[string]*tally)
	}
	if r.tallies[set][reader] == nil {
		r.tallies[set][reader] = new(tally)
	}
	return r.tallies[set][reader]
}

func (r *results) print(out io.Writer, sets []string) {
	w := tabwriter.NewWriter(out, 2, 0, 2, ' ', 0)
	fmt.Fprintln(w, "set\treader\tread\tof\t%\tfalse\tmedian ms\tp95 ms\tours/it")
	total := make(map[string]*tally)
	for _, set := range sets {
		for _, reader := range r.readers {
			t := r.of(set, reader)
			r.line(w, set, reader, t, r.of(set, r.readers[0]))
			if set != "none" {
				all := total[reader]
				if all == nil {
					all = new(tally)
					total[reader] = all
				}
				all.pictures, all.read, all.wrong = all.pictures+t.pictures, all.read+t.read, all.wrong+t.wrong
				all.ms = append(all.ms, t.ms...)
			}
		}
	}
	for _, reader := range r.readers {
		if total[reader] != nil {
			r.line(w, "all with codes", reader, total[reader], total[r.readers[0]])
		}
	}
	_ = w.Flush() // to a terminal or a file: seen to be missing where it fails
	r.growth.print(out, r.readers)
	if len(r.floor) > 0 {
		slices.Sort(r.floor)
		fmt.Fprintf(out, "nothing there on a 4K screen, time over one plain grey pass: median %.2f, p95 %.2f\n",
			r.floor[len(r.floor)/2], r.floor[min(int(0.95*float64(len(r.floor))), len(r.floor)-1)])
	}
}

func (r *results) line(w io.Writer, set, reader string, t, ours *tally) {
	if t.pictures == 0 {
		return
	}
	ratio := 0.0
	if m := t.quantile(0.5); m > 0 {
		ratio = ours.quantile(0.5) / m
	}
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%.1f\t%d\t%.1f\t%.1f\t%.2f\n", set, reader, t.read, t.pictures,
		100*float64(t.read)/float64(t.pictures), t.wrong, t.quantile(0.5), t.quantile(0.95), ratio)
}
