package qrscan

import (
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// maxReads is how often one look may sample and decode a whole code.
const maxReads = 400

// darkness tells dark pixels from light ones.
type darkness interface{ Get(x, y int) bool }

// reader reads the codes of one picture. It is used by one goroutine.
type reader struct {
	pic     picture
	marks   darkness
	decoder *decoder.Decoder
	hints   map[gozxing.DecodeHintType]any
	reads   int
	// seen is the likeliest grid of the last triple that looked like a code; nil if it did not.
	seen *grid
	// strict asks for clean separators around the finders before anything else is measured: right
	// on screens, where hundreds of icons and boxes look like finders.
	strict bool
}

// minSeparated is how many of the twelve modules that separated looks at must be right.
const minSeparated = 10

// separated tells whether the three finders end where they must towards each other: the outer ring
// dark and the separator beyond it light.
func separated(t triple, across, down spot, dark ink) bool {
	right := 0
	for _, ray := range [6][2]spot{
		{t.tl.at, across}, {t.tl.at, down}, {t.tr.at, across.times(-1)},
		{t.tr.at, down}, {t.bl.at, down.times(-1)}, {t.bl.at, across},
	} {
		if dark(ray[0].plus(ray[1].times(3))) {
			right++
		}
		if !dark(ray[0].plus(ray[1].times(4))) {
			right++
		}
	}
	return right >= minSeparated
}

func newReader(pic picture, marks darkness) *reader {
	return &reader{
		pic:     pic,
		marks:   marks,
		decoder: decoder.NewDecoder(),
		hints:   map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: segmentEncoding{}},
	}
}

// read tries to read the code that has its finders at t.
func (r *reader) read(t triple) (sighting, bool) {
	r.seen = nil
	estimate, by := r.measure(t)
	if !(estimate > minDimension-8 && estimate < maxDimension+32) {
		return sighting{}, false
	}
	across := t.tr.at.minus(t.tl.at).times(1 / (estimate - 7))
	down := t.bl.at.minus(t.tl.at).times(1 / (estimate - 7))
	dark, ok := inkOfGrey(r.pic, t, across, down)
	if r.strict && (!ok || !separated(t, across, down, dark)) {
		return sighting{}, false
	}
	if ok {
		if s, ok := r.readInk(t, guesses(t, estimate, by, dark), dark); ok {
			return s, true
		}
	}
	dark = inkOfMarks(r.marks)
	return r.readInk(t, guesses(t, estimate, by, dark), dark)
}

func (r *reader) readInk(t triple, tries []grid, dark ink) (sighting, bool) {
	if len(tries) > 0 {
		r.seen = &tries[0]
	}
	for _, g := range tries {
		if at, ok := findAlignment(g, dark); ok {
			fixed := newGrid(t, g.dimension, float64(g.dimension)-6.5, at)
			if s, ok := r.readGrid(fixed, dark); ok {
				return s, true
			}
			if s, ok := r.readUnsharp(fixed); ok {
				return s, true
			}
		}
		if s, ok := r.readGrid(g, dark); ok {
			return s, true
		}
	}
	if len(tries) > 0 {
		return r.readUnsharp(tries[0])
	}
	return sighting{}, false
}

// readUnsharp is readGrid for modules that run into each other.
func (r *reader) readUnsharp(g grid) (sighting, bool) {
	seen := g.levels(r.pic)
	for _, share := range shares {
		bits, err := seen.sharpened(share).bits()
		if err != nil {
			continue
		}
		if s, ok := r.decode(g, bits); ok {
			return s, true
		}
	}
	return sighting{}, false
}

func (r *reader) readGrid(g grid, dark ink) (sighting, bool) {
	bits, err := g.sample(dark)
	if err != nil {
		return sighting{}, false
	}
	return r.decode(g, bits)
}

func (r *reader) decode(g grid, bits *gozxing.BitMatrix) (sighting, bool) {
	if !hasFinders(bits) {
		return sighting{}, false
	}
	r.reads++
	result, err := r.decoder.Decode(bits, r.hints)
	if err != nil || result.GetText() == "" {
		return sighting{}, false
	}
	s := sighting{text: trimMark(result.GetText()), corners: g.outline()}
	if result.HasStructuredAppend() {
		s.part = newPart(result.GetStructuredAppendSequenceNumber(), result.GetStructuredAppendParity())
	}
	return s, true
}

// maxFinderFaults is how many of the 3×49 finder modules may be wrong. Together with the timing
// pattern this keeps noise from ever reaching the error correction, which may take it for a code.
// maxRoundFaults is the same for finders that are drawn as discs and rings, of which the corners
// say nothing.
const maxFinderFaults, maxRoundFaults = 30, 15

func hasFinders(bits *gozxing.BitMatrix) bool {
	far := bits.GetWidth() - 7
	faults, round := 0, 0
	for y := range 7 {
		for x := range 7 {
			ring := max(abs(x-3), abs(y-3))
			corner := abs(x-3)+abs(y-3) > 3
			for _, at := range [3][2]int{{x, y}, {far + x, y}, {x, far + y}} {
				if bits.Get(at[0], at[1]) != (ring != 2) {
					faults++
					round += btoi(!corner)
				}
			}
		}
	}
	return faults <= maxFinderFaults || round <= maxRoundFaults
}
