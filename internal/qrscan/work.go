package qrscan

import "sync/atomic"

const (
	// workTriples is how many triples one search may look at closely, workCrossings how many places
	// it may examine as a finder. Busy screens need a tenth of it; pictures made of finders, or of
	// noise, come to an end by it.
	workTriples   = 4000
	workCrossings = 1 << 19
)

// work counts down what is left to a search, whatever its picture shows. The looks of one search
// share it.
type work struct{ triples, crossings atomic.Int64 }

func newWork() *work {
	w := new(work)
	w.triples.Store(workTriples)
	w.crossings.Store(workCrossings)
	return w
}

// triple takes one triple; false when none is left.
func (w *work) triple() bool { return w.triples.Add(-1) >= 0 }

// crossing takes one crossing; false when none is left.
func (w *work) crossing() bool { return w.crossings.Add(-1) >= 0 }

// spent tells whether the search should come to its end.
func (w *work) spent() bool { return w.triples.Load() < 0 || w.crossings.Load() < 0 }
