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

// otsu tells dark from light by one threshold for the whole picture, the one that best parts its
// brightnesses into two groups. For a small region this sees contrasts that hybrid takes for noise.
// Nil when the picture is of one brightness.
func otsu(pic picture) *gozxing.BitMatrix {
	threshold, ok := otsuThreshold(pic)
	if !ok {
		return nil
	}
	marks, err := gozxing.NewBitMatrix(pic.w, pic.h)
	if err != nil {
		return nil
	}
	for y := range pic.h {
		for x, v := range pic.pix[y*pic.w : (y+1)*pic.w] {
			if v <= threshold {
				marks.Set(x, y)
			}
		}
	}
	return marks
}

// otsuThreshold maximises the variance between the two groups (N. Otsu, 1979).
func otsuThreshold(pic picture) (threshold byte, ok bool) {
	var histogram [256]int
	for _, v := range pic.pix {
		histogram[v]++
	}
	total, sum := float64(len(pic.pix)), 0.0
	for v, n := range histogram {
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
			best, threshold, ok = between, byte(v), true
		}
	}
	return threshold, ok
}
