//go:build linux

package capture_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"

	"kapukod/internal/capture"
	"kapukod/internal/process"
)

// role tells the test binary that it is the program in a Wayland session.
const role = "KAPUKOD_TEST_ROLE"

// nobody is the user of the session where root runs the tests: compositors and portals refuse root.
const nobody = 65534

// TestWaylandDesktop captures a real compositor's screens through the real portal, from a process that
// is hardened like the program.
func TestWaylandDesktop(t *testing.T) {
	if os.Getenv(role) != "" {
		inSession(t, process.Harden())
		return
	}
	for _, name := range []string{"sway", "swaybg", "grim", "pipewire", "dbus-daemon", "Xwayland"} {
		program(t, name)
	}
	for _, file := range []string{portalProgram, wlrProgram} {
		if _, err := os.Stat(file); err != nil {
			unready(t, file+" is not installed")
		}
	}
	home, err := os.MkdirTemp("", "kapukod-wayland")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	cmd := exec.Command("/proc/self/exe", "-test.run=^TestWaylandDesktop$", "-test.v", "-test.timeout=3m")
	cmd.Dir = home
	cmd.Env = []string{role + "=session", "HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH"), "CI=" + os.Getenv("CI")}
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		if err := os.Chown(home, nobody, nobody); err != nil {
			t.Fatal(err)
		}
		_ = os.MkdirAll("/tmp/.X11-unix", 0o1777|os.ModeSticky) // nobody may not, as XWayland wants it
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if bytes.Contains(out, []byte("--- SKIP")) {
		t.Skipf("%s", out)
	}
}

// What D-Bus starts; neither is in the PATH.
const (
	portalProgram = "/usr/libexec/xdg-desktop-portal"
	wlrProgram    = "/usr/libexec/xdg-desktop-portal-wlr"
)

func inSession(t *testing.T, guard *process.Guard) {
	const one = "output HEADLESS-1 mode 1280x800 position 0 0 scale %d\n"
	for name, c := range map[string]struct {
		outputs string
		size    image.Point
		codes   int
	}{
		"scale 1": {fmt.Sprintf(one, 1), image.Pt(1280, 800), 1},
		"scale 2": {fmt.Sprintf(one, 2), image.Pt(1280, 800), 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := newSession(t, c.outputs, 1)
			w.mustGive(w.desktop(guard), c.size)
		})
	}
	t.Run("two screens of different size and scale", func(t *testing.T) {
		w := newSession(t, "output HEADLESS-1 mode 1280x800 position 0 0 scale 1\n"+
			"output HEADLESS-2 mode 1600x1200 position -800 0 scale 2\n", 2)
		// The portal's picture is as fine as the finest screen.
		w.mustGive(w.desktop(guard), image.Pt(2*(1280+800), 2*800))
	})
	// wlroots' side of the portal never asks. Here the test stands in for it, as GNOME's side does.
	t.Run("said no", func(t *testing.T) {
		w := newSession(t, fmt.Sprintf(one, 1), 1)
		w.startBackend(func() uint32 { return 1 })
		slow := w.desktop(guard)
		slow.Now = leisurely()
		w.mustFail(slow, capture.ErrDenied)
		// The portal remembers it and asks no more; so the user is asked what to show.
		w.mustFail(w.desktop(guard), capture.ErrRefused)
		w.mustHaveAsked("access, choose")
	})
	t.Run("said yes", func(t *testing.T) {
		w := newSession(t, fmt.Sprintf(one, 1), 1)
		w.startBackend(func() uint32 { return 0 })
		w.mustGive(w.desktop(guard), image.Pt(1280, 800))
		w.mustGive(w.desktop(guard), image.Pt(1280, 800))
		w.mustHaveAsked("access, show, show")
	})
	t.Run("no portal", func(t *testing.T) {
		w := newSession(t, fmt.Sprintf(one, 1), 1)
		w.env["DBUS_SESSION_BUS_ADDRESS"] = privateBus(t)
		w.mustFail(w.desktop(guard), capture.ErrNoPortal)
	})
	t.Run("known by XWayland alone", func(t *testing.T) {
		w := newSession(t, fmt.Sprintf(one, 1), 1)
		w.env["WAYLAND_DISPLAY"] = ""
		w.mustGive(w.desktop(guard), image.Pt(1280, 800))
		w.env["DBUS_SESSION_BUS_ADDRESS"] = privateBus(t)
		w.mustFail(w.desktop(guard), capture.ErrNoPortal) // XWayland's black is not taken for the screen
	})
}

// waylandSession is a compositor with a portal that asks the test.
type waylandSession struct {
	t       *testing.T
	dir     string
	env     map[string]string
	outputs int

	backend *dbus.Conn // the test as the desktop's side of the portal

	mu    sync.Mutex
	asked []string
}

