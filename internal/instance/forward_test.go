package instance_test

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kapukod/internal/instance"
)

// window listens as the first start does, and counts how often it came forward.
func window(t *testing.T, path string, comes bool) *atomic.Int32 {
	t.Helper()
	came := &atomic.Int32{}
	stop, err := instance.Listen(path, func() bool {
		came.Add(1)
		return comes
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return came
}

// socket is a path that is short enough on every system.
func socket(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "k")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "s")
}

func forward(t *testing.T, path string, limit time.Duration) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	return instance.Forward(ctx, path)
}

func TestSecondStartBringsTheWindowForward(t *testing.T) {
	path := socket(t)
	came := window(t, path, true)
	for range 3 {
		if err := forward(t, path, 10*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	if came.Load() != 3 {
		t.Errorf("it came %d times", came.Load())
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is open to others: %v", info.Mode())
	}
}

func TestAWindowThatCannotComeSaysSo(t *testing.T) {
	path := socket(t)
	window(t, path, false)
	if forward(t, path, 10*time.Second) == nil {
		t.Error("it came all the same")
	}
}

func TestNobodyAnswers(t *testing.T) {
	path := socket(t)
	if forward(t, path, time.Second) == nil {
		t.Error("there is no socket")
	}
	// One that is listened to, but where nobody ever answers.
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	if forward(t, path, 50*time.Millisecond) == nil {
		t.Error("nobody answered")
	}
}

// TestNothingElseCanBeSaid says all kinds of things to the window: none brings it
// forward or gets an answer, and none keeps it from hearing the next.
func TestNothingElseCanBeSaid(t *testing.T) {
	path := socket(t)
	came := window(t, path, true)
	for name, line := range map[string]string{
		"nothing": "", "a beginning": "forw", "another word": "unlock!\n", "upper case": "FORWARD\n", "NUL": "forward\x00",
		"much": strings.Repeat("A", 1<<20),
	} {
		conn, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: path, Net: "unix"})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		_, _ = io.WriteString(conn, line) // it may be hung up on before all is said
		_ = conn.CloseWrite()
		if said, _ := io.ReadAll(conn); len(said) > 0 {
			t.Errorf("%s: answered with %q", name, said)
		}
		_ = conn.Close()
	}
	if came.Load() != 0 {
		t.Errorf("it came %d times", came.Load())
	}
	if err := forward(t, path, 10*time.Second); err != nil || came.Load() != 1 {
		t.Errorf("after that it came %d times: %v", came.Load(), err)
	}
}

// TestSilentPeerIsHungUpOn connects and says nothing: the next one is heard after a second.
func TestSilentPeerIsHungUpOn(t *testing.T) {
	path := socket(t)
	window(t, path, true)
	silent, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	if err := forward(t, path, 10*time.Second); err != nil {
		t.Error(err)
	}
}

func TestSocketOfADeadRunIsReplaced(t *testing.T) {
	path := socket(t)
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	listener.SetUnlinkOnClose(false)
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	window(t, path, true)
	if err := forward(t, path, 10*time.Second); err != nil {
		t.Error(err)
	}
}

func TestListenRefuses(t *testing.T) {
	never := func() bool { return false }
	file := socket(t)
	if err := os.WriteFile(file, []byte("somebody's"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"a file":      file,
		"a folder":    filepath.Dir(file),
		"no folder":   filepath.Join(filepath.Dir(file), "none", "s"),
		"a long path": filepath.Join(filepath.Dir(file), strings.Repeat("x", 120)),
	} {
		if _, err := instance.Listen(path, never); err == nil {
			t.Errorf("%s: was listened to", name)
		}
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "somebody's" {
		t.Errorf("the file is gone: %v", err)
	}
}

func TestStopRemovesTheSocket(t *testing.T) {
	path := socket(t)
	stop, err := instance.Listen(path, func() bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := os.Lstat(path); err == nil {
		t.Error("the socket is still there")
	}
	if forward(t, path, time.Second) == nil {
		t.Error("somebody answered")
	}
}

const askVariable = "KAPUKOD_TEST_ASK_WINDOW"

// TestAnotherProcessAsks runs this test binary again as the second start.
func TestAnotherProcessAsks(t *testing.T) {
	if path := os.Getenv(askVariable); path != "" {
		if err := forward(t, path, 10*time.Second); err != nil {
			t.Fatal(err)
		}
		return
	}
	path := socket(t)
	came := window(t, path, true)
	second := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	second.Env = append(os.Environ(), askVariable+"="+path)
	if out, err := second.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if came.Load() != 1 {
		t.Errorf("it came %d times", came.Load())
	}
}
