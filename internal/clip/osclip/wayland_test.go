//go:build linux

package osclip_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.design/x/clipboard"

	"kapukod/internal/clip/osclip"
)

// waylandJob tells this test binary what to do as a program of a Wayland desktop.
const waylandJob = "KAPUKOD_TEST_WAYLAND_JOB"

// TestWayland copies on a Wayland desktop, where no window has the focus, and reads what another program gets:
// text and hint, and nothing after clearing.
func TestWayland(t *testing.T) {
	switch os.Getenv(waylandJob) {
	case "hold":
		holdOnWayland(t)
		return
	case "read":
		readOnWayland(t)
		return
	}
	env := compositor(t)
	holder := waylandProgram(env, "hold")
	in, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = in.Close()
		_ = holder.Wait()
	}()
	said := bufio.NewScanner(out)
	for _, step := range []struct{ state, text, hint string }{{"copied", secretText, "secret"}, {"cleared", "", ""}} {
		waitForLine(t, said, step.state)
		read, err := waylandProgram(env, "read").CombinedOutput()
		if want := fmt.Sprintf("text %q hint %q", step.text, step.hint); err != nil || !bytes.Contains(read, []byte(want)) {
			t.Errorf("%s: another program does not read %s: %v\n%s", step.state, want, err, read)
		}
		if _, err := io.WriteString(in, "\n"); err != nil {
			t.Fatal(err)
		}
	}
}

func waylandProgram(env []string, job string) *exec.Cmd {
	cmd := exec.Command("/proc/self/exe", "-test.run=^TestWayland$", "-test.v")
	cmd.Env = append(env, waylandJob+"="+job)
	cmd.SysProcAttr = asUser()
	return cmd
}

func waitForLine(t *testing.T, lines *bufio.Scanner, want string) {
	t.Helper()
	var all []string
	for lines.Scan() {
		if lines.Text() == want {
			return
		}
		all = append(all, lines.Text())
	}
	t.Fatalf("the program did not say %q:\n%s", want, strings.Join(all, "\n"))
}

func holdOnWayland(t *testing.T) {
	port, err := osclip.Open()
	if err != nil {
		t.Fatal(err)
	}
	wait := bufio.NewReader(os.Stdin)
	if err := port.Write(secretText); err != nil {
		t.Fatal(err)
	}
	fmt.Println("copied")
	_, _ = wait.ReadString('\n')
	if err := port.Clear(); err != nil {
		t.Fatal(err)
	}
	fmt.Println("cleared")
	_, _ = wait.ReadString('\n')
}

func readOnWayland(t *testing.T) {
	port, err := osclip.Open()
	if err != nil {
		t.Fatal(err)
	}
	text, err := port.Read()
	if err != nil {
		t.Fatal(err)
	}
	hint, _ := clipboard.Read(t.Context(), clipboard.Register("x-kde-passwordManagerHint")) // none is none
	fmt.Printf("text %q hint %q\n", text, hint)
}

// nobody is who the desktop belongs to where root runs the tests: compositors refuse root.
const nobody = 65534

func asUser() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}

// compositor starts a Wayland desktop without a screen and gives the environment of its programs.
func compositor(t *testing.T) []string {
	t.Helper()
	if _, err := exec.LookPath("sway"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("sway is not installed; the clipboard of Wayland is not tested")
	}
	dir, err := os.MkdirTemp("", "way") // short: the socket's path must be
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	config := filepath.Join(dir, "sway.conf")
	if err := os.WriteFile(config, []byte("xwayland disable\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if asUser() != nil {
		if err := os.Chown(dir, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	env := []string{
		"HOME=" + dir, "TMPDIR=" + dir, "PATH=" + os.Getenv("PATH"), "XDG_RUNTIME_DIR=" + dir, "WLR_BACKENDS=headless",
		"WLR_RENDERER=pixman", "WLR_LIBINPUT_NO_DEVICES=1", "WLR_HEADLESS_OUTPUTS=1",
	}
	server := exec.Command("sway", "-c", config)
	server.Env, server.SysProcAttr = env, asUser()
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	for end := time.Now().Add(generous); ; <-time.After(20 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(dir, "wayland-1")); err == nil {
			return append(env, "WAYLAND_DISPLAY=wayland-1", "XDG_SESSION_TYPE=wayland")
		}
		if time.Now().After(end) {
			t.Fatal("sway does not start")
		}
	}
}