// newSession starts a compositor that shows the demo code on each output, and the portal.
func newSession(t *testing.T, outputs string, count int) *waylandSession {
	t.Helper()
	dir, err := os.MkdirTemp("", "session")
	if err != nil {
		t.Fatal(err)
	}
	w := &waylandSession{t: t, dir: dir, outputs: count}
	w.env = map[string]string{
		"HOME": dir, "TMPDIR": filepath.Join(dir, "tmp"), "PATH": os.Getenv("PATH"), "XDG_RUNTIME_DIR": filepath.Join(dir, "run"),
		"XDG_CURRENT_DESKTOP": "sway", "XDG_DESKTOP_PORTAL_DIR": filepath.Join(dir, "portals"), "WAYLAND_DISPLAY": "",
		"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
		"WLR_HEADLESS_OUTPUTS": fmt.Sprint(count), "LIBGL_ALWAYS_SOFTWARE": "1",
	}
	w.write("run/.keep", nil)
	w.write("tmp/.keep", nil)
	for i := range count {
		file := fmt.Sprintf("code%d.png", i+1)
		w.write(file, deskWith(t, 1280, 800, demoText+strings.Repeat("x", i)))
		outputs += fmt.Sprintf("output HEADLESS-%d bg %s fit\n", i+1, filepath.Join(dir, file))
	}
	w.write("sway.conf", []byte(outputs+"exec echo $DISPLAY >"+filepath.Join(dir, "display")+"\n"))
	w.start("sway", "-c", filepath.Join(dir, "sway.conf"))
	w.await("a compositor", func() bool { return exists(dir, "run/wayland-1") && exists(dir, "display") })
	display, err := os.ReadFile(filepath.Join(dir, "display"))
	if err != nil {
		t.Fatal(err)
	}
	w.env["DISPLAY"], w.env["WAYLAND_DISPLAY"] = strings.TrimSpace(string(display)), "wayland-1"
	w.start("pipewire")
	w.await("a PipeWire", func() bool { return exists(dir, "run/pipewire-0") }) // wlr's portal ends without
	w.startBus()
	w.awaitPicture()
	return w
}

// ownSide is the name of the test as the desktop's side of the portal.
const ownSide = "org.freedesktop.impl.portal.desktop.kapukodtest"

// startBus starts a bus on which the portal is started when it is called, with wlroots' side of it. That
// shows nothing before there is somebody to ask, though it never does: the test is that.
func (w *waylandSession) startBus() {
	w.offer("test", ownSide, "Access")
	w.offer("wlr", "org.freedesktop.impl.portal.desktop.wlr", "Screenshot")
	socket := filepath.Join(w.dir, "run", "bus")
	address := "unix:path=" + socket
	w.env["DBUS_SESSION_BUS_ADDRESS"] = address
	w.start("dbus-daemon", "--session", "--nofork", "--address="+address)
	w.await("a bus", func() (there bool) {
		conn, err := dbus.Connect(address)
		w.backend = conn
		return err == nil
	})
	w.t.Cleanup(func() { w.backend.Close() })
	if _, err := w.backend.RequestName(ownSide, 0); err != nil {
		w.t.Fatal(err)
	}
	// Called while it starts, it may answer after 25 seconds.
	w.start(wlrProgram)
	w.await("a portal of wlroots", func() bool {
		ctx, cancel := context.WithTimeout(w.t.Context(), time.Second)
		defer cancel()
		return w.backend.Object("org.freedesktop.impl.portal.desktop.wlr", "/org/freedesktop/portal/desktop").
			CallWithContext(ctx, "org.freedesktop.DBus.Peer.Ping", dbus.FlagNoAutoStart).Err == nil
	})
}

func (w *waylandSession) offer(file, name, what string) {
	w.write("portals/"+file+".portal", []byte("[portal]\nDBusName="+name+"\nInterfaces=org.freedesktop.impl.portal."+
		strings.ReplaceAll(what, ",", ";org.freedesktop.impl.portal.")+";\nUseIn=sway\n"))
}

