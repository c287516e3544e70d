//go:build !windows && !darwin

package osframe

import (
	"bufio"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// desktop starts an X server with a window manager, and makes it that of this test.
func desktop(t *testing.T) *xgb.Conn {
	t.Helper()
	for _, program := range []string{"Xvfb", "openbox"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not installed")
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	server := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-noreset", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DISPLAY", ":"+number[:len(number)-1])
	t.Setenv("XAUTHORITY", "/dev/null")
	home := t.TempDir()
	manager := exec.CommandContext(t.Context(), "openbox", "--sm-disable")
	manager.Env = []string{"PATH=" + os.Getenv("PATH"), "DISPLAY=" + os.Getenv("DISPLAY"), "HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, "cache")}
	if err := manager.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = manager.Process.Kill(); _ = manager.Wait() })
	conn, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	eventually(t, "a window manager", func() bool {
		return len((&xdesk{conn: conn, root: root}).numbers(root, "_NET_SHOWING_DESKTOP", 1)) == 1 // the last thing it says of itself
	})
	return conn
}

// eventually waits until the window manager has done its part.
func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 250 {
		if done() {
			return
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-t.Context().Done():
			t.Fatal(t.Context().Err())
		}
	}
	t.Fatalf("%s: did not come", what)
}

// open shows a window with static gravity, as the toolkit's have.
func open(t *testing.T, conn *xgb.Conn, r image.Rectangle) Window {
	t.Helper()
	id, err := xproto.NewWindowId(conn)
	if err != nil {
		t.Fatal(err)
	}
	screen := xproto.Setup(conn).DefaultScreen(conn)
	if err := xproto.CreateWindowChecked(conn, screen.RootDepth, id, screen.Root, int16(r.Min.X), int16(r.Min.Y),
		uint16(r.Dx()), uint16(r.Dy()), 0, xproto.WindowClassInputOutput, screen.RootVisual, 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	const positionAndGravity, static = 1<<2 | 1<<9, 10
	hints := make([]byte, 18*4)
	xgb.Put32(hints, positionAndGravity)
	xgb.Put32(hints[17*4:], static)
	if err := xproto.ChangePropertyChecked(conn, xproto.PropModeReplace, id, xproto.AtomWmNormalHints,
		xproto.AtomWmSizeHints, 32, 18, hints).Check(); err != nil {
		t.Fatal(err)
	}
	w := Window(id)
	tries := 0
	w.reach(func(x *xdesk) {
		eventually(t, "a frame", func() bool {
			if x.frame()[2] > 0 {
				return true
			}
			if tries++; tries%25 == 1 { // a window manager that is still starting misses windows
				_ = xproto.UnmapWindowChecked(conn, id).Check()
				_ = xproto.MapWindowChecked(conn, id).Check()
			}
			return false
		})
	})
	return w
}

func TestPutAndSpot(t *testing.T) {
	w := open(t, desktop(t), image.Rect(50, 60, 350, 260))
	for _, want := range []image.Rectangle{image.Rect(200, 100, 860, 700), image.Rect(0, 40, 400, 500)} {
		w.Put(want)
		eventually(t, "the new place", func() bool { s := w.Spot(); return s.Known && s.Inside == want })
	}
	w.Maximise()
	eventually(t, "the whole screen", func() bool { s := w.Spot(); return s.Maximised && !s.Known && s.Inside.Dx() > 1300 })
}

func TestToEdge(t *testing.T) {
	w := open(t, desktop(t), image.Rect(50, 60, 350, 260))
	w.ToEdge(380)
	eventually(t, "the edge", func() bool {
		r := w.Spot().Inside
		return r.Dx() == 380 && r.Max.X <= 1366 && r.Max.X >= 1366-8 && r.Max.Y <= 768 && r.Dy() > 700 && r.Min.Y > 0
	})
}

func TestAboveAndRaise(t *testing.T) {
	conn := desktop(t)
	first := open(t, conn, image.Rect(50, 60, 350, 260))
	second := open(t, conn, image.Rect(60, 70, 360, 270))
	if !first.CanAbove() {
		t.Fatal("this window manager knows the hint")
	}
	active := func() (id uint32) {
		first.reach(func(x *xdesk) {
			if v := x.numbers(x.root, "_NET_ACTIVE_WINDOW", 1); len(v) == 1 {
				id = v[0]
			}
		})
		return id
	}
	above := func() (is bool) {
		first.reach(func(x *xdesk) { is = x.has("_NET_WM_STATE_ABOVE") })
		return is
	}
	for _, w := range []Window{first, second, first} {
		w.Raise()
		eventually(t, "the window in front", func() bool { return active() == uint32(w) })
	}
	first.Above(true)
	eventually(t, "above", above)
	first.Above(false)
	eventually(t, "no longer above", func() bool { return !above() })
}

// TestRaiseMinimised brings a window back that was put away.
func TestRaiseMinimised(t *testing.T) {
	conn := desktop(t)
	w := open(t, conn, image.Rect(50, 60, 350, 260))
	w.reach(func(x *xdesk) { x.ask("WM_CHANGE_STATE", 3) })
	eventually(t, "it is put away", func() (is bool) {
		w.reach(func(x *xdesk) { is = x.has("_NET_WM_STATE_HIDDEN") })
		return is
	})
	w.Raise()
	eventually(t, "it is back", func() (is bool) {
		w.reach(func(x *xdesk) { is = !x.has("_NET_WM_STATE_HIDDEN") })
		return is
	})
}

func TestScreens(t *testing.T) {
	desktop(t)
	got := Screens()
	if len(got) != 1 || got[0].Dx() != 1366 || got[0].Dy() < 700 {
		t.Errorf("got %v", got)
	}
}

func TestNoWindowNoServer(t *testing.T) {
	t.Setenv("DISPLAY", ":65535")
	for _, w := range []Window{0, 7} {
		w.Raise()
		w.Above(true)
		w.ToEdge(380)
		w.Put(image.Rect(0, 0, 9, 9))
		w.Maximise()
		if w.Spot() != (Spot{}) || w.CanAbove() || w.Unseen(true) {
			t.Errorf("window %d is somewhere", w)
		}
	}
	if CanUnseen() || Screens() != nil {
		t.Error("there are screens without a server")
	}
}
