//go:build linux

package capture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"kapukod/internal/capture"
)

// desk is a picture of a desktop with the demo code near its lower right corner, which is what a
// picture that was cropped to a part of it would miss.
func desk(t *testing.T, width, height int) []byte { return deskWith(t, width, height, demoText) }

func deskWith(t *testing.T, width, height int, text string) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.NewUniform(color.RGBA{40, 90, 120, 255}), image.Point{}, draw.Src)
	code := codeOf(t, text)
	at := image.Rectangle{image.Pt(width, height).Sub(code.Bounds().Size()), img.Rect.Max}.Sub(image.Pt(20, 20))
	draw.Draw(img, at, code, image.Point{}, draw.Src)
	return encoded(t, img)
}

func encoded(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hugeHeader is a PNG that promises 60000×60000 pixels.
func hugeHeader() []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), 60000)
	head = append(binary.BigEndian.AppendUint32(head, 60000), 8, 6, 0, 0, 0)
	data := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(head))
}

func TestPortalGivesTheWholePicture(t *testing.T) {
	for name, early := range map[string]bool{"the answer before the call's reply": true, "after it": false} {
		t.Run(name, func(t *testing.T) {
			picture := desk(t, 2560, 1600)
			p := newPortal(t, func(q question) func() {
				show := func() { q.show(q.portal.write(picture)) }
				if early {
					show()
					return nil
				}
				return show
			})
			shots, err := capture.System(p.desktop()).All(t.Context())
			if err != nil || len(shots) != 1 || shots[0].Image.Rect != image.Rect(0, 0, 2560, 1600) || shots[0].Chosen {
				t.Fatalf("%v, %v", places(shots), err)
			}
			mustShowDemo(t, shots[0].Image)
			p.mustBeOver("register "+appID+", ask", nil)
		})
	}
}

// mustBeOver fails unless exactly this was asked, exactly these files are left, and nobody can look at
// the process any more.
func (p *fakePortal) mustBeOver(asked string, left []string) {
	p.t.Helper()
	if got := p.asked(); got != asked {
		p.t.Errorf("asked %q, want %q", got, asked)
	}
	if got := p.left(); !slices.Equal(got, left) {
		p.t.Errorf("left in the folder: %q, want %q", got, left)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open != 0 || p.opened == 0 {
		p.t.Errorf("open %d times after %d openings", p.open, p.opened)
	}
}

func TestPortalSaysNo(t *testing.T) {
	const once, twice = "register " + appID + ", ask", "register " + appID + ", ask, let choose"
	for name, c := range map[string]struct {
		answer func(question) func()
		want   error
		asked  string
		now    func() time.Time
	}{
		"the user cancels": {func(q question) func() { return func() { q.respond(1, nil) } }, capture.ErrDenied, once, time.Now},
		"the user takes time to refuse": {func(q question) func() {
			return func() { q.respond(2, nil) }
		}, capture.ErrDenied, once, leisurely()},
		"it ends at once, both times": {func(q question) func() { q.respond(2, nil); return nil }, capture.ErrRefused, twice, time.Now},
		"it ends, then the user cancels": {func(q question) func() {
			q.respond(map[bool]uint32{false: 2, true: 1}[q.interactive], nil)
			return nil
		}, capture.ErrDenied, twice, time.Now},
		"it goes away": {func(q question) func() { return func() { q.portal.conn.Close() } }, capture.ErrRefused, once, time.Now},
		"no picture in the answer": {func(q question) func() {
			return func() { q.respond(0, nil) }
		}, capture.ErrPicture, once, time.Now},
		"a picture elsewhere": {func(q question) func() {
			return func() {
				q.respond(0, map[string]dbus.Variant{"uri": dbus.MakeVariant("https://example.org/picture.png")})
			}
		}, capture.ErrPicture, once, time.Now},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPortal(t, c.answer)
			desktop := p.desktop()
			desktop.Now = c.now
			if shots, err := capture.System(desktop).All(t.Context()); !errors.Is(err, c.want) {
				t.Errorf("%v, %v; want %v", places(shots), err, c.want)
			}
			p.mustBeOver(c.asked, nil)
		})
	}
}

