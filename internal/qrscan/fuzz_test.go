package qrscan

import (
	"image"
	"testing"
)

// FuzzFindDamagedCode paints over parts of a code. It is read as what it was, or not at all.
func FuzzFindDamagedCode(f *testing.F) {
	f.Add(uint8(3), []byte{})
	f.Add(uint8(2), []byte{10, 10, 5, 128, 60, 60, 20, 0})
	f.Add(uint8(4), []byte{0, 0, 12, 255, 90, 0, 30, 0, 0, 90, 3, 255})
	text := secretText(60)
	f.Fuzz(func(t *testing.T, module uint8, damage []byte) {
		img := code(t, text, plain(1+int(module)%5))
		side := img.Rect.Dx()
		for ; len(damage) >= 4; damage = damage[4:] {
			at := image.Pt(int(damage[0])*side/256, int(damage[1])*side/256)
			size := 1 + int(damage[2])%24
			for i := range size * size {
				if p := at.Add(image.Pt(i%size, i/size)); p.In(img.Rect) {
					img.Pix[img.PixOffset(p.X, p.Y)] = damage[3]
				}
			}
		}
		for _, p := range scan(t, img) {
			if p.Text != text {
				t.Fatal("damaged code read as another text")
			}
			for _, c := range p.Corners {
				if c.X < 0 || c.Y < 0 || c.X > side || c.Y > side {
					t.Fatalf("corner %v outside of the picture", c)
				}
			}
		}
	})
}

// FuzzFindAnyPicture looks at pictures made of the fuzzer's bytes, each byte a row of eight modules.
func FuzzFindAnyPicture(f *testing.F) {
	f.Add(uint8(20), []byte("\xfe\x82\xba\xba\xba\x82\xfe"))
	f.Add(uint8(1), []byte{})
	f.Fuzz(func(t *testing.T, width uint8, data []byte) {
		w := 8 * (1 + int(width)%32)
		h := min(8*len(data)/w+1, 400)
		const scale = 2
		img := image.NewGray(image.Rect(0, 0, w*scale, h*scale))
		for i := range img.Pix {
			module := i/img.Stride/scale*w + i%img.Stride/scale
			if module/8 >= len(data) || data[module/8]>>(7-module%8)&1 == 0 {
				img.Pix[i] = 255
			}
		}
		for _, p := range scan(t, img) {
			if p.Text == "" || p.Kind == "" {
				t.Fatal("payload without text or kind")
			}
		}
	})
}
