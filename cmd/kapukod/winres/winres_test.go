package main

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kapukod/assets"
)

func drawing(t *testing.T) []byte {
	t.Helper()
	svg, err := fs.ReadFile(assets.Files(), "icon/icon.svg")
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func TestIconPictureIsTheDrawing(t *testing.T) {
	drawn, err := draw(drawing(t), 512)
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(assets.Files(), "icon/icon.png")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for y := range 512 {
		for x := range 512 {
			if !near(kept.At(x, y), drawn.At(x, y)) {
				t.Fatalf("icon.png differs from icon.svg at %d,%d; draw it with: go run ./cmd/kapukod/winres -png assets/icon/icon.png", x, y)
			}
		}
	}
}

// near allows for floating point on other processors.
func near(a, b color.Color) bool {
	p, q := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	if p.A < 8 && q.A < 8 {
		return true
	}
	for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B), int(p.A) - int(q.A)} {
		if d < -4 || d > 4 {
			return false
		}
	}
	return true
}

func TestICOHoldsEverySize(t *testing.T) {
	svg := drawing(t)
	ico, err := encodeICO(svg)
	if err != nil {
		t.Fatal(err)
	}
	if n := int(binary.LittleEndian.Uint16(ico[4:])); n != len(icoSizes()) {
		t.Fatalf("%d pictures, want %d", n, len(icoSizes()))
	}
	for i, size := range icoSizes() {
		entry := ico[6+16*i:]
		length := binary.LittleEndian.Uint32(entry[8:])
		offset := binary.LittleEndian.Uint32(entry[12:])
		if int(entry[0]) != size%256 || int(offset+length) > len(ico) {
			t.Fatalf("entry %d says size %d at %d+%d of %d", i, entry[0], offset, length, len(ico))
		}
		want, err := draw(svg, size)
		if err != nil {
			t.Fatal(err)
		}
		got := decode(t, ico[offset:offset+length], size)
		for _, at := range []image.Point{{0, 0}, {size / 2, size / 2}, {size / 4, size / 2}, {size / 2, size - 2}} {
			if got.At(at.X, at.Y) != want.At(at.X, at.Y) {
				t.Errorf("size %d: pixel %v is %v, want %v", size, at, got.At(at.X, at.Y), want.At(at.X, at.Y))
			}
		}
	}
}

// decode reads one picture of an icon file independently of how it was written.
func decode(t *testing.T, data []byte, size int) image.Image {
	t.Helper()
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	const header = 40
	mask := (size + 31) / 32 * 4 * size
	if want := header + 4*size*size + mask; len(data) != want {
		t.Fatalf("bitmap of %d pixels has %d bytes, want %d", size, len(data), want)
	}
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			p := data[header+4*((size-1-y)*size+x):]
			img.SetNRGBA(x, y, color.NRGBA{p[2], p[1], p[0], p[3]})
		}
	}
	return img
}

func TestSmallIconIsLegible(t *testing.T) {
	img, err := draw(drawing(t), 16)
	if err != nil {
		t.Fatal(err)
	}
	// A digit, the wall of the gate, and the light between them.
	digit, gap, wall := img.NRGBAAt(4, 8), img.NRGBAAt(6, 8), img.NRGBAAt(1, 10)
	if luminance(gap)-luminance(digit) < 80 || luminance(gap)-luminance(wall) < 80 {
		t.Errorf("at 16 pixels digit %v, gap %v and wall %v are hard to tell apart", digit, gap, wall)
	}
}

func luminance(c color.NRGBA) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }

func TestVersionScript(t *testing.T) {
	rc, err := versionScript(fyne.AppMetadata{ID: "hu.example", Name: "Kapukód", Version: "1.20.3", Build: 7})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"FILEVERSION 1,20,3,7\n", `"ProductName", "Kapukód"`, `"FileVersion", "1.20.3"`} {
		if !strings.Contains(string(rc), want) {
			t.Errorf("no %s in:\n%s", want, rc)
		}
	}
	if _, err := versionScript(fyne.AppMetadata{Version: "1.2"}); err == nil {
		t.Error("a version of two numbers was taken")
	}
}

func TestManifestIsWellFormed(t *testing.T) {
	decoder := xml.NewDecoder(strings.NewReader(manifest))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