// TestPortalLetsTheUserChoose is a desktop that gives nothing without the user choosing it.
func TestPortalLetsTheUserChoose(t *testing.T) {
	picture := desk(t, 800, 600)
	p := newPortal(t, func(q question) func() {
		if !q.interactive {
			q.respond(2, nil)
			return nil
		}
		return func() { q.show(q.portal.write(picture)) }
	})
	shots, err := capture.System(p.desktop()).All(t.Context())
	if err != nil || len(shots) != 1 || !shots[0].Chosen {
		t.Fatalf("%v, %v", places(shots), err)
	}
	p.mustBeOver("register "+appID+", ask, let choose", nil)
}

func TestPortalsFile(t *testing.T) {
	dark := image.NewRGBA(image.Rect(0, 0, 300, 200))
	draw.Draw(dark, dark.Rect, image.Black, image.Point{}, draw.Src)
	black := encoded(t, dark)
	gray := encoded(t, image.NewGray(image.Rect(0, 0, 300, 200)))
	for name, c := range map[string]struct {
		file func(p *fakePortal) (path string)
		want error
		left []string
	}{
		"garbage":       {func(p *fakePortal) string { return p.write([]byte("no picture")) }, capture.ErrPicture, nil},
		"empty":         {func(p *fakePortal) string { return p.write(nil) }, capture.ErrPicture, nil},
		"cut":           {func(p *fakePortal) string { return p.write(black[:len(black)/2]) }, capture.ErrPicture, nil},
		"huge picture":  {func(p *fakePortal) string { return p.write(hugeHeader()) }, capture.ErrPicture, nil},
		"black":         {func(p *fakePortal) string { return p.write(black) }, capture.ErrBlack, nil},
		"black in grey": {func(p *fakePortal) string { return p.write(gray) }, capture.ErrBlack, nil},
		"missing":       {func(p *fakePortal) string { return filepath.Join(p.dir, "none.png") }, capture.ErrPicture, nil},
		"huge file": {func(p *fakePortal) string {
			path := p.write([]byte("\x89PNG\r\n\x1a\n"))
			return must(t, path, os.Truncate(path, 4<<40))
		}, capture.ErrPicture, nil},
		"link": {func(p *fakePortal) string {
			link := filepath.Join(p.dir, "link.png")
			return must(t, link, os.Symlink(p.write(black), link))
		}, capture.ErrPicture, []string{"Képernyő kép.png", "link.png"}},
		"folder": {func(p *fakePortal) string {
			return must(t, filepath.Join(p.dir, "folder"), os.Mkdir(filepath.Join(p.dir, "folder"), 0o700))
		}, capture.ErrPicture, []string{"folder"}},
		"pipe": {func(p *fakePortal) string {
			return must(t, filepath.Join(p.dir, "pipe"), syscall.Mkfifo(filepath.Join(p.dir, "pipe"), 0o600))
		}, capture.ErrPicture, []string{"pipe"}},
		"an older file of the user's": {func(p *fakePortal) string {
			path, before := p.write(black), time.Now().Add(-time.Hour)
			return must(t, path, os.Chtimes(path, before, before))
		}, capture.ErrPicture, []string{"Képernyő kép.png"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPortal(t, func(q question) func() {
				return func() { q.show(c.file(q.portal)) }
			})
			if shots, err := capture.System(p.desktop()).All(t.Context()); !errors.Is(err, c.want) {
				t.Errorf("%v, %v; want %v", places(shots), err, c.want)
			}
			p.mustBeOver("register "+appID+", ask", c.left)
		})
	}
}

func must(t *testing.T, path string, err error) string {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
	return path
}

