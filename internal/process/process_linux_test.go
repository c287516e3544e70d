package process

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// role makes the test binary one of the processes of these tests.
const role = "KAPUKOD_TEST_ROLE"

// nobody is a user without rights, for tests that root runs: root may attach
// to anything.
const nobody = 65534

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "hardened":
		Harden()
		describe()
	case "open":
		Harden().Open()
		describe()
	case "closed again":
		Harden().Open()()
		describe()
	case "plain":
		describe()
	case "attacker":
		attack(os.Args[1])
	default:
		os.Exit(m.Run())
	}
}

// describe prints what the process can tell of itself, and waits for the end
// of its input.
func describe() {
	var core unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &core); err != nil {
		panic(err)
	}
	dumpable, err := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
	if err != nil {
		panic(err)
	}
	fmt.Println("core", core.Cur, core.Max, "dumpable", dumpable)
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// attack tries what a debugger does, and prints each result.
func attack(target string) {
	runtime.LockOSThread()
	pid, err := strconv.Atoi(target)
	if err != nil {
		panic(err)
	}
	fmt.Println("attach:", outcome(syscall.PtraceAttach(pid)))
	f, err := os.Open("/proc/" + target + "/mem")
	if err == nil {
		_ = f.Close()
	}
	fmt.Println("memory:", outcome(err))
	buffer := make([]byte, 1)
	local := []unix.Iovec{{Base: &buffer[0], Len: 1}}
	_, err = unix.ProcessVMReadv(pid, local, []unix.RemoteIovec{{Base: 0x1000, Len: 1}}, 0)
	fmt.Println("read:", outcome(err))
	root, err := os.Open("/proc/" + target + "/root")
	if err == nil {
		_ = root.Close()
	}
	fmt.Println("root:", outcome(err))
}

// outcome: only a refusal counts as one; that address 0x1000 holds nothing
// shows that one was let in.
func outcome(err error) string {
	if errors.Is(err, os.ErrPermission) {
		return "refused"
	}
	return "allowed"
}

// start runs the test binary in a role as a user without rights.
func start(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "/proc/self/exe", args...)
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), role+"="+name)
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return cmd
}

// target starts a process to be attacked and returns its first line and its
// number.
func target(t *testing.T, name string) (says string, pid int) {
	t.Helper()
	cmd := start(t, name)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skipf("cannot start a process of another user here: %v", err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Process.Kill() // an attacker's end may have left it stopped
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line), cmd.Process.Pid
}

func attacked(t *testing.T, pid int) string {
	t.Helper()
	out, err := start(t, "attacker", strconv.Itoa(pid)).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestNoCoreFiles(t *testing.T) {
	for name, want := range map[string]string{
		"hardened":     "core 0 0 dumpable 0",
		"open":         "core 0 0 dumpable 1",
		"closed again": "core 0 0 dumpable 0",
	} {
		if got, _ := target(t, name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestNoDebuggerAttaches: a process of the same user can neither attach to nor
// read a hardened one. It can with one that is not: or the test shows nothing.
func TestNoDebuggerAttaches(t *testing.T) {
	_, plain := target(t, "plain")
	control := attacked(t, plain)
	if !strings.Contains(control, "memory: allowed") {
		t.Skipf("this system forbids it for all processes:\n%s", control)
	}
	for _, name := range []string{"hardened", "closed again"} {
		_, pid := target(t, name)
		if got := attacked(t, pid); strings.Contains(got, "allowed") || strings.Count(got, "refused") != 4 {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	// What a portal looks at is there while it is asked.
	_, pid := target(t, "open")
	if got := attacked(t, pid); !strings.Contains(got, "root: allowed") {
		t.Errorf("open:\n%s", got)
	}
}
