package qrscan

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"
)

// numbered is an enrolment text of its own for each n.
func numbered(n int) string { return secretText(70) + fmt.Sprint("&n=", n) }

// TestFindsEveryCodeOnTheScreen mixes sizes and polarities: what one pass finds must not keep the
// others from being found.
func TestFindsEveryCodeOnTheScreen(t *testing.T) {
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 3))
		img := desktop(1920, 1080, seed)
		want := make(map[string]bool)
		for n := range 2 + rng.IntN(5) {
			s := plain(2 + rng.IntN(5))
			if rng.IntN(3) == 0 {
				s.dark, s.light = 235, 15
			}
			c := code(t, numbered(n), s)
			put(img, c, 20+n%3*620+rng.IntN(200), 20+n/3*520+rng.IntN(100))
			want[numbered(n)] = true
		}
		found := scan(t, img)
		for _, p := range found {
			if !want[p.Text] {
				t.Errorf("seed %d: false read", seed)
			}
		}
		if len(found) != len(want) {
			t.Errorf("seed %d: %d of %d codes found", seed, len(found), len(want))
		}
	}
}

func TestFindsCodesSideBySide(t *testing.T) {
	img := page(900, 700, 255)
	for n := range 12 {
		put(img, code(t, numbered(n), plain(3)), n%4*190+20, n/4*190+20)
	}
	if found := scan(t, img); len(found) != 12 {
		t.Errorf("%d of 12 codes found", len(found))
	}
}

func TestReportsATextOnceAndInReadingOrder(t *testing.T) {
	img := page(900, 700, 255)
	put(img, code(t, numbered(2), plain(3)), 600, 300)
	put(img, code(t, numbered(1), plain(3)), 100, 100)
	put(img, code(t, numbered(2), plain(3)), 100, 400)
	found := scan(t, img)
	if len(found) != 2 || found[0].Text != numbered(1) || found[1].Text != numbered(2) {
		t.Fatalf("%d payloads", len(found))
	}
}

// within tells whether the corners are those of a code drawn at side×side, begun at corner.
func within(corners, want [4]image.Point, tolerance int) bool {
	for i, c := range corners {
		if d := c.Sub(want[i]); max(abs(d.X), abs(d.Y)) > tolerance {
			return false
		}
	}
	return true
}

func TestCornersAreInThePicturesCoordinates(t *testing.T) {
	for module := 2; module <= 8; module++ {
		img := image.NewRGBA(image.Rect(-100, 50, 700, 850)) // not at 0,0
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		s := plain(module)
		c := code(t, secretText(60), s)
		put(img, c, 30, 170)
		quiet, side := s.quiet*module, c.Rect.Dx()-2*s.quiet*module
		x, y := 30+quiet, 170+quiet
		want := [4]image.Point{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}
		found := scan(t, img)
		if len(found) != 1 || !within(found[0].Corners, want, 1) {
			t.Errorf("%d px a module: found %d, corners off", module, len(found))
		}
	}
}

func TestCornersTurnWithTheCode(t *testing.T) {
	c := code(t, secretText(60), plain(4))
	upright := scan(t, turned(c, 0, 255))[0].Corners
	for quarter := 1; quarter <= 3; quarter++ {
		found := scan(t, turned(c, float64(90*quarter), 255))
		want := [4]image.Point{}
		for i := range want {
			want[i] = upright[(i+quarter)%4]
		}
		if len(found) != 1 || !within(found[0].Corners, want, 2) {
			t.Errorf("turned by %d: %v, want %v", 90*quarter, found[0].Corners, want)
		}
	}
}

func TestReadsAMirroredCode(t *testing.T) {
	c := code(t, secretText(60), plain(4))
	mirrored := image.NewGray(c.Rect)
	for y := range c.Rect.Dy() {
		for x := range c.Rect.Dx() {
			mirrored.SetGray(c.Rect.Dx()-1-x, y, c.GrayAt(x, y))
		}
	}
	if !reads(t, mirrored, secretText(60)) {
		t.Error("not read")
	}
}
