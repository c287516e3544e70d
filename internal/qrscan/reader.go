package qrscan

import (
	"math"

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
	m := r.moduleOf(t)
	estimate := (t.tl.at.distance(t.tr.at)+t.tl.at.distance(t.bl.at))/(2*m) + 7
	if !(estimate > minDimension-8 && estimate < maxDimension+32) {
		return sighting{}, false
	}
	across := t.tr.at.minus(t.tl.at).times(1 / (estimate - 7))
	down := t.bl.at.minus(t.tl.at).times(1 / (estimate - 7))
	if dark, ok := inkOfGrey(r.pic, t, across, down); ok {
		if s, ok := r.readInk(t, estimate, dark); ok {
			return s, true
		}
	}
	return r.readInk(t, estimate, inkOfMarks(r.marks))
}

func (r *reader) readInk(t triple, estimate float64, dark ink) (sighting, bool) {
	for _, dimension := range dimensions(t, estimate, dark) {
		flat := newGrid(t, dimension, nil)
		if at, ok := findAlignment(flat, dark); ok {
			if s, ok := r.readGrid(newGrid(t, dimension, &at), dark); ok {
				return s, true
			}
		}
		if s, ok := r.readGrid(flat, dark); ok {
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

// moduleOf measures a module along the sides of the code: unlike the width along rows this is
// right for a turned code.
func (r *reader) moduleOf(t triple) float64 {
	sum, n := 0.0, 0
	for _, pair := range [4][2]spot{
		{t.tl.at, t.tr.at}, {t.tr.at, t.tl.at}, {t.tl.at, t.bl.at}, {t.bl.at, t.tl.at},
	} {
		towards := pair[1].minus(pair[0])
		unit := towards.times(1 / towards.length())
		there, ok1 := r.reach(pair[0], unit)
		back, ok2 := r.reach(pair[0], unit.times(-1))
		if ok1 && ok2 {
			sum += (there + back) / 7
			n++
		}
	}
	if n == 0 {
		return (t.tl.module + t.tr.module + t.bl.module) / 3
	}
	return sum / float64(n)
}

// reach is the distance from a finder's centre to its outer edge: dark, light, dark, then light.
func (r *reader) reach(from, unit spot) (float64, bool) {
	const stride = 0.5
	dark, changes := true, 0
	limit := float64(r.pic.w + r.pic.h)
	for d := 0.0; d < limit; d += stride {
		at := from.plus(unit.times(d))
		if at.x < 0 || at.y < 0 || at.x >= float64(r.pic.w) || at.y >= float64(r.pic.h) {
			return d, changes == 2
		}
		if r.marks.Get(int(math.Floor(at.x)), int(math.Floor(at.y))) != dark {
			dark = !dark
			if changes++; changes == 3 {
				return d - stride/2, true
			}
		}
	}
	return 0, false
}
