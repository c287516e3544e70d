//go:build linux

package keyring

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"kapukod/internal/remember"
)

const childVariable = "KAPUKOD_TEST_KEYRING"

// TestRealKeyring runs this test again in a session of its own with GNOME's
// keyring: one that is open, one that nobody can open, and none.
func TestRealKeyring(t *testing.T) {
	switch os.Getenv(childVariable) {
	case "open":
		useOpenKeyring(t)
		return
	case "locked", "absent":
		useNoKeyring(t)
		return
	}
	for _, program := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skip(program + " is not installed; the real keyring is not tested")
		}
	}
	for state, prepare := range map[string]string{
		"open":   `printf artificial | gnome-keyring-daemon --unlock --components=secrets >/dev/null &&`,
		"locked": `gnome-keyring-daemon --start --components=secrets >/dev/null &&`,
		"absent": ``,
	} {
		t.Run(state, func(t *testing.T) {
			home := t.TempDir()
			cmd := exec.Command("dbus-run-session", "--", "sh", "-c", prepare+` "$0" -test.run='^TestRealKeyring$' -test.v`, os.Args[0])
			cmd.Env = append(os.Environ(), childVariable+"="+state, "HOME="+home, "XDG_RUNTIME_DIR="+home,
				"XDG_DATA_HOME="+filepath.Join(home, "data"), "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "DISPLAY=", "WAYLAND_DISPLAY=")
			out, err := cmd.CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte("--- PASS: TestRealKeyring")) {
				t.Fatalf("%v\n%s", err, out)
			}
		})
	}
}

func useOpenKeyring(t *testing.T) {
	ring := System("artificial vault", os.Getenv)
	if err := ring.Set(t.Context(), half()); err != nil {
		t.Fatal(err)
	}
	if got, err := ring.Get(t.Context()); err != nil || !bytes.Equal(got, half()) {
		t.Fatalf("%q, %v", got, err)
	}
	if err := ring.Set(t.Context(), []byte("second")); err != nil {
		t.Fatal(err)
	}
	if got, err := ring.Get(t.Context()); err != nil || string(got) != "second" {
		t.Fatalf("%q, %v", got, err)
	}
	if err := ring.Delete(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := ring.Get(t.Context()); !errors.Is(err, remember.ErrNothing) {
		t.Fatalf("%v", err)
	}
}

// useNoKeyring is told so in time, whatever the keyring does.
func useNoKeyring(t *testing.T) {
	ring := newRing("artificial vault", os.Getenv, 3*time.Second)
	for range 2 {
		if err := ring.Set(t.Context(), half()); !errors.Is(err, remember.ErrRing) {
			t.Errorf("set: %v", err)
		}
		if _, err := ring.Get(t.Context()); !errors.Is(err, remember.ErrRing) {
			t.Errorf("get: %v", err)
		}
	}
}
