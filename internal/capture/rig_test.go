//go:build linux

package capture_test

import (
	"image"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
	"github.com/jezek/xgb"
	"golang.org/x/sys/unix"

	"kapukod/internal/capture"
	"kapukod/internal/qrscan"
)

// TestMain silences the X library, which reports lost connections on stderr.
func TestMain(m *testing.M) {
	xgb.Logger.SetOutput(io.Discard)
	os.Exit(m.Run())
}

// here is the session that the test's environment describes.
func here() capture.Desktop { return capture.Desktop{Getenv: os.Getenv, Now: time.Now} }

// program finds a program that the test needs. Where all of them are to be there, the test fails
// without it; elsewhere it is skipped.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		unready(t, name+" is not installed")
	}
	return path
}

// unready ends a test whose surroundings cannot be made.
func unready(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why + "; the real capture is not tested")
}

// socket listens as a Wayland compositor would, and answers nobody.
func socket(t *testing.T, path string) {
	t.Helper()
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Close(fd) })
	if err := unix.Bind(fd, &unix.SockaddrUnix{Name: path}); err != nil {
		t.Fatal(err)
	}
	if err := unix.Listen(fd, 8); err != nil {
		t.Fatal(err)
	}
}

const demoText = "otpauth://totp/Test:demo?secret=AAAABBBBCCCCDDDD&issuer=Test"

// demoCode is an enrolment code with its quiet zone, at four pixels a module.
func demoCode(t *testing.T) image.Image { return codeOf(t, demoText) }

func codeOf(t *testing.T, text string) image.Image {
	t.Helper()
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		t.Fatal(err)
	}
	side := code.Bounds().Dx() * 4
	large, err := barcode.Scale(code, side, side)
	if err != nil {
		t.Fatal(err)
	}
	paper := image.NewGray(image.Rect(0, 0, side+32, side+32))
	for y := range paper.Rect.Dy() {
		for x := range paper.Rect.Dx() {
			paper.Set(x, y, color.White)
			if at := image.Pt(x-16, y-16); at.In(large.Bounds()) {
				paper.Set(x, y, large.At(at.X, at.Y))
			}
		}
	}
	return paper
}

// countCodes is how many codes like the demo's are on the picture.
func countCodes(t *testing.T, img image.Image) (count int) {
	t.Helper()
	found, err := qrscan.Find(t.Context(), img)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if strings.HasPrefix(f.Text, demoText) {
			count++
		}
	}
	return count
}

// mustShowDemo fails unless the demo code, and nothing else, is on the picture.
func mustShowDemo(t *testing.T, img image.Image) {
	t.Helper()
	found, err := qrscan.Find(t.Context(), img)
	if err != nil || len(found) != 1 || found[0].Text != demoText {
		t.Fatalf("%d codes in a picture of %v, %v", len(found), img.Bounds(), err)
	}
}
