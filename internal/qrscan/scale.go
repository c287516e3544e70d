package qrscan

// resized is p at numerator/denominator of its size, smoothly interpolated.
func (p picture) resized(numerator, denominator int) picture {
	out := newPicture(max(p.w*numerator/denominator, 1), max(p.h*numerator/denominator, 1))
	columns := steps(out.w, p.w, numerator, denominator)
	for y, at := range steps(out.h, p.h, numerator, denominator) {
		upper, lower := p.pix[at.low*p.w:], p.pix[at.high*p.w:]
		row := out.pix[y*out.w : (y+1)*out.w]
		for x, c := range columns {
			a := int(upper[c.low])<<8 + (int(upper[c.high])-int(upper[c.low]))*c.weight
			b := int(lower[c.low])<<8 + (int(lower[c.high])-int(lower[c.low]))*c.weight
			row[x] = byte((a<<8 + (b-a)*at.weight + 1<<15) >> 16)
		}
	}
	return out
}

// step says between which two source pixels a pixel lies, and how far (of 256) towards the second.
type step struct{ low, high, weight int }

func steps(n, source, numerator, denominator int) []step {
	all := make([]step, n)
	for i := range all {
		// The centre of pixel i, in 1/256 of a source pixel, measured from the first pixel's centre.
		at := max(((2*i+1)*denominator*256)/(2*numerator)-128, 0)
		low := min(at>>8, source-1)
		all[i] = step{low: low, high: min(low+1, source-1), weight: at & 255}
	}
	return all
}

// halved is p at half its size; each pixel is the mean of four, which also smooths screen moiré.
func (p picture) halved() picture {
	out := newPicture(p.w/2, p.h/2)
	for y := range out.h {
		upper, lower := p.pix[2*y*p.w:], p.pix[(2*y+1)*p.w:]
		row := out.pix[y*out.w : (y+1)*out.w]
		for x := range row {
			sum := int(upper[2*x]) + int(upper[2*x+1]) + int(lower[2*x]) + int(lower[2*x+1])
			row[x] = byte((sum + 2) / 4)
		}
	}
	return out
}
