// Command kapukod-cli is Kapukód without a window: for scripts, for screen
// readers, and for audits. It reads QR codes and keys, computes codes, and
// makes, describes and checks vaults. See docs/cli.md.
//
// It owns its arguments, what it prints and its exit codes. Everything else is
// done by the packages that the desktop program stands on, too.
package main

import (
	"context"
	"image"
	"os"
	"os/signal"
	"os/user"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
	"kapukod/internal/process"
)

func main() {
	guard := process.Harden()
	preparePlatform()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}, environment{
		now:      time.Now,
		screens:  answerable{capture.System(os.Getenv), guard},
		prompt:   askTerminal,
		files:    atomicfile.OS(),
		userName: userName(),
	})
	stop()
	os.Exit(code)
}

// answerable lets a desktop portal look at this process while it is asked for
// the screens: it refuses whom it cannot look at.
type answerable struct {
	capture.Source
	guard *process.Guard
}

// Grab captures one screen.
func (a answerable) Grab(screen int, bounds image.Rectangle) (*image.RGBA, error) {
	if capture.ThroughPortal(os.Getenv) {
		defer a.guard.Open()()
	}
	return a.Source.Grab(screen, bounds)
}

// userName is what a new vault's member is called if nothing else is said.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}
