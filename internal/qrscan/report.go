package qrscan

import (
	"context"
	"fmt"
	"image"
	"math"

	"kapukod/internal/payload"
)

// Report is what was found in a picture, and why not.
type Report struct {
	Payloads []payload.Payload
	// Unread are codes that were seen and could not be read, the likeliest
	// first, at most a few.
	Unread []Sighting
	// Black tells that the whole picture is as good as black: the system shows
	// programs nothing of the screen.
	Black bool
}

// Sighting is a code that was seen and not read.
type Sighting struct {
	// Corners of where the code is or would be, clockwise from its own top
	// left one; they may lie outside of the picture.
	Corners [4]image.Point
	Why     Reason
	// Side of the screen over which a cut code runs; "" for others.
	Side Side
}

// Reason says why a code could not be read.
type Reason string

// The reasons.
const (
	Small   Reason = "small"   // too few pixels a module: make it larger
	Cut     Reason = "cut"     // runs over the edge of the screen, on Side
	Covered Reason = "covered" // something lies over a part of it
	Blurred Reason = "blurred" // whole, but its modules run into each other or are damaged
)

// Side is an edge of the picture.
type Side string

// The sides.
const (
	Left   Side = "left"
	Right  Side = "right"
	Top    Side = "top"
	Bottom Side = "bottom"
)

const (
	// smallModule is the width of a module in pixels below which a larger one
	// would help first.
	smallModule = 2.2
	// blackLevel is the brightness that no pixel of a black picture exceeds.
	blackLevel = 16
	// maxUnread is how many codes a report tells of that were not read.
	maxUnread = 8
)

// unread is a code that has its three finders and its timing patterns.
type unread struct {
	t        triple
	grid     grid
	negative bool
}

// Look is Find that also tells what was seen and not read. It costs the same
// where there is something, and a little more where there is not.
func Look(ctx context.Context, img image.Image) (Report, error) {
	var black bool
	h := &hunt{left: newWork()}
	bounds := img.Bounds()
	found, err := find(ctx, img, func(ctx context.Context, pic picture) ([]sighting, error) {
		h.pic, black = pic, isBlack(pic)
		return h.all(ctx)
	})
	if err != nil {
		return Report{}, fmt.Errorf("look at picture: %w", err)
	}
	r := Report{Payloads: found, Black: black}
	if h.search == nil {
		return r, nil
	}
	for _, s := range append(h.unreadWhole(), h.halves()...) {
		if len(r.Unread) < maxUnread && !overlapsAny(s.Corners, r.Unread, h.found) {
			r.Unread = append(r.Unread, s)
		}
	}
	for i := range r.Unread {
		for j := range r.Unread[i].Corners {
			r.Unread[i].Corners[j] = r.Unread[i].Corners[j].Add(bounds.Min)
		}
	}
	return r, nil
}

func isBlack(pic picture) bool {
	for _, v := range pic.pix {
		if v > blackLevel {
			return false
		}
	}
	return true
}

// unreadWhole are the codes that have all three finders.
func (h *hunt) unreadWhole() []Sighting {
	var all []Sighting
	for _, u := range h.unread {
		pic := h.pic
		pic.negative = u.negative
		marks := newLevelMarks(pic, u.t)
		if u.grid.dimension < minTold || u.grid.timing(inkOfMarks(marks)) < minWholeTiming {
			continue // icons in a row
		}
		why := Blurred
		if (u.t.tl.module+u.t.tr.module+u.t.bl.module)/3 < smallModule {
			why = Small
		}
		all = append(all, Sighting{Corners: rounded(u.grid.outline()), Why: why})
	}
	return all
}

