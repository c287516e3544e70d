package qrscan

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// benchScreens are the pictures that both this package and zbarimg are timed on.
func benchScreens(b *testing.B) map[string]*image.RGBA {
	screens := make(map[string]*image.RGBA)
	for _, size := range []image.Point{{1920, 1080}, {3840, 2160}} {
		empty, with := desktop(size.X, size.Y, 3), desktop(size.X, size.Y, 3)
		put(with, code(b, secretText(100), plain(4)), size.X*2/3, size.Y/3)
		screens[fmt.Sprintf("%dp/none", size.Y)] = empty
		screens[fmt.Sprintf("%dp/one", size.Y)] = with
	}
	return screens
}

// BenchmarkFind times Find on whole screens, and zbarimg on the same picture in the same run.
// zbarimg is a process that reads a file: its floor, the same on a picture of one pixel, is
// reported and taken off before the ratio ours/zbar is formed. Below 1 is faster than ZBar.
func BenchmarkFind(b *testing.B) {
	floor, peer := zbarTime(b, image.NewGray(image.Rect(0, 0, 1, 1)))
	screens := benchScreens(b)
	for _, name := range []string{"1080p/none", "1080p/one", "2160p/none", "2160p/one"} {
		b.Run(name, func(b *testing.B) {
			img := screens[name]
			b.ReportAllocs()
			want := 0
			if filepath.Base(name) == "one" {
				want = 1
			}
			for b.Loop() {
				if found, err := Find(b.Context(), img); err != nil || len(found) != want {
					b.Fatalf("%d codes, %v", len(found), err)
				}
			}
			ours := b.Elapsed() / time.Duration(b.N)
			if !peer {
				b.Log("zbarimg is not installed: no comparison")
				return
			}
			theirs, _ := zbarTime(b, img)
			b.ReportMetric(float64(theirs.Milliseconds()), "zbar-process-ms")
			b.ReportMetric(float64(floor.Milliseconds()), "zbar-floor-ms")
			b.ReportMetric(float64(ours)/float64(theirs-floor), "ours/zbar")
		})
	}
}

// BenchmarkGrey is the floor of every scan: one plain pass that turns the picture grey.
func BenchmarkGrey(b *testing.B) {
	for _, name := range []string{"1080p/one", "2160p/one"} {
		img := benchScreens(b)[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := toGrey(b.Context(), img); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// zbarTime is the best of three runs of zbarimg for QR codes on img as an uncompressed grey file;
// false when it is not installed.
func zbarTime(b *testing.B, img image.Image) (time.Duration, bool) {
	b.Helper()
	tool, err := exec.LookPath("zbarimg")
	if err != nil {
		return 0, false
	}
	file := filepath.Join(b.TempDir(), "screen.pgm")
	if err := os.WriteFile(file, pgm(b, img), 0o600); err != nil {
		b.Fatal(err)
	}
	best := time.Hour
	for range 3 {
		cmd := exec.Command(tool, "-q", "--raw", "-Sdisable", "-Sqrcode.enable", file)
		begin := time.Now()
		_ = cmd.Run() // a picture without a code is an exit status of 4
		best = min(best, time.Since(begin))
	}
	return best, true
}

// pgm is img as a binary PGM file, which costs its reader next to nothing to decode.
func pgm(b *testing.B, img image.Image) []byte {
	pic, err := toGrey(b.Context(), img)
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "P5\n%d %d\n255\n", pic.w, pic.h)
	out.Write(pic.pix)
	return out.Bytes()
}
