package rig

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"sync"
)

// Program is a running process with its children.
type Program struct {
	cmd    *exec.Cmd
	output *tail
	done   chan struct{} // closed when the process has ended
}

// Launch says how to start a program.
type Launch struct {
	Path  string
	Args  []string
	Env   []string  // the whole environment
	Dir   string    // working folder; empty: the caller's
	Input io.Reader // standard input; nil: none
	Files []*os.File
}

// start runs a program until it ends, is killed, or ctx ends.
func start(ctx context.Context, l Launch) (*Program, error) {
	p := &Program{output: &tail{}, done: make(chan struct{})}
	p.cmd = exec.CommandContext(ctx, l.Path, l.Args...)
	p.cmd.Env, p.cmd.Dir, p.cmd.Stdin, p.cmd.ExtraFiles = l.Env, l.Dir, l.Input, l.Files
	p.cmd.Stdout, p.cmd.Stderr = p.output, p.output
	p.cmd.Cancel = func() error { return killGroup(p.cmd.Process) }
	ownGroup(p.cmd)
	started := make(chan error)
	go func() {
		// The kernel ties the program's life to the thread that started it, not
		// to the process (see ownGroup): the thread must stay as long.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.done)
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // the exit code is kept in ProcessState
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", l.Path, err)
	}
	return p, nil
}

// Kill ends the program and its children with SIGKILL, as a power cut or the
// kernel would: nothing in it gets to tidy up. It returns when the program is
// gone.
func (p *Program) Kill() {
	_ = killGroup(p.cmd.Process) // fails only when it is gone already
	<-p.done
}

// Pid is the program's process id.
func (p *Program) Pid() int { return p.cmd.Process.Pid }

// Running says whether the program has not ended.
func (p *Program) Running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// Wait waits for the program's end and returns its exit code; -1 means that a
// signal ended it.
func (p *Program) Wait(ctx context.Context) (int, error) {
	select {
	case <-p.done:
		return p.cmd.ProcessState.ExitCode(), nil
	case <-ctx.Done():
		return 0, fmt.Errorf("wait for the program's end: %w", ctx.Err())
	}
}

// End says how the program ended: "exit status 2", "signal: killed"; empty while
// it runs.
func (p *Program) End() string {
	if p.Running() {
		return ""
	}
	return p.cmd.ProcessState.String()
}

// Output is what the program wrote to standard output and error, its last
// 256 KiB. It is for checks on the text; do not print it.
func (p *Program) Output() string { return p.output.String() }

// tail keeps the end of a stream.
type tail struct {
	mu   sync.Mutex
	data []byte
}

const tailSize = 256 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.data = append(t.data, b...)
	if over := len(t.data) - tailSize; over > 0 {
		t.data = append(t.data[:0], t.data[over:]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.data)
}

// run executes a short command and returns its standard output. Its arguments
// and input are not in the error: they may be secrets.
func run(ctx context.Context, l Launch) ([]byte, error) {
	cmd := exec.CommandContext(ctx, l.Path, l.Args...)
	cmd.Env, cmd.Stdin = l.Env, l.Input
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", l.Path, errors.Join(ctx.Err(), err))
	}
	return out, nil
}
