package qrscan

import "github.com/makiuchi-d/gozxing"

// minSide is the side in pixels below which nothing can be a code: 21 modules of one pixel.
const minSide = 21

// hybrid tells dark from light by the surroundings of each 8×8 block: for screens with dark and
// light windows side by side.
func hybrid(pic picture) (*gozxing.BitMatrix, error) {
	source, err := gozxing.NewPlanarYUVLuminanceSource(pic.pix, pic.w, pic.h, 0, 0, pic.w, pic.h, false)
	if err != nil {
		return nil, err
	}
	return gozxing.NewHybridBinarizer(source).GetBlackMatrix()
}

// darker marks what is at most as bright as threshold.
func darker(pic picture, threshold byte) (*gozxing.BitMatrix, error) {
	marks, err := gozxing.NewBitMatrix(pic.w, pic.h)
	if err != nil {
		return nil, err
	}
	line := gozxing.NewBitArray(pic.w)
	for y := range pic.h {
		var word uint32
		for x, v := range pic.pix[y*pic.w : (y+1)*pic.w] {
			if v <= threshold {
				word |= 1 << (x & 31)
			}
			if x&31 == 31 || x == pic.w-1 {
				line.SetBulk(x&^31, word)
				word = 0
			}
		}
		marks.SetRow(y, line)
	}
	return marks, nil
}

// thresholds gives the brightness that best parts the picture into two groups, and the ones that
// best part each group again: a code dimmed by a layer over a white page is dark and light within
// the darker group. For a small region this sees contrasts that hybrid takes for noise.
func thresholds(pic picture) []byte {
	var histogram [256]int
	for _, v := range pic.pix {
		histogram[v]++
	}
	all, ok := otsu(histogram[:])
	if !ok {
		return nil
	}
	found := []byte{byte(all)}
	if t, ok := otsu(histogram[:all+1]); ok {
		found = append(found, byte(t))
	}
	if t, ok := otsu(histogram[all+1:]); ok {
		found = append(found, byte(all+1+t))
	}
	return found
}

// otsu gives the last brightness of the darker group, so that the variance between the groups is
// greatest (N. Otsu, 1979); false when all is of one brightness.
func otsu(histogram []int) (threshold int, ok bool) {
	total, sum := 0.0, 0.0
	for v, n := range histogram {
		total += float64(n)
		sum += float64(v * n)
	}
	best, below, sumBelow := 0.0, 0.0, 0.0
	for v, n := range histogram {
		below += float64(n)
		sumBelow += float64(v * n)
		if below == 0 || below == total {
			continue
		}
		gap := sumBelow/below - (sum-sumBelow)/(total-below)
		if between := below * (total - below) * gap * gap; between > best {
			best, threshold, ok = between, v, true
		}
	}
	return threshold, ok
}
