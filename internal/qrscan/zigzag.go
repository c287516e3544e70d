package qrscan

import "encoding/binary"

// extreme is a local brightest or darkest stretch of a row, and where the brightness is halfway
// from the one before to this one.
type extreme struct {
	edge  float32 // pixels; where the run of this extreme begins
	level byte
}

// zigzag turns rows of pixels into runs without any threshold of the whole picture: a run ends
// where the brightness turns back by at least swing. So dark pages, dimmed ones and pale codes need
// no care, and both polarities come out of one pass.
type zigzag struct {
	swing    int
	extremes []extreme // alternately dark and light
}

// read walks along one row.
func (z *zigzag) read(line []byte) []extreme {
	z.extremes = z.extremes[:0]
	if len(line) == 0 {
		return nil
	}
	// lo and hi are the extremes since the last turn, and where they were last seen.
	lo, hi := int(line[0]), int(line[0])
	loAt, hiAt := 0, 0
	rising := 0 // 1: a light run is being walked through, -1: a dark one, 0: not known yet
	last := line[0]
	for x := 1; x < len(line); x++ {
		if line[x] == last {
			x = skip(line, x, last)
			if x >= len(line) {
				break
			}
		}
		last = line[x]
		v := int(last)
		switch {
		case rising >= 0 && v > hi:
			hi, hiAt = v, x
			if rising == 0 && hi-lo >= z.swing {
				z.turn(line, loAt, byte(lo), 0, 0)
				rising = 1
			}
		case rising <= 0 && v < lo:
			lo, loAt = v, x
			if rising == 0 && hi-lo >= z.swing {
				z.turn(line, hiAt, byte(hi), 0, 0)
				rising = -1
			}
		}
		switch {
		case rising > 0 && hi-v >= z.swing:
			z.turn(line, hiAt, byte(hi), loAt, byte(lo))
			rising, lo, loAt = -1, v, x
		case rising < 0 && v-lo >= z.swing:
			z.turn(line, loAt, byte(lo), hiAt, byte(hi))
			rising, hi, hiAt = 1, v, x
		}
	}
	switch {
	case rising > 0:
		z.turn(line, hiAt, byte(hi), loAt, byte(lo))
	case rising < 0:
		z.turn(line, loAt, byte(lo), hiAt, byte(hi))
	}
	z.extremes = append(z.extremes, extreme{edge: float32(len(line))})
	return z.extremes
}

// skip gives the first place from x on that differs from level, or is near to the end.
func skip(line []byte, x int, level byte) int {
	same := 0x0101010101010101 * uint64(level)
	for x+8 <= len(line) && binary.LittleEndian.Uint64(line[x:]) == same {
		x += 8
	}
	for x < len(line) && line[x] == level {
		x++
	}
	return x
}

// turn appends the extreme at x; the one before it was at from. The edge is where the brightness
// crosses the middle between the two, to a part of a pixel.
func (z *zigzag) turn(line []byte, x int, level byte, from int, before byte) {
	if len(z.extremes) == 0 {
		z.extremes = append(z.extremes, extreme{edge: 0, level: level})
		return
	}
	middle := (int(level) + int(before) + 1) / 2
	up := level > before
	at := from + 1
	for at < x && (int(line[at]) >= middle) != up {
		at++
	}
	// Pixel at is the first beyond the middle; its centre lies at at+0.5.
	a, b := float32(line[at-1]), float32(line[at])
	edge := float32(at)
	if a != b {
		edge = float32(at) - 0.5 + (float32(middle)-a)/(b-a)
	}
	z.extremes = append(z.extremes, extreme{edge: edge, level: level})
}

// coarser makes runs of a greater swing out of those of a smaller one, without
// looking at the pixels again. An edge is that of the small runs at which the
// brightness crosses the middle.
func (z *zigzag) coarser(fine []extreme) []extreme {
	z.extremes = z.extremes[:0]
	if len(fine) < 2 {
		return nil
	}
	end := fine[len(fine)-1]
	fine = fine[:len(fine)-1]
	best, rising := 0, 0 // the extreme since the last turn, and its kind
	lo, hi := 0, 0
	for i := range fine {
		switch {
		case rising == 0:
			if fine[i].level < fine[lo].level {
				lo = i
			}
			if fine[i].level > fine[hi].level {
				hi = i
			}
			if int(fine[hi].level)-int(fine[lo].level) >= z.swing {
				first, second := min(lo, hi), max(lo, hi)
				z.extremes = append(z.extremes, extreme{edge: 0, level: fine[first].level})
				z.step(fine, first, second)
				best, rising = second, 1
				if second == lo {
					rising = -1
				}
			}
		case rising > 0 && fine[i].level >= fine[best].level, rising < 0 && fine[i].level <= fine[best].level:
			best = i
			z.extremes[len(z.extremes)-1].level = fine[i].level
		case abs(int(fine[i].level)-int(fine[best].level)) >= z.swing:
			z.step(fine, best, i)
			best, rising = i, -rising
		}
	}
	if len(z.extremes) == 0 {
		return nil
	}
	z.extremes = append(z.extremes, end)
	return z.extremes
}

// step appends the extreme at to; from is the one before it.
func (z *zigzag) step(fine []extreme, from, to int) {
	middle := (int(fine[from].level) + int(fine[to].level) + 1) / 2
	up := fine[to].level > fine[from].level
	at := from + 1
	for at < to && (int(fine[at].level) >= middle) != up {
		at++
	}
	z.extremes = append(z.extremes, extreme{edge: fine[at].edge, level: fine[to].level})
}
