//go:build linux

package tray_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"
	"golang.org/x/sys/unix"

	"kapukod/internal/tray"
)

const busDocument = `<busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`

// bus starts a bus of this test's own and gives the folder it is in, under the name
// that a session's has.
func bus(t *testing.T) (folder string) {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("dbus-daemon is not installed")
	}
	folder, err := os.MkdirTemp("", "bus")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	config := filepath.Join(folder, "conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busDocument, filepath.Join(folder, "bus")), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "dbus-daemon", "--config-file="+config, "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	return folder
}

// watch puts a watcher on the bus that knows of a host, or of none.
func watch(t *testing.T, folder string, host any) {
	t.Helper()
	conn, err := dbus.Connect("unix:path=" + filepath.Join(folder, "bus"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	const name = "org.kde.StatusNotifierWatcher"
	_, err = prop.Export(conn, "/StatusNotifierWatcher", prop.Map{name: {
		"IsStatusNotifierHostRegistered": {Value: host, Emit: prop.EmitFalse},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
}

func env(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestThere(t *testing.T) {
	for name, test := range map[string]struct {
		host any
		want bool
	}{"a host": {true, true}, "no host": {false, false}, "something else": {"yes", false}} {
		folder := bus(t)
		watch(t, folder, test.host)
		if got := tray.There(env(map[string]string{"XDG_RUNTIME_DIR": folder})); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
		if got := tray.There(env(map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unix:path=" + folder + "/bus"})); got != test.want {
			t.Errorf("%s, by its address: %v", name, got)
		}
	}
}

func TestNotThere(t *testing.T) {
	folder := bus(t)
	for name, values := range map[string]map[string]string{
		"nobody watches": {"XDG_RUNTIME_DIR": folder}, "no bus": {"XDG_RUNTIME_DIR": t.TempDir()}, "nothing known": nil,
		"a relative folder": {"XDG_RUNTIME_DIR": "run"}, "nonsense": {"DBUS_SESSION_BUS_ADDRESS": "\x00:"},
	} {
		if tray.There(env(values)) {
			t.Errorf("%s: there", name)
		}
	}
}

// TestADesktopThatDoesNotAnswer keeps the window waiting for a moment only.
func TestADesktopThatDoesNotAnswer(t *testing.T) {
	folder, err := os.MkdirTemp("", "bus")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	silent, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = unix.Close(silent) }()
	if err := unix.Bind(silent, &unix.SockaddrUnix{Name: filepath.Join(folder, "bus")}); err != nil {
		t.Fatal(err)
	}
	if err := unix.Listen(silent, 4); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if tray.There(env(map[string]string{"XDG_RUNTIME_DIR": folder})) || time.Since(began) > 10*time.Second {
		t.Errorf("it took %v", time.Since(began))
	}
}
