//go:build linux

package minimised_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"kapukod/internal/minimised"
)

const generous = 20 * time.Second

// program finds a program that the test needs.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(name + " is not installed; a real window is not looked at")
	}
	return path
}

// run starts a program that ends with the test.
func run(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// display starts an X server for this test alone.
func display(t *testing.T) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	server := exec.Command(program(t, "Xvfb"), "-displayfd", "3", "-screen", "0", "320x240x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	run(t, server)
	_ = write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
}

// window opens one, and closes it when the test ends or before.
func window(t *testing.T) (id uint32, closeIt func()) {
	t.Helper()
	conn, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	made, err := xproto.NewWindowId(conn)
	if err != nil {
		t.Fatal(err)
	}
	screen := xproto.Setup(conn).DefaultScreen(conn)
	if err := xproto.CreateWindowChecked(conn, screen.RootDepth, made, screen.Root, 0, 0, 100, 80, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	if err := xproto.MapWindowChecked(conn, made).Check(); err != nil {
		t.Fatal(err)
	}
	return uint32(made), func() { _ = xproto.DestroyWindowChecked(conn, made).Check() }
}

// watching is Watch under way.
type watching struct {
	t     *testing.T
	told  chan bool
	ended chan struct{}
	stop  context.CancelFunc
}

func watch(t *testing.T, w minimised.Window) *watching {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	one := &watching{t: t, told: make(chan bool, 16), ended: make(chan struct{}), stop: cancel}
	go func() {
		defer close(one.ended)
		minimised.Watch(ctx, w, func(now bool) { one.told <- now })
	}()
	t.Cleanup(one.mustEndWhenStopped)
	return one
}

func (w *watching) mustEndWhenStopped() {
	w.t.Helper()
	w.stop()
	w.mustEnd()
}

func (w *watching) mustEnd() {
	w.t.Helper()
	select {
	case <-w.ended:
	case <-time.After(generous):
		w.t.Fatal("Watch does not end")
	}
}

func (w *watching) mustTell(want bool) {
	w.t.Helper()
	select {
	case got := <-w.told:
		if got != want {
			w.t.Fatalf("minimised: %v", got)
		}
	case <-time.After(generous):
		w.t.Fatalf("never told that minimised is %v", want)
	}
}

// xdotool does something with the window, once the window manager has seen it.
func xdotool(t *testing.T, action string, id uint32) {
	t.Helper()
	tool := program(t, "xdotool")
	for end := time.Now().Add(generous); ; <-time.After(50 * time.Millisecond) {
		if exec.Command(tool, action, "--sync", strconv.Itoa(int(id))).Run() == nil {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("xdotool %s fails", action)
		}
	}
}

// TestRealWindow minimises a window under a real window manager and brings it
// back, and closes it.
func TestRealWindow(t *testing.T) {
	manager, prop := program(t, "openbox"), program(t, "xprop")
	display(t)
	run(t, exec.Command(manager, "--config-file", "/dev/null"))
	id, closeIt := window(t)
	for end := time.Now().Add(generous); ; <-time.After(50 * time.Millisecond) {
		state, err := exec.Command(prop, "-id", strconv.Itoa(int(id)), "WM_STATE").Output()
		if err == nil && strings.Contains(string(state), "Normal") {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the window manager does not manage the window")
		}
	}
	w := watch(t, minimised.Window{X11: id})
	w.mustTell(false)
	for range 2 {
		xdotool(t, "windowminimize", id)
		w.mustTell(true)
		xdotool(t, "windowmap", id)
		w.mustTell(false)
	}
	closeIt()
	w.mustEnd()
}

// TestNoWindowManager sees a window that nobody minimises.
func TestNoWindowManager(t *testing.T) {
	display(t)
	id, _ := window(t)
	w := watch(t, minimised.Window{X11: id})
	w.mustTell(false)
	w.mustEndWhenStopped()
}

func TestNotKnown(t *testing.T) {
	if (minimised.Window{}).Known() {
		t.Error("known of a window of Wayland")
	}
	watch(t, minimised.Window{}).mustEnd()
	t.Setenv("DISPLAY", ":64999")
	watch(t, minimised.Window{X11: 1}).mustEnd()
}
