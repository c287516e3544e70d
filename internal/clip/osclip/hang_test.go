//go:build linux

package osclip_test

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"kapukod/internal/clip"
)

// generous is more than any use of the clipboard may take, on a busy computer.
const generous = 10 * time.Second

// within fails the test when work takes longer than generous, and goes on without it.
func within(t *testing.T, name string, work func() error) error {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- work() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(generous):
		t.Fatalf("%s hangs", name)
		return nil
	}
}

func TestReadFromAProgramThatHangs(t *testing.T) {
	port := open(t)
	other := exec.Command("xclip", "-selection", "clipboard", "-quiet", "-i")
	other.Stdin = strings.NewReader("of a program that hangs")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = other.Process.Kill()
		_ = other.Wait()
	}()
	waitFor(t, "of a program that hangs")
	if err := other.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	err := within(t, "Read", func() error {
		_, err := port.Read()
		return err
	})
	if !errors.Is(err, clip.ErrUnavailable) {
		t.Fatalf("%v", err)
	}
}

func TestDisplayThatHangs(t *testing.T) {
	port := open(t)
	display := displayProcess(t)
	if err := display.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	uses := map[string]func() error{
		"Write": func() error { return port.Write(secretText) },
		"Read":  func() error { _, err := port.Read(); return err },
		"Clear": port.Clear,
	}
	for name, use := range uses {
		if err := within(t, name, use); !errors.Is(err, clip.ErrUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := display.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := within(t, "Write after the display woke", func() error { return port.Write(secretText) }); err != nil {
		t.Fatal(err)
	}
	if got := paste(t, ""); got != secretText {
		t.Errorf("pasted %q", got)
	}
}

func displayProcess(t *testing.T) *os.Process {
	t.Helper()
	pid, err := strconv.Atoi(os.Getenv(displayPidVariable))
	if err != nil {
		t.Fatalf("no display of our own: %v", err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		t.Fatal(err)
	}
	return process
}
