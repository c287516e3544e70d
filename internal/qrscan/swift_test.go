package qrscan

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
)

// TestReadsACodeOnItsCorner: a row through a finder that stands on its corner
// is twice as long in the core as a diagonal.
func TestReadsACodeOnItsCorner(t *testing.T) {
	for _, degrees := range []float64{44, 45, 46, 135, 225, 315} {
		if !reads(t, turned(code(t, secretText(60), plain(6)), degrees, 255), secretText(60)) {
			t.Errorf("turned by %.0f°: not read", degrees)
		}
	}
}

// TestFindsFindersAtAnyAngle: from about 30° on, few rows go straight through a finder.
func TestFindsFindersAtAnyAngle(t *testing.T) {
	for _, module := range []int{5, 9} {
		drawn := code(t, secretText(60), plain(module))
		for degrees := 0.0; degrees < 90; degrees++ {
			img := turned(drawn, degrees, 255)
			for i, v := range img.Pix { // as browsers draw what is not to be smoothed
				img.Pix[i] = 255 * (v >> 7)
			}
			pic := picture{pix: img.Pix, w: img.Rect.Dx(), h: img.Rect.Dy()}
			if f, err := findFindersFast(t.Context(), pic, newWork()); err != nil || len(f.dark) < 3 {
				t.Errorf("%d pixels a module, turned by %.0f°: %d finders, %v", module, degrees, len(f.dark), err)
			}
		}
	}
}

// TestBandsFindTheSame: parted over several goroutines the search finds what it
// finds in one piece, finders on the borders of the parts among them.
func TestBandsFindTheSame(t *testing.T) {
	img := desktop(1600, 1200, 5)
	for n := range 12 {
		put(img, code(t, numbered(n), plain(3)), n%4*390+20, n/4*390+n*13)
	}
	pic, err := toGrey(t.Context(), img)
	if err != nil {
		t.Fatal(err)
	}
	var counts []int
	for _, procs := range []int{1, 2, 5} {
		before := runtime.GOMAXPROCS(procs)
		f, err := findFindersFast(t.Context(), pic, newWork())
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		counts = append(counts, len(f.dark))
	}
	if counts[0] != counts[1] || counts[0] != counts[2] || counts[0] < 36 {
		t.Errorf("finders in 1, 2 and 5 parts: %v", counts)
	}
	if found := scan(t, img); len(found) != 12 {
		t.Errorf("%d of 12 codes found", len(found))
	}
}

func TestZigzag(t *testing.T) {
	for name, test := range map[string]struct {
		line  []byte
		swing int
		edges []float64
	}{
		"flat":           {[]byte{9, 9, 9, 9, 9, 9, 9, 9, 9, 9}, 10, nil},
		"one step":       {[]byte{0, 0, 0, 0, 200, 200, 200, 200}, 50, []float64{0, 4}},
		"below swing":    {[]byte{100, 100, 120, 120, 100, 100}, 50, nil},
		"soft edge":      {[]byte{0, 0, 100, 200, 200, 200}, 50, []float64{0, 2.5}},
		"ringing":        {[]byte{0, 0, 200, 180, 200, 190, 0, 12, 0}, 50, []float64{0, 2, 5.97}},
		"light to dark":  {[]byte{255, 255, 255, 0, 0, 255, 255}, 50, []float64{0, 3, 5}},
		"long flat runs": {append(append(make([]byte, 40), 255, 255, 255), make([]byte, 40)...), 50, []float64{0, 40, 43}},
	} {
		z := zigzag{swing: test.swing}
		found := z.read(test.line)
		found = found[:max(len(found)-1, 0)] // the last is the row's end
		if len(found) != len(test.edges) {
			t.Errorf("%s: %v", name, found)
			continue
		}
		for i, e := range found {
			if math.Abs(float64(e.edge)-test.edges[i]) > 0.01 {
				t.Errorf("%s: edge %d at %.2f, not %.2f", name, i, e.edge, test.edges[i])
			}
		}
	}
}

// TestFlatPixelsAreAsGreyAsOthers: eight pixels of one colour are done at once.
func TestFlatPixelsAreAsGreyAsOthers(t *testing.T) {
	for _, colour := range [][4]byte{{0, 0, 0, 255}, {255, 255, 255, 255}, {10, 200, 30, 255}, {5, 6, 7, 8}, {0, 0, 0, 0}} {
		rgba := make([]byte, 0, 4*19)
		for range 19 {
			rgba = append(rgba, colour[:]...)
		}
		rgba[4*10] ^= 1 // one that differs a little, in the second eight
		row := make([]byte, 19)
		greyPremultiplied(row, rgba)
		want := byte(min((int(colour[0])+2*int(colour[1])+int(colour[2]))>>2+255-int(colour[3]), 255))
		for i, v := range row {
			if i != 10 && v != want {
				t.Errorf("%v: pixel %d is %d, not %d", fmt.Sprint(colour), i, v, want)
			}
		}
	}
}

// TestCoarserRunsAreThoseOfAGreaterSwing: made of the small runs they are what
// the pixels would have given.
func TestCoarserRunsAreThoseOfAGreaterSwing(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		line := make([]byte, 5+rng.IntN(120))
		level := 128
		for i := range line {
			if rng.IntN(3) == 0 {
				level = min(max(level+rng.IntN(200)-100, 0), 255)
			}
			line[i] = byte(min(max(level+rng.IntN(11)-5, 0), 255))
		}
		fine, direct, coarse := zigzag{swing: 14}, zigzag{swing: 56}, zigzag{swing: 56}
		want := direct.read(line)
		got := coarse.coarser(fine.read(line))
		if len(want) < 2 {
			want = nil // one flat run
		}
		if len(got) != len(want) {
			t.Fatalf("%v:\n%v\n%v", line, got, want)
		}
		for i := range got {
			// On stairs of several small runs the edge may lie on another step.
			if got[i].level != want[i].level && i < len(got)-1 || i > 0 && got[i].edge < got[i-1].edge {
				t.Fatalf("run %d of %v:\n%v\n%v", i, line, got, want)
			}
		}
	}
}
