package qrscan

import "context"

const (
	// swings are the turns of brightness that count as a run: the great one is blind to the ringing of
	// JPEG and to noise, the small one sees pale and dimmed codes.
	smallSwing, greatSwing = 14, 56
	// minRuns is how many runs a cut through a finder has, with what is on both sides of it.
	minRuns = 6
	// openRun is the length in modules from which an outer run has merged with what lies beyond.
	openRun = 1.75
)

// finderSearch collects finders of both polarities from the rows of a picture.
type finderSearch struct {
	pic         picture
	left        *work
	dark, light []finder // dark on light, light on dark
}

// findFindersFast looks at every third row of the picture for runs of 1:1:3:1:1 and crosses each
// in the other directions.
func findFindersFast(ctx context.Context, pic picture, left *work) (*finderSearch, error) {
	parts := make([]finderSearch, bands(pic.h))
	err := inBands(ctx, pic.h, func(ctx context.Context, band, from, to int) error {
		parts[band] = finderSearch{pic: pic, left: left}
		return parts[band].rows(ctx, from, to)
	})
	if err != nil {
		return nil, err
	}
	f := &parts[0]
	for _, part := range parts[1:] {
		// A finder on the border was seen from both sides.
		for _, found := range part.dark {
			f.dark = gathered(f.dark, found)
		}
		for _, found := range part.light {
			f.light = gathered(f.light, found)
		}
	}
	f.dark, f.light = strongest(f.dark), strongest(f.light)
	return f, nil
}

func (f *finderSearch) rows(ctx context.Context, from, to int) error {
	fine, coarse := zigzag{swing: smallSwing}, zigzag{swing: greatSwing}
	for y := from + rowStep - 1; y < to; y += rowStep {
		if y%rowsBetweenChecks < rowStep && ctx.Err() != nil {
			return ctx.Err()
		}
		line := f.pic.pix[y*f.pic.w : (y+1)*f.pic.w]
		runs := fine.read(line)
		f.row(runs, y)
		if len(runs) > minRuns {
			if coarser := coarse.coarser(runs); len(coarser) < len(runs) {
				f.row(coarser, y)
			}
		}
		if len(f.dark)+len(f.light) > maxCentres {
			break
		}
	}
	return nil
}

func (f *finderSearch) row(e []extreme, y int) {
	for i := 0; i+5 < len(e); i++ {
		if !fitsRun(e[i:i+6]) || !f.left.crossing() {
			continue
		}
		core := e[i+2]
		bright := int(e[i+1].level)
		module := (e[i+4].edge - e[i+1].edge) / 5
		if found, ok := f.cross((core.edge+e[i+3].edge)/2, y, module, int(core.level), bright); ok {
			if core.level < e[i+1].level {
				f.dark = gathered(f.dark, found)
			} else {
				f.light = gathered(f.light, found)
			}
		}
	}
}

// fitsRun tells whether five runs are a cut through a finder: 1:1:3:1:1 within half a module, where
// one outer run may go on into the page, and the dark ones and the light ones stand apart.
func fitsRun(e []extreme) bool {
	b, c, d := e[2].edge-e[1].edge, e[3].edge-e[2].edge, e[4].edge-e[3].edge
	m := (b + c + d) / 5
	if m < 0.7 || b < 0.5*m || b > 1.5*m || d < 0.5*m || d > 1.5*m || c < 1.5*m || c > 4.5*m {
		return false
	}
	a, o := e[1].edge-e[0].edge, e[5].edge-e[4].edge
	outer, inner := min(a, o), max(a, o)
	if outer <= 0.4*m || outer >= openRun*m || inner <= 0.4*m {
		return false
	}
	// The outer ring may be of a colour of its own: farther from what lies between than the core is, up to two and
	// a half times as far, or nearer, down to half as far.
	core := int(e[2].level)
	contrast := min(abs(int(e[1].level)-core), abs(int(e[3].level)-core))
	sign := 1
	if int(e[1].level) > core {
		sign = -1
	}
	within := func(level byte) bool {
		off := sign * (int(level) - core) // above 0 away from what lies between
		return 2*off < 3*contrast && -2*off < contrast
	}
	return within(e[0].level) && within(e[4].level)
}

