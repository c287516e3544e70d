//go:build linux

package osclip_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"kapukod/internal/clip"
	"kapukod/internal/clip/osclip"
)

// secretText is what the tests copy: plainly not a real code.
const secretText = "árvíztűrő 000 000"

// TestMain gives the tests a display of their own, because the display is looked for once a process and the
// user's clipboard is none of a test's business.
func TestMain(m *testing.M) {
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	if os.Getenv(waylandJob) != "" {
		return m.Run() // on the test's own Wayland desktop
	}
	_ = os.Unsetenv("WAYLAND_DISPLAY")
	_ = os.Unsetenv("DISPLAY")
	if os.Getenv(noDisplayVariable) == "" {
		if stop, err := startDisplay(); err == nil {
			defer stop()
		}
	}
	return m.Run()
}

// displayPidVariable names the process of the display that startDisplay started.
const displayPidVariable = "KAPUKOD_TEST_DISPLAY_PID"

// startDisplay starts Xvfb on a free display and names it in DISPLAY.
func startDisplay() (stop func(), err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer func() { _ = read.Close() }()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "320x240x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	err = server.Start()
	_ = write.Close()
	if err != nil {
		return nil, err
	}
	stop = func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err == nil {
		err = os.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
	}
	if err == nil {
		err = os.Setenv(displayPidVariable, strconv.Itoa(server.Process.Pid))
	}
	if err != nil {
		stop()
		return nil, err
	}
	return stop, nil
}

func open(t *testing.T) *osclip.Clipboard {
	t.Helper()
	for _, program := range []string{"Xvfb", "xclip"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	c, err := osclip.Open()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// paste is what another program reads from the clipboard, as the given target; "" is plain text.
func paste(t *testing.T, target string) string {
	t.Helper()
	arguments := []string{"-selection", "clipboard", "-o"}
	if target != "" {
		arguments = append(arguments, "-t", target)
	}
	ctx, cancel := context.WithTimeout(t.Context(), generous)
	defer cancel()
	pasted, err := exec.CommandContext(ctx, "xclip", arguments...).Output()
	if err != nil {
		t.Fatalf("xclip -o -t %q: %v", target, err)
	}
	return string(pasted)
}

// copyElsewhere has another program take the clipboard and waits until it has: xclip comes back before. It goes on
// serving text until the display ends.
func copyElsewhere(t *testing.T, text string) {
	t.Helper()
	other := exec.Command("xclip", "-selection", "clipboard", "-i")
	other.Stdin = strings.NewReader(text)
	if err := other.Run(); err != nil {
		t.Fatalf("xclip -i: %v", err)
	}
	waitFor(t, text)
}

// pasteSoon is one look at the clipboard. A question that crosses a change of owners may wait for ever.
func pasteSoon(t *testing.T) ([]byte, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	return exec.CommandContext(ctx, "xclip", "-selection", "clipboard", "-o").Output()
}

// waitFor waits until text is on the clipboard. A read that crosses the change of owners may fail.
func waitFor(t *testing.T, text string) {
	t.Helper()
	_ = within(t, "the other program", func() error {
		for {
			// Not through port: a reader that asks again and again, and goes away between, ends xclip's life.
			pasted, err := pasteSoon(t)
			if err == nil && string(pasted) == text {
				return nil
			}
			if t.Context().Err() != nil {
				return t.Context().Err()
			}
		}
	})
}

func newClip(port clip.Port) *clip.Clipboard {
	return clip.New(port, clip.Ports{Now: time.Now, AfterFunc: func(d time.Duration, f func()) func() bool {
		return time.AfterFunc(d, f).Stop
	}}, time.Minute)
}

func TestAnotherProgramReadsTextAndHint(t *testing.T) {
	port := open(t)
	if err := port.Write(secretText); err != nil {
		t.Fatal(err)
	}
	if got := paste(t, ""); got != secretText {
		t.Errorf("pasted %q", got)
	}
	targets := strings.Fields(paste(t, "TARGETS"))
	if !strings.Contains(strings.Join(targets, " "), "x-kde-passwordManagerHint") {
		t.Errorf("targets %v", targets)
	}
	if got := paste(t, "x-kde-passwordManagerHint"); got != "secret" {
		t.Errorf("hint %q", got)
	}
	if got, err := port.Read(); err != nil || got != secretText {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestClearedWhileOurs(t *testing.T) {
	port := open(t)
	c := newClip(port)
	if err := c.Copy(secretText); err != nil {
		t.Fatal(err)
	}
	if err := c.Clear(); err != nil {
		t.Fatal(err)
	}
	if got := paste(t, ""); got != "" {
		t.Errorf("pasted %q after clearing", got)
	}
	if got, err := port.Read(); err != nil || got != "" {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestClearedByTheTimer(t *testing.T) {
	port := open(t)
	fire := make(chan func(), 1)
	c := clip.New(port, clip.Ports{Now: time.Now, AfterFunc: func(_ time.Duration, f func()) func() bool {
		fire <- f
		return func() bool { return true }
	}}, time.Minute)
	if err := c.Copy(secretText); err != nil {
		t.Fatal(err)
	}
	(<-fire)()
	if got := paste(t, ""); got != "" {
		t.Errorf("pasted %q after the time", got)
	}
}

func TestLeftAloneWhenAnotherProgramTookIt(t *testing.T) {
	port := open(t)
	c := newClip(port)
	if err := c.Copy(secretText); err != nil {
		t.Fatal(err)
	}
	copyElsewhere(t, "theirs")
	if err := c.Clear(); err != nil {
		t.Fatal(err)
	}
	if got := paste(t, ""); got != "theirs" {
		t.Errorf("pasted %q, want the other program's text", got)
	}
	if got, err := port.Read(); err != nil || got != "theirs" {
		t.Errorf("read %q, %v", got, err)
	}
}

const noDisplayVariable = "KAPUKOD_TEST_NO_DISPLAY"

// TestNoClipboard runs this test binary again without a display, because the answer holds for a process.
func TestNoClipboard(t *testing.T) {
	if os.Getenv(noDisplayVariable) != "" {
		c, err := osclip.Open()
		if c != nil || !errors.Is(err, clip.ErrUnavailable) {
			t.Fatalf("%v", err)
		}
		if text := err.Error(); strings.ContainsAny(text, "\n") {
			t.Fatalf("a message of several lines: %q", text)
		}
		return
	}
	again := exec.Command(os.Args[0], "-test.run=^TestNoClipboard$", "-test.v")
	again.Env = append(os.Environ(), noDisplayVariable+"=1")
	output, err := again.CombinedOutput()
	if err != nil || !bytes.Contains(output, []byte("--- PASS: TestNoClipboard")) {
		t.Fatalf("%v\n%s", err, output)
	}
}
