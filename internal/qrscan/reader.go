package qrscan

import (
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// maxReads is how often one look may sample and decode a whole code.
const maxReads = 400

// reader reads the codes of one picture. It is used by one goroutine.
type reader struct {
	pic     picture
	marks   *gozxing.BitMatrix
	decoder *decoder.Decoder
	hints   map[gozxing.DecodeHintType]any
	reads   int
}

func newReader(pic picture, marks *gozxing.BitMatrix) *reader {
	return &reader{
		pic:     pic,
		marks:   marks,
		decoder: decoder.NewDecoder(),
		hints:   map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: segmentEncoding{}},
	}
}

// read tries to read the code that has its finders at t.
func (r *reader) read(t triple) (sighting, bool) {
	estimate, by := r.measure(t)
	if !(estimate > minDimension-8 && estimate < maxDimension+32) {
		return sighting{}, false
	}
	across := t.tr.at.minus(t.tl.at).times(1 / (estimate - 7))
	down := t.bl.at.minus(t.tl.at).times(1 / (estimate - 7))
	if dark, ok := inkOfGrey(r.pic, t, across, down); ok {
		if s, ok := r.readInk(t, guesses(t, estimate, by, dark), dark); ok {
			return s, true
		}
	}
	dark := inkOfMarks(r.marks)
	return r.readInk(t, guesses(t, estimate, by, dark), dark)
}

func (r *reader) readInk(t triple, tries []grid, dark ink) (sighting, bool) {
	for _, g := range tries {
		if at, ok := findAlignment(g, dark); ok {
			fixed := newGrid(t, g.dimension, float64(g.dimension)-6.5, at)
			if s, ok := r.readGrid(fixed, dark); ok {
				return s, true
			}
		}
		if s, ok := r.readGrid(g, dark); ok {
			return s, true
		}
	}
	return sighting{}, false
}

func (r *reader) readGrid(g grid, dark ink) (sighting, bool) {
	bits, err := g.sample(dark)
	if err != nil || !hasFinders(bits) {
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
const maxFinderFaults = 30

func hasFinders(bits *gozxing.BitMatrix) bool {
	far := bits.GetWidth() - 7
	faults := 0
	for y := range 7 {
		for x := range 7 {
			ring := max(abs(x-3), abs(y-3))
			for _, at := range [3][2]int{{x, y}, {far + x, y}, {x, far + y}} {
				if bits.Get(at[0], at[1]) != (ring != 2) {
					faults++
				}
			}
		}
	}
	return faults <= maxFinderFaults
}