// cross measures a finder whose core is crossed by row y around x: down, along the row through its
// middle, and along one diagonal.
func (f *finderSearch) cross(x32 float32, y int, module32 float32, core, ring int) (finder, bool) {
	p := probe{pic: f.pic, middle: (core + ring + 1) / 2, dark: core < ring}
	x, module := float64(x32), float64(module32)
	down, ok := p.cut(int(x), y, 0, 1, module)
	if !ok {
		return finder{}, false
	}
	cy := float64(y) + 0.5 + down.middle
	across, ok := p.cut(int(x), int(cy), 1, 0, module)
	if !ok || ratio(across.module, down.module) > maxModuleRatio {
		return finder{}, false
	}
	cx := float64(int(x)) + 0.5 + across.middle
	diagonal, ok := p.cut(int(cx), int(cy), 1, 1, module)
	if !ok || ratio(diagonal.core, across.core) > maxDiagonal {
		return finder{}, false
	}
	return finder{at: spot{cx, cy}, module: (across.module + down.module) / 2, rows: 1, middle: p.middle}, true
}

// probe walks from a finder's core outwards, one middle brightness telling dark from light.
type probe struct {
	pic    picture
	middle int
	dark   bool // the core is darker than middle
}

// chord is a cut through a finder: the core's length and where its middle lies from the start, in
// steps, and the module as measured inside the outer ring.
type chord struct{ core, middle, module float64 }

// cut measures through x,y in steps of dx,dy; false where the lengths are not a finder's.
func (p probe) cut(x, y, dx, dy int, module float64) (chord, bool) {
	ahead, ok := p.ray(x, y, dx, dy, module)
	if !ok {
		return chord{}, false
	}
	behind, ok := p.ray(x, y, -dx, -dy, module)
	if !ok {
		return chord{}, false
	}
	core := ahead[0] + behind[0]
	m := (core + ahead[1] + behind[1]) / 5
	near := func(length, modules float64) bool { return length > modules*m/2 && length < modules*m*1.5 }
	if !near(core, 3) || !near(ahead[1], 1) || !near(behind[1], 1) {
		return chord{}, false
	}
	// Along the diagonal both outer runs may go on into a dark page.
	outer, inner := min(ahead[2], behind[2]), max(ahead[2], behind[2])
	if outer <= leastOuter(m) || dx*dy == 0 && inner <= 0.4*m || outer >= openRun*m && (dx == 0 || dy == 0) {
		return chord{}, false
	}
	return chord{core: core, middle: (ahead[0] - behind[0]) / 2, module: m}, true
}

// leastOuter is how long the shorter outer run must be. Where modules are hardly more than a pixel, one that
// lies across a pixel's border is drawn as a grey one, of which the middle brightness leaves next to nothing.
func leastOuter(module float64) float64 {
	if module < 1.6 {
		return 0
	}
	return 0.4 * module
}

// ray measures the runs from the centre of pixel x,y outwards: what is left of the core, the ring
// around it, the outer ring. The lines of a terminal leave gaps in a code: what is shorter than
// gap is passed over. The last run is followed only as far as tells that it is open.
func (p probe) ray(x, y, dx, dy int, module float64) (lengths [3]float64, ok bool) {
	gap := int(0.35 * module)
	limit := [3]float64{4 * module, 2.5 * module, 2 * module}
	run, inside, steps := 0, true, 0.0
	start := 0.0
	before := p.at(x, y)
	if (before < p.middle) != p.dark {
		return lengths, false
	}
	for {
		x, y = x+dx, y+dy
		if x < 0 || y < 0 || x >= p.pic.w || y >= p.pic.h {
			lengths[run] = steps + 0.5 - start
			return lengths, run == 2
		}
		steps++
		v := p.at(x, y)
		if ((v < p.middle) == p.dark) != inside && p.lasts(x, y, dx, dy, gap, !inside) {
			// The border lies between the last pixel's centre and this one's.
			border := steps - 1 + fraction(before, v, p.middle)
			lengths[run] = border - start
			if run == 2 {
				return lengths, true
			}
			start, inside, run = border, !inside, run+1
		}
		if steps-start > limit[run] {
			lengths[run] = steps - start
			return lengths, run == 2
		}
		before = v
	}
}

// lasts tells whether the run that begins at x,y is longer than gap.
func (p probe) lasts(x, y, dx, dy, gap int, inside bool) bool {
	for range gap {
		x, y = x+dx, y+dy
		if x < 0 || y < 0 || x >= p.pic.w || y >= p.pic.h {
			return true
		}
		if ((p.at(x, y) < p.middle) == p.dark) != inside {
			return false
		}
	}
	return true
}

func (p probe) at(x, y int) int { return int(p.pic.pix[y*p.pic.w+x]) }

// fraction is how far from a to b the middle lies, 0 to 1.
func fraction(a, b, middle int) float64 {
	if a == b {
		return 0.5
	}
	return min(max(float64(middle-a)/float64(b-a), 0), 1)
}