// halves are the codes of which two finders are there and the third is not.
func (h *hunt) halves() []Sighting {
	var all []Sighting
	for _, side := range []struct {
		finders  []finder
		negative bool
	}{{h.search.dark, false}, {h.search.light, true}} {
		pic := h.pic
		pic.negative = side.negative
		for i := range side.finders {
			for j := range side.finders {
				if i == j || len(all) > maxUnread {
					continue
				}
				s, ok := half(pic, &side.finders[i], &side.finders[j])
				if !ok {
					s, ok = acrossCorner(pic, &side.finders[i], &side.finders[j])
				}
				if ok {
					all = append(all, s)
				}
			}
		}
		for i := range side.finders {
			if s, ok := alone(pic, &side.finders[i]); ok && len(all) <= maxUnread {
				all = append(all, s)
			}
		}
	}
	return all
}

// half looks at two finders as the ends of one side of a code: from is the
// first one clockwise. The timing pattern lies inside of the side, and so tells
// on which hand the code is.
func half(pic picture, from, to *finder) (Sighting, bool) {
	if !alike(from, to) || from.middle == 0 {
		return Sighting{}, false
	}
	way := to.at.minus(from.at)
	modules := way.length() / ((from.module + to.module) / 2)
	if modules < minDimension-7-3 || modules > maxHalf {
		return Sighting{}, false
	}
	inward := way.quarterTurn()
	best, dimension := 0.0, 0
	for d := minTold; d <= maxHalf+7; d += 4 {
		if math.Abs(float64(d-7)-modules) > 4 {
			continue
		}
		if s := sideTiming(pic, from, way, inward, d, d); s > best {
			best, dimension = s, d
		}
	}
	if best < minHalfTiming {
		return Sighting{}, false
	}
	return incomplete(pic, from, way, inward, dimension), true
}

// incomplete is a code of which the finder from and one side are known.
func incomplete(pic picture, from *finder, way, inward spot, dimension int) Sighting {
	s := Sighting{Why: Covered}
	step := way.times(1 / float64(dimension-7))
	down := inward.times(1 / float64(dimension-7))
	corner := from.at.minus(step.times(3.5)).minus(down.times(3.5))
	n := float64(dimension)
	outline := quad{corner, corner.plus(step.times(n)), corner.plus(step.times(n)).plus(down.times(n)), corner.plus(down.times(n))}
	s.Corners = rounded(outline)
	if side, cut := beyond(outline, pic); cut {
		s.Why, s.Side = Cut, side
	} else if from.module < smallModule {
		s.Why = Small
	}
	return s
}

// acrossCorner looks at two finders as the top right and bottom left ones of a
// code whose top left is missing: from each, the timing pattern begins towards
// where that one was.
func acrossCorner(pic picture, tr, bl *finder) (Sighting, bool) {
	if !alike(tr, bl) || tr.middle == 0 {
		return Sighting{}, false
	}
	across := bl.at.minus(tr.at)
	middle := tr.at.plus(bl.at).times(0.5)
	corner := middle.plus(across.quarterTurn().times(0.5))
	left, up := corner.minus(tr.at), corner.minus(bl.at)
	modules := left.length() / ((tr.module + bl.module) / 2)
	if modules < minDimension-7-3 || modules > maxHalf {
		return Sighting{}, false
	}
	best, dimension := 0.0, 0
	for d := minDimension; d <= maxHalf+7; d += 4 {
		if math.Abs(float64(d-7)-modules) > 4 {
			continue
		}
		both := min(sideTiming(pic, tr, left, left.quarterTurn().times(-1), d, startRun),
			sideTiming(pic, bl, up, up.quarterTurn(), d, startRun))
		if both > best {
			best, dimension = both, d
		}
	}
	if best < 1 {
		return Sighting{}, false
	}
	return incomplete(pic, tr, left, left.quarterTurn().times(-1), dimension), true
}

// alone looks at one finder whose code runs over the edge of the picture with
// the other two: its timing pattern goes on right up to the edge.
func alone(pic picture, f *finder) (Sighting, bool) {
	if f.middle == 0 {
		return Sighting{}, false
	}
	for _, way := range []spot{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
		room := way.x*(float64(pic.w)*btof(way.x > 0)-f.at.x) + way.y*(float64(pic.h)*btof(way.y > 0)-f.at.y)
		modules := int(room / f.module)
		if modules < minAlone || modules > maxHalf {
			continue
		}
		// As long as it takes to run over the edge; what lies beyond is not known.
		dimension := (modules+7+10)/4*4 + 1
		side := way.times(f.module * float64(dimension-7))
		for _, inward := range []spot{side.quarterTurn(), side.quarterTurn().times(-1)} {
			if sideTiming(pic, f, side, inward, dimension, modules-3) == 1 {
				return incomplete(pic, f, side, inward, dimension), true
			}
		}
	}
	return Sighting{}, false
}

