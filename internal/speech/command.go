//go:build !windows

package speech

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"
)

// endOf is how long a program that was told to end may take to do so.
const endOf = time.Second

// command runs a program that reads what comes through its standard input. Nothing of
// what it says or writes is kept.
func command(ctx context.Context, words, name string, arguments ...string) error {
	path, err := exec.LookPath(name)
	if err != nil {
		return errors.Join(ErrNoProgram, err)
	}
	program := exec.CommandContext(ctx, path, arguments...)
	program.Stdin = strings.NewReader(words + "\n")
	program.Stdout, program.Stderr = io.Discard, io.Discard
	program.WaitDelay = endOf
	return program.Run()
}
