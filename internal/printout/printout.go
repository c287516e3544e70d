// Package printout hands a finished page to the system's printing command.
//
// The page goes through a pipe: this package never makes a file of it. What
// the print system itself keeps until the page is on paper is its own matter.
// It draws nothing.
package printout

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// ErrFailed means that the print system did not take the page: there is no
// printer, or it does not answer.
var ErrFailed = errors.New("the print system did not take the page")

// Print gives a PDF to the printer under a name that the printer's list of
// jobs shows. Its error is ErrFailed, or the context's.
type Print func(ctx context.Context, name string, pdf []byte) error

// patience is how long the printing command may take to accept a page.
const patience = 30 * time.Second

// Find returns how to print on this system: with CUPS' lp, else with BSD's
// lpr. It is nil where neither exists, as on Windows. look finds a command in
// the PATH (exec.LookPath).
func Find(look func(command string) (string, error)) Print {
	if path, err := look("lp"); err == nil {
		return command(path, "-t")
	}
	if path, err := look("lpr"); err == nil {
		return command(path, "-T")
	}
	return nil
}

func command(path, nameFlag string) Print {
	return func(ctx context.Context, name string, pdf []byte) error {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		cmd := exec.CommandContext(ctx, path, nameFlag, name)
		cmd.Stdin = bytes.NewReader(pdf)
		cmd.WaitDelay = time.Second
		if err := cmd.Run(); err != nil {
			if ctx.Err() != nil {
				return fmt.Errorf("print: %w", context.Cause(ctx))
			}
			return fmt.Errorf("print: %w", ErrFailed)
		}
		return nil
	}
}
