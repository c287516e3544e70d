package qrscan

import "context"

// swift looks once at the whole picture, in both polarities at once, straight from its brightness:
// what a person sees on a screen is found by it almost always.
func (h *hunt) swift(ctx context.Context) error {
	f, err := findFindersFast(ctx, h.pic, h.left)
	if err != nil {
		return err
	}
	h.search = f
	for _, side := range []struct {
		finders  []finder
		negative bool
	}{{f.dark, false}, {f.light, true}} {
		if err := h.readTriples(ctx, side.finders, side.negative); err != nil {
			return err
		}
	}
	return nil
}

func (h *hunt) readTriples(ctx context.Context, finders []finder, negative bool) error {
	pic := h.pic
	pic.negative = negative
	r := newReader(pic, nil)
	r.strict = true
	var used []spot
	for i, t := range findTriples(finders, screenSkew) {
		if i%16 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if t.uses(used) {
			continue
		}
		if !h.left.triple() || r.reads >= maxReads {
			break
		}
		r.marks = newLevelMarks(pic, t)
		if s, ok := r.read(t); ok {
			used = append(used, t.tl.at, t.tr.at, t.bl.at)
			h.found = append(h.found, s)
			h.pic.blank(s.corners, [2]byte{255, 0}[btoi(negative)])
			h.regions = nil
		} else if r.seen != nil {
			h.unread = append(h.unread, unread{t: t, grid: *r.seen, negative: negative})
		}
	}
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// levelMarks tells dark from light by the brightness halfway between them as it was measured at
// three finders; it slopes evenly between these.
type levelMarks struct {
	pic              picture
	middle           float64 // at the picture's top left corner
	across, downward float64 // how much it changes with each pixel
}

func newLevelMarks(pic picture, t triple) levelMarks {
	a, b, c := float64(t.tl.middle), float64(t.tr.middle), float64(t.bl.middle)
	ab, ac := t.tr.at.minus(t.tl.at), t.bl.at.minus(t.tl.at)
	m := levelMarks{pic: pic, middle: (a + b + c) / 3}
	if area := ab.cross(ac); area != 0 {
		m.across = ((b-a)*ac.y - (c-a)*ab.y) / area
		m.downward = ((c-a)*ab.x - (b-a)*ac.x) / area
		m.middle = a - m.across*t.tl.at.x - m.downward*t.tl.at.y
	}
	return m
}

// Get tells whether the pixel is dark, in a negative picture whether it is light.
func (m levelMarks) Get(x, y int) bool {
	if x < 0 || y < 0 || x >= m.pic.w || y >= m.pic.h {
		return false
	}
	middle := m.middle + m.across*float64(x) + m.downward*float64(y)
	return (float64(m.pic.pix[y*m.pic.w+x]) < middle) != m.pic.negative
}
