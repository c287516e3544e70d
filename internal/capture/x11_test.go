//go:build linux

package capture_test

import (
	"bufio"
	"errors"
	"image"
	"image/color"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/randr"
	"github.com/jezek/xgb/xproto"

	"kapukod/internal/capture"
	"kapukod/internal/qrscan"
)

// virtualScreen starts an X server for this test alone and makes it the test's display.
func virtualScreen(t *testing.T, args ...string) {
	t.Helper()
	server := program(t, "Xvfb")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	cmd := exec.Command(server, append([]string{"-displayfd", "3", "-noreset", "-nolisten", "tcp"}, args...)...)
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("virtual screen did not start: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
	t.Setenv("XAUTHORITY", os.DevNull)
	t.Setenv("XDG_SESSION_TYPE", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null") // an X session asks no portal
}

// show paints img onto the root window at x,y and waits until the server has done so.
func show(t *testing.T, img image.Image, x, y int) {
	t.Helper()
	conn, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	root := xproto.Setup(conn).DefaultScreen(conn)
	gc, err := xproto.NewGcontextId(conn)
	if err != nil {
		t.Fatal(err)
	}
	if err := xproto.CreateGCChecked(conn, gc, xproto.Drawable(root.Root), 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	for row := range b.Dy() {
		line := make([]byte, 0, 4*b.Dx())
		for column := range b.Dx() {
			c := color.RGBAModel.Convert(img.At(b.Min.X+column, b.Min.Y+row)).(color.RGBA)
			line = append(line, c.B, c.G, c.R, 0)
		}
		if err := xproto.PutImageChecked(conn, xproto.ImageFormatZPixmap, xproto.Drawable(root.Root), gc,
			uint16(b.Dx()), 1, int16(x), int16(y+row), 0, root.RootDepth, line).Check(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCapturesARealScreen(t *testing.T) {
	virtualScreen(t, "-screen", "0", "1280x800x24")
	code := demoCode(t)
	show(t, code, 700, 300)
	shots, err := capture.System(here()).All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(shots) != 1 || shots[0].Bounds != image.Rect(0, 0, 1280, 800) {
		t.Fatalf("%d shots, first at %v", len(shots), shots[0].Bounds)
	}
	found, err := qrscan.Find(t.Context(), shots[0].Image)
	if err != nil || len(found) != 1 || found[0].Text != demoText {
		t.Fatalf("%d codes on the screen, %v", len(found), err)
	}
	if want := image.Pt(716, 316); found[0].Corners[0] != want {
		t.Errorf("code at %v, painted at %v", found[0].Corners[0], want)
	}
}

// monitor declares a part of the X screen to be a monitor of its own.
func monitor(t *testing.T, name string, area image.Rectangle, primary bool) {
	t.Helper()
	conn, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	if err := randr.Init(conn); err != nil {
		t.Fatal(err)
	}
	atom, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		t.Fatal(err)
	}
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	info := randr.MonitorInfo{
		Name: atom.Atom, Primary: primary,
		X: int16(area.Min.X), Y: int16(area.Min.Y), Width: uint16(area.Dx()), Height: uint16(area.Dy()),
	}
	if primary { // takes the place of the monitor that the server made of its only output
		resources, err := randr.GetScreenResources(conn, root).Reply()
		if err != nil {
			t.Fatal(err)
		}
		info.NOutput, info.Outputs = uint16(len(resources.Outputs)), resources.Outputs
	}
	if err := randr.SetMonitorChecked(conn, root, info).Check(); err != nil {
		t.Fatal(err)
	}
	// A request with an answer: what came before it has been done.
	if _, err := randr.GetMonitors(conn, root, true).Reply(); err != nil {
		t.Fatal(err)
	}
}

// TestCapturesTwoRealScreens has the main monitor on the right, so that the other one lies at
// negative coordinates, and the monitors of different size.
func TestCapturesTwoRealScreens(t *testing.T) {
	virtualScreen(t, "-screen", "0", "1824x768x24")
	monitor(t, "MAIN", image.Rect(800, 0, 1824, 768), true)
	monitor(t, "SIDE", image.Rect(0, 0, 800, 600), false)
	show(t, demoCode(t), 100, 100)
	capturer := capture.System(here())
	shots, err := capturer.All(t.Context())
	if err != nil || len(shots) != 1 || shots[0].Bounds != image.Rect(-800, 0, 0, 600) {
		t.Fatalf("main screen black: %v, %v; want the other one alone", places(shots), err)
	}
	show(t, demoCode(t), 1200, 400)
	if shots, err = capturer.All(t.Context()); err != nil || len(shots) != 2 {
		t.Fatalf("both screens lit: %v, %v", places(shots), err)
	}
	for i, want := range []image.Point{{400 + 16, 400 + 16}, {100 + 16, 100 + 16}} {
		found, err := qrscan.Find(t.Context(), shots[i].Image)
		if err != nil || len(found) != 1 || found[0].Corners[0] != want {
			t.Errorf("screen %d at %v: %d codes, %v", i, shots[i].Bounds, len(found), err)
		}
	}
}

func places(shots []capture.Shot) (all []image.Rectangle) {
	for _, s := range shots {
		all = append(all, s.Bounds)
	}
	return all
}

func TestARealScreenThatShowsNothingIsNamed(t *testing.T) {
	virtualScreen(t, "-screen", "0", "640x480x24")
	if _, err := capture.System(here()).All(t.Context()); !errors.Is(err, capture.ErrBlack) {
		t.Fatalf("black screen: %v", err)
	}
}

func TestNoDisplayIsNamed(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("XDG_SESSION_TYPE", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if _, err := capture.System(here()).All(t.Context()); !errors.Is(err, capture.ErrNoDisplay) {
		t.Fatalf("without DISPLAY: %v", err)
	}
	t.Setenv("DISPLAY", ":4711")
	if _, err := capture.System(here()).All(t.Context()); !errors.Is(err, capture.ErrNoDisplay) {
		t.Fatalf("DISPLAY without a server: %v", err)
	}
}
