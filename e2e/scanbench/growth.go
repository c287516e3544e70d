package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// growthSet is the set whose pictures are of every size in turn, with one code each.
const growthSet = "growth"

// growing are screens from half a megapixel to 8K.
func growing() []screen {
	return []screen{{960, 540, 1}, {1366, 768, 1}, {1920, 1080, 1}, {2560, 1440, 1}, {3840, 2160, 1}, {5120, 2880, 1}, {7680, 4320, 1}}
}

// growth is how the time of each reader grows with the picture.
type growth struct{ tallies map[string]map[int]*tally } // reader, pixels

func newGrowth() *growth { return &growth{make(map[string]map[int]*tally)} }

func (g *growth) add(reader string, s screen, got reading) {
	if g.tallies[reader] == nil {
		g.tallies[reader] = make(map[int]*tally)
	}
	if g.tallies[reader][s.w*s.h] == nil {
		g.tallies[reader][s.w*s.h] = new(tally)
	}
	t := g.tallies[reader][s.w*s.h]
	t.pictures++
	t.ms = append(t.ms, got.ms)
}

func (g *growth) print(out io.Writer, readers []string) {
	if len(g.tallies) == 0 {
		return
	}
	w := tabwriter.NewWriter(out, 2, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\ngrowth: megapixels\treader\tpictures\tmedian ms\tms a megapixel\tours/it")
	for _, s := range growing() {
		ours := g.tallies[readers[0]][s.w*s.h]
		for _, reader := range readers {
			t := g.tallies[reader][s.w*s.h]
			if t == nil {
				continue
			}
			megapixels, median := float64(s.w*s.h)/1e6, t.quantile(0.5)
			fmt.Fprintf(w, "%.1f\t%s\t%d\t%.1f\t%.2f\t%.2f\n", megapixels, reader, t.pictures, median, median/megapixels, ours.quantile(0.5)/median)
		}
	}
	_ = w.Flush() // to a terminal or a file: seen to be missing where it fails
}
