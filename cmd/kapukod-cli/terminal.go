package main

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"golang.org/x/term"
)

// askTerminal asks on the terminal and reads a line without showing it. It uses
// the terminal itself where stdin is something else, so that a key can come
// through a pipe. The question goes to stderr, where a screen reader reads it.
func askTerminal(ctx context.Context, question string) ([]byte, error) {
	tty := os.Stdin
	if !term.IsTerminal(int(tty.Fd())) {
		name := "/dev/tty"
		if runtime.GOOS == "windows" {
			name = "CONIN$"
		}
		opened, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return nil, errNoTerminal
		}
		defer opened.Close() // nothing to lose
		tty = opened
	}
	fd := int(tty.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return nil, errNoTerminal
	}
	fmt.Fprint(os.Stderr, question)
	type answer struct {
		text []byte
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		text, err := term.ReadPassword(fd)
		answered <- answer{text, err}
	}()
	select {
	case a := <-answered:
		fmt.Fprintln(os.Stderr)
		return a.text, a.err
	case <-ctx.Done():
		// The read cannot be called off; the process ends now. What matters is that
		// the terminal shows again what is typed.
		_ = term.Restore(fd, before)
		fmt.Fprintln(os.Stderr)
		return nil, ctx.Err()
	}
}
