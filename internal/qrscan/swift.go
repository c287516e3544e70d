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
		r.marks = levelMarks{pic: pic, middle: (t.tl.middle + t.tr.middle + t.bl.middle) / 3}
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

// levelMarks tells dark from light by one brightness.
type levelMarks struct {
	pic    picture
	middle int
}

// Get tells whether the pixel is dark, in a negative picture whether it is light.
func (m levelMarks) Get(x, y int) bool {
	if x < 0 || y < 0 || x >= m.pic.w || y >= m.pic.h {
		return false
	}
	return (int(m.pic.pix[y*m.pic.w+x]) < m.middle) != m.pic.negative
}
