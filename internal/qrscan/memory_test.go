package qrscan

import (
	"image"
	"math/rand/v2"
	"runtime"
	"testing"
)

// maxBytesAPixel and maxBytes are what one search may allocate in the whole, most of it given back long before
// its end. Noise costs most: each of its regions is looked at in several sizes.
const (
	maxBytesAPixel = 24
	maxBytes       = 16 << 20
)

// TestMemoryHasACeiling looks at pictures that give the search as much to do as any.
func TestMemoryHasACeiling(t *testing.T) {
	const side = 1200
	for name, paint := range map[string]func(x, y int, r *rand.Rand) uint8{
		"flat":  func(int, int, *rand.Rand) uint8 { return 200 },
		"noise": func(_, _ int, r *rand.Rand) uint8 { return uint8(r.Uint32()) },
		"stripes": func(x, y int, _ *rand.Rand) uint8 {
			return uint8(x * 127 & 255)
		},
		"modules": func(x, y int, r *rand.Rand) uint8 { return uint8(255 * (hashed(x/3, y/3) & 1)) },
		"finders": func(x, y int, _ *rand.Rand) uint8 {
			if ring := max(abs(x/2%9-3), abs(y/2%9-3)); ring == 2 || ring > 3 {
				return 255
			}
			return 0
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			img := image.NewGray(image.Rect(0, 0, side, side))
			for i := range img.Pix {
				img.Pix[i] = paint(i%side, i/side, r)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := Look(t.Context(), img); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			used := after.TotalAlloc - before.TotalAlloc
			t.Logf("%.1f bytes a pixel", float64(used)/(side*side))
			if used > maxBytesAPixel*side*side+maxBytes {
				t.Errorf("%d MB allocated for %d megapixels", used>>20, side*side/1_000_000)
			}
		})
	}
}

// hashed is a number that looks random and depends on both coordinates.
func hashed(x, y int) uint32 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b
	h ^= h >> 15
	return h * 0xc2b2ae35 >> 13
}