// startBackend has the test take the place of wlroots' side: say answers whether pictures may be taken,
// 0 for yes. Choosing one is not possible.
func (w *waylandSession) startBackend(say func() uint32) {
	const path, impl = "/org/freedesktop/portal/desktop", "org.freedesktop.impl.portal."
	if err := os.Remove(filepath.Join(w.dir, "portals", "wlr.portal")); err != nil {
		w.t.Fatal(err)
	}
	w.offer("test", ownSide, "Access,Screenshot")
	type results = map[string]dbus.Variant
	access := func(_ dbus.ObjectPath, _, _, _, _, _ string, _ results) (uint32, results, *dbus.Error) {
		w.note("access")
		return say(), results{}, nil
	}
	screenshot := func(_ dbus.ObjectPath, _, _ string, options results) (uint32, results, *dbus.Error) {
		if interactive, _ := options["interactive"].Value().(bool); interactive {
			w.note("choose")
			return 2, results{}, nil
		}
		w.note("show")
		file := filepath.Join(w.dir, "tmp", "shot.png")
		if err := w.grim(file); err != nil {
			return 2, results{}, nil
		}
		return 0, results{"uri": dbus.MakeVariant("file://" + file)}, nil
	}
	_, err := prop.Export(w.backend, path, prop.Map{impl + "Screenshot": {"version": {Value: uint32(2), Emit: prop.EmitFalse}}})
	if err == nil {
		err = w.backend.ExportMethodTable(map[string]any{"AccessDialog": access}, path, impl+"Access")
	}
	if err == nil {
		err = w.backend.ExportMethodTable(map[string]any{"Screenshot": screenshot}, path, impl+"Screenshot")
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *waylandSession) note(call string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = append(w.asked, call)
}

func (w *waylandSession) mustHaveAsked(want string) {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if got := strings.Join(w.asked, ", "); got != want {
		w.t.Errorf("the desktop was called for %q, want %q", got, want)
	}
}

// grim takes a picture by a way of its own.
func (w *waylandSession) grim(file string) error {
	cmd := exec.Command("grim", file)
	cmd.Env = w.environ()
	return cmd.Run()
}

// awaitPicture waits until the background is drawn, by a way of its own.
func (w *waylandSession) awaitPicture() {
	file := filepath.Join(w.dir, "grim.png")
	defer os.Remove(file)
	w.await("a picture on the screen", func() bool {
		if w.grim(file) != nil {
			return false
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return false
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return false
		}
		whole := image.NewRGBA(img.Bounds())
		draw.Draw(whole, whole.Rect, img, image.Point{}, draw.Src)
		return countCodes(w.t, whole) == w.outputs && whole.RGBAAt(0, 799) != color.RGBA{}
	})
}

func (w *waylandSession) environ() (all []string) {
	for name, value := range w.env {
		if value != "" {
			all = append(all, name+"="+value)
		}
	}
	return all
}

// start runs a program for the length of the test.
func (w *waylandSession) start(name string, args ...string) {
	w.t.Helper()
	log, err := os.Create(filepath.Join(w.dir, filepath.Base(name)+".log"))
	if err != nil {
		w.t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = w.dir, w.environ(), log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // with what it started
		_ = cmd.Wait()
		log.Close()
		if w.t.Failed() {
			said, _ := os.ReadFile(log.Name())
			w.t.Logf("%s: %s", name, tail(said))
		}
	})
}

func tail(data []byte) []byte { return data[max(0, len(data)-1500):] }

// await waits for what the surroundings need.
func (w *waylandSession) await(what string, there func() bool) {
	w.t.Helper()
	for end := time.Now().Add(20 * time.Second); !there(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			unready(w.t, "there is no "+what)
		}
	}
}

func exists(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, name))
	return err == nil
}

func (w *waylandSession) write(name string, data []byte) {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *waylandSession) desktop(guard *process.Guard) capture.Desktop {
	return capture.Desktop{
		Getenv: func(name string) string { return w.env[name] }, Now: time.Now, AppID: appID, Open: guard.Open,
	}
}

// mustGive fails unless the whole desktop comes back in one picture with all codes, and no file is left.
func (w *waylandSession) mustGive(d capture.Desktop, size image.Point) {
	w.t.Helper()
	before := w.pictures()
	begin := time.Now()
	shots, err := capture.System(d).All(w.t.Context())
	w.t.Logf("captured in %v", time.Since(begin).Round(time.Millisecond))
	if err != nil || len(shots) != 1 || shots[0].Image.Rect.Size() != size {
		w.t.Fatalf("%v, %v; want %v", places(shots), err, size)
	}
	if got := countCodes(w.t, shots[0].Image); got != w.outputs {
		w.t.Errorf("%d codes on %d outputs", got, w.outputs)
	}
	w.mustLeave(before)
}

func (w *waylandSession) mustFail(d capture.Desktop, want error) {
	w.t.Helper()
	before := w.pictures()
	if shots, err := capture.System(d).All(w.t.Context()); !errors.Is(err, want) {
		w.t.Errorf("%v, %v; want %v", places(shots), err, want)
	}
	w.mustLeave(before)
}

func (w *waylandSession) mustLeave(before []string) {
	w.t.Helper()
	if got := w.pictures(); fmt.Sprint(got) != fmt.Sprint(before) {
		w.t.Errorf("pictures on the disk: %q, before: %q", got, before)
	}
}

// pictures are the picture files where portals put them.
func (w *waylandSession) pictures() (found []string) {
	for _, pattern := range []string{"/tmp/*.png", w.dir + "/*.png", w.dir + "/*/*.png", w.dir + "/*/*/*.png"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			w.t.Fatal(err)
		}
		found = append(found, names...)
	}
	return found
}
