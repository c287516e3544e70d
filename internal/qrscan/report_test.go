package qrscan

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

func lookAtPicture(t *testing.T, img image.Image) Report {
	t.Helper()
	r, err := Look(t.Context(), img)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// unreadAt looks for one sighting with a reason, around a place.
func unreadAt(t *testing.T, name string, img image.Image, why Reason, side Side, around image.Point) {
	t.Helper()
	r := lookAtPicture(t, img)
	if len(r.Payloads) != 0 || len(r.Unread) != 1 {
		t.Errorf("%s: %d read, %d seen: %v", name, len(r.Payloads), len(r.Unread), r.Unread)
		return
	}
	s := r.Unread[0]
	if s.Why != why || s.Side != side || !around.In(boxOf(s.Corners)) {
		t.Errorf("%s: %s %s at %v", name, s.Why, s.Side, s.Corners)
	}
}

func TestACodeOverTheEdgeIsTold(t *testing.T) {
	c := code(t, secretText(60), plain(5))
	side := c.Rect.Dx()
	for name, test := range map[string]struct {
		at   image.Point
		side Side
	}{
		"right":  {image.Pt(800-side*3/4, 200), Right},
		"left":   {image.Pt(-side/4, 200), Left},
		"bottom": {image.Pt(300, 600-side*3/4), Bottom},
		"top":    {image.Pt(300, -side/4), Top},
	} {
		img := page(800, 600, 255)
		put(img, c, test.at.X, test.at.Y)
		middle := test.at.Add(image.Pt(side/2, side/2))
		unreadAt(t, name, img, Cut, test.side, middle)
	}
}

func TestACoveredCodeIsTold(t *testing.T) {
	c := code(t, secretText(60), plain(5))
	side := c.Rect.Dx()
	for name, corner := range map[string]image.Point{"top left": {0, 0}, "top right": {side * 2 / 3, 0}, "bottom left": {0, side * 2 / 3}} {
		for _, negative := range []bool{false, true} {
			img := page(800, 600, 240)
			put(img, c, 300, 150)
			box := image.Rect(0, 0, side*2/5, side*2/5).Add(corner).Add(image.Pt(290, 140))
			draw.Draw(img, box, image.NewUniform(color.Gray{Y: 200}), image.Point{}, draw.Src)
			if negative {
				for i, v := range img.Pix {
					if i%4 != 3 {
						img.Pix[i] = 255 - v
					}
				}
			}
			unreadAt(t, name, img, Covered, "", image.Pt(300+side/2, 150+side/2))
		}
	}
}

// TestADamagedCodeIsTold: its middle is wiped out, its frame is not.
func TestADamagedCodeIsTold(t *testing.T) {
	c := code(t, secretText(60), plain(6))
	side := c.Rect.Dx()
	img := page(800, 600, 255)
	put(img, c, 200, 100)
	box := image.Rect(side*2/5, side*2/5, side*9/10, side*9/10).Add(image.Pt(200, 100))
	draw.Draw(img, box, image.NewUniform(color.Gray{Y: 255}), image.Point{}, draw.Src)
	unreadAt(t, "damaged", img, Blurred, "", image.Pt(200+side/2, 100+side/2))
}

func TestNothingIsToldWhereNothingIs(t *testing.T) {
	for seed := range uint64(6) {
		if r := lookAtPicture(t, desktop(1366, 768, seed)); len(r.Unread) != 0 || len(r.Payloads) != 0 || r.Black {
			t.Errorf("seed %d: %v", seed, r.Unread)
		}
	}
	if r := lookAtPicture(t, page(800, 600, 3)); !r.Black {
		t.Error("a black screen is not told")
	}
}

func TestACodeThatIsReadIsNotToldAgain(t *testing.T) {
	img := desktop(1366, 768, 2)
	put(img, code(t, secretText(60), plain(4)), 500, 200)
	if r := lookAtPicture(t, img); len(r.Payloads) != 1 || len(r.Unread) != 0 {
		t.Errorf("%d read, %v", len(r.Payloads), r.Unread)
	}
}