func btof(b bool) float64 { return float64(btoi(b)) }

const (
	// maxHalf is the longest side in modules that is believed with one finder missing.
	maxHalf = 100
	// startRun is how many modules of a timing pattern are looked at where its other end is missing.
	startRun = 9
	// minAlone is how many modules the picture's edge must be away from a finder that is told of alone.
	minAlone = 14
	// minHalfTiming is the part of the one timing pattern that must be right.
	minHalfTiming = 0.95
	// minWholeTiming is the part of both timing patterns that must be right in a code that has all
	// its finders and was not read.
	minWholeTiming = 0.85
	// minTold is the least side of a code in modules that is told of: chance makes smaller ones of
	// icons, and no enrolment fits into them.
	minTold = 25
)

// sideTiming is how much of the timing pattern between two finders is right,
// its separators among it; of its first most modules only.
func sideTiming(pic picture, from *finder, way, inward spot, dimension, most int) float64 {
	step, down := way.times(1/float64(dimension-7)), inward.times(1/float64(dimension-7))
	start := from.at.plus(down.times(3)) // row 6; the finder's centre is row 3
	right, all := 0, 0
	for i := 4; i <= min(dimension-7-4, 3+most); i++ { // columns 7 to n-8, counted from the finder's centre
		at := start.plus(step.times(float64(i)))
		if !pic.inside(at) {
			return 0
		}
		dark := pic.level(at.x, at.y) < float64(middleOf(from, pic.negative))
		if dark == ((i+3)%2 == 0) {
			right++
		}
		all++
	}
	if all < min(minDimension-7-8, most) {
		return 0
	}
	return float64(right) / float64(all)
}

func middleOf(f *finder, negative bool) int {
	if negative {
		return 255 - f.middle
	}
	return f.middle
}

func (p picture) inside(at spot) bool {
	return at.x >= 0 && at.y >= 0 && at.x < float64(p.w) && at.y < float64(p.h)
}

// beyond tells over which edge of the picture an outline runs farthest.
func beyond(q quad, pic picture) (Side, bool) {
	over := map[Side]float64{}
	for _, c := range q {
		over[Left] = max(over[Left], -c.x)
		over[Top] = max(over[Top], -c.y)
		over[Right] = max(over[Right], c.x-float64(pic.w))
		over[Bottom] = max(over[Bottom], c.y-float64(pic.h))
	}
	side, far := Side(""), 1.0 // a pixel is only rounding
	for _, s := range []Side{Left, Right, Top, Bottom} {
		if over[s] > far {
			side, far = s, over[s]
		}
	}
	return side, side != ""
}

func rounded(q quad) [4]image.Point {
	var p [4]image.Point
	for i, c := range q {
		p[i] = image.Pt(int(math.Round(c.x)), int(math.Round(c.y)))
	}
	return p
}

func overlapsAny(corners [4]image.Point, others []Sighting, read []sighting) bool {
	box := boxOf(corners)
	for _, o := range others {
		if boxOf(o.Corners).Overlaps(box) {
			return true
		}
	}
	for _, r := range read {
		if boxOf(rounded(r.corners)).Overlaps(box) {
			return true
		}
	}
	return false
}

func boxOf(corners [4]image.Point) image.Rectangle {
	box := image.Rectangle{Min: corners[0], Max: corners[0]}
	for _, c := range corners[1:] {
		box.Min.X, box.Min.Y = min(box.Min.X, c.X), min(box.Min.Y, c.Y)
		box.Max.X, box.Max.Y = max(box.Max.X, c.X), max(box.Max.Y, c.Y)
	}
	return box
}
