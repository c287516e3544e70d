package instance_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kapukod/internal/instance"
)

func TestAcquire(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "window.lock")
	release, err := instance.Acquire(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := instance.Acquire(path); !errors.Is(err, instance.ErrRunning) {
		t.Fatalf("second window: %v", err)
	}
	release()
	release()
	again, err := instance.Acquire(path)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	again()
}

func TestAcquireRefusedByTheSystem(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := instance.Acquire(filepath.Join(file, "window.lock")); err == nil || errors.Is(err, instance.ErrRunning) {
		t.Fatalf("folder is a file: %v", err)
	}
	if _, err := instance.Acquire(t.TempDir()); err == nil || errors.Is(err, instance.ErrRunning) {
		t.Fatalf("lock is a folder: %v", err)
	}
}

const holdVariable = "KAPUKOD_TEST_HOLD_LOCK"

// TestKilledProcessFreesTheLock runs this test binary again as the process that holds the lock and is killed.
func TestKilledProcessFreesTheLock(t *testing.T) {
	if path := os.Getenv(holdVariable); path != "" {
		holdUntilKilled(path)
		return
	}
	path := filepath.Join(t.TempDir(), "window.lock")
	holder := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	holder.Env = append(os.Environ(), holdVariable+"="+path)
	stdin, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stdin.Close() }()
	stdout, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || line != "held\n" {
		t.Fatalf("holder said %q, %v", line, err)
	}
	if _, err := instance.Acquire(path); !errors.Is(err, instance.ErrRunning) {
		t.Fatalf("while the other process lives: %v", err)
	}
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := holder.Wait(); err == nil {
		t.Fatal("the holder was not killed")
	}
	release, err := instance.Acquire(path)
	if err != nil {
		t.Fatalf("after the other process was killed: %v", err)
	}
	release()
}

// holdUntilKilled takes the lock, says so, and waits for the end of its input, which never comes first.
func holdUntilKilled(path string) {
	if _, err := instance.Acquire(path); err != nil {
		_, _ = os.Stdout.WriteString("refused\n")
		return
	}
	_, _ = os.Stdout.WriteString("held\n")
	_, _ = os.Stdin.Read(make([]byte, 1))
}
