//go:build linux

package capture_test

import (
	"errors"
	"image"
	"os"
	"path/filepath"
	"testing"

	"kapukod/internal/capture"
)

// withX is the portal's session on which an X server is, too, which shows the demo code.
func (p *fakePortal) withX() capture.Desktop {
	p.t.Helper()
	virtualScreen(p.t, "-screen", "0", "1024x768x24")
	show(p.t, demoCode(p.t), 300, 300)
	d := p.desktop()
	wayland := d.Getenv
	d.Getenv = func(name string) string {
		if name == "DISPLAY" {
			return os.Getenv(name)
		}
		return wayland(name)
	}
	return d
}

// TestWhatWorksIsTaken: no single variable decides.
func TestWhatWorksIsTaken(t *testing.T) {
	t.Run("the X server where the portal does not work", func(t *testing.T) {
		p := newPortal(t, func(q question) func() { q.respond(2, nil); return nil })
		shots, err := capture.System(p.withX()).All(t.Context())
		if err != nil || len(shots) != 1 {
			t.Fatalf("%v, %v", places(shots), err)
		}
		mustShowDemo(t, shots[0].Image)
		p.mustBeOver("register "+appID+", ask, let choose", nil)
	})
	t.Run("not the X server where the user said no", func(t *testing.T) {
		p := newPortal(t, func(q question) func() { q.respond(1, nil); return nil })
		if shots, err := capture.System(p.withX()).All(t.Context()); !errors.Is(err, capture.ErrDenied) {
			t.Errorf("%v, %v", places(shots), err)
		}
	})
	t.Run("the portal first where both work", func(t *testing.T) {
		picture := desk(t, 640, 480)
		p := newPortal(t, func(q question) func() { q.show(q.portal.write(picture)); return nil })
		shots, err := capture.System(p.withX()).All(t.Context())
		if err != nil || len(shots) != 1 || shots[0].Bounds != image.Rect(0, 0, 640, 480) {
			t.Errorf("%v, %v", places(shots), err)
		}
	})
	// An X session may have a bus with a portal on it, and variables of a Wayland session that is over.
	for name, left := range map[string]map[string]string{
		"X alone":               {},
		"X, after a Wayland":    {"WAYLAND_DISPLAY": "wayland-3"},
		"X, called otherwise":   {"XDG_SESSION_TYPE": "wayland"},
		"X, called by its name": {"XDG_SESSION_TYPE": "x11"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPortal(t, nil)
			d := p.withX()
			runtime := t.TempDir()
			if err := os.WriteFile(filepath.Join(runtime, "wayland-3"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			env := map[string]string{
				"DISPLAY": os.Getenv("DISPLAY"), "XDG_RUNTIME_DIR": runtime, "DBUS_SESSION_BUS_ADDRESS": p.address,
			}
			for variable, value := range left {
				env[variable] = value
			}
			d.Getenv = func(name string) string { return env[name] }
			c := capture.System(d)
			shots, err := c.All(t.Context())
			if err != nil || len(shots) != 1 || c.Permission() != capture.Free {
				t.Fatalf("%v, %v", places(shots), err)
			}
			mustShowDemo(t, shots[0].Image)
			if p.asked() != "" || p.opened != 0 {
				t.Errorf("the portal was asked %q", p.asked())
			}
		})
	}
}