// TestAnotherUsersFileIsLeft: a portal runs as the user whom it serves.
func TestAnotherUsersFileIsLeft(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can make another user's file")
	}
	picture := desk(t, 400, 300)
	p := newPortal(t, func(q question) func() {
		return func() {
			path := q.portal.write(picture)
			q.show(must(t, path, os.Chown(path, 12345, 12345)))
		}
	})
	if _, err := capture.System(p.desktop()).All(t.Context()); !errors.Is(err, capture.ErrPicture) {
		t.Errorf("another user's picture: %v", err)
	}
	p.mustBeOver("register "+appID+", ask", []string{"Képernyő kép.png"})
}

// TestOnlyThePortalAnswers: anybody on the bus can send a signal that looks the same.
func TestOnlyThePortalAnswers(t *testing.T) {
	picture := desk(t, 800, 600)
	var p *fakePortal
	p = newPortal(t, func(q question) func() {
		stranger := connect(t, p.address)
		lie := map[string]dbus.Variant{"uri": dbus.MakeVariant("file:///etc/passwd")}
		_ = stranger.Emit(q.handle, "org.freedesktop.portal.Request.Response", uint32(1), lie)
		return func() { q.show(q.portal.write(picture)) }
	})
	if _, err := capture.System(p.desktop()).All(t.Context()); err != nil {
		t.Error(err)
	}
	p.mustBeOver("register "+appID+", ask", nil)
}

// TestNobodyWaitsForThePortal gives up, and has what comes later removed.
func TestNobodyWaitsForThePortal(t *testing.T) {
	picture := desk(t, 800, 600)
	for name, written := range map[string]bool{"the file is there before the answer": true, "the file comes with the answer": false} {
		t.Run(name, func(t *testing.T) {
			gaveUp, answered := make(chan struct{}), make(chan struct{})
			ctx, giveUp := context.WithCancelCause(t.Context())
			defer giveUp(nil)
			p := newPortal(t, func(q question) func() {
				return func() {
					defer close(answered)
					path := filepath.Join(q.portal.dir, "Képernyő kép.png")
					if written {
						q.portal.write(picture)
					}
					giveUp(capture.ErrTimeout)
					<-gaveUp
					if !written {
						q.portal.write(picture)
					}
					q.show(path)
				}
			})
			if _, err := capture.System(p.desktop()).All(ctx); !errors.Is(err, capture.ErrTimeout) {
				t.Errorf("gave up with %v", err)
			}
			close(gaveUp)
			<-answered
			for end := time.Now().Add(10 * time.Second); len(p.left()) > 0 && time.Now().Before(end); {
				time.Sleep(10 * time.Millisecond)
			}
			p.mustBeOver("register "+appID+", ask", nil)
		})
	}
}

func TestPortalIsNotThere(t *testing.T) {
	t.Run("no bus", func(t *testing.T) {
		p := &fakePortal{t: t, address: "unix:path=" + filepath.Join(t.TempDir(), "none")}
		mustMissPortal(t, p.desktop())
	})
	t.Run("a bus of another computer", func(t *testing.T) {
		p := &fakePortal{t: t, address: "tcp:host=127.0.0.1,port=9"}
		mustMissPortal(t, p.desktop())
	})
	t.Run("no portal on the bus", func(t *testing.T) {
		p := &fakePortal{t: t, address: privateBus(t)}
		mustMissPortal(t, p.desktop())
	})
	t.Run("a portal without screens", func(t *testing.T) {
		p := &fakePortal{t: t, address: privateBus(t)}
		if _, err := connect(t, p.address).RequestName(portalName, 0); err != nil {
			t.Fatal(err)
		}
		mustMissPortal(t, p.desktop())
	})
}

func mustMissPortal(t *testing.T, desktop capture.Desktop) {
	t.Helper()
	c := capture.System(desktop)
	if _, err := c.All(t.Context()); !errors.Is(err, capture.ErrNoPortal) {
		t.Errorf("without a portal: %v", err)
	}
	if c.Permission() != capture.Asked {
		t.Error("a Wayland session may ask")
	}
}
