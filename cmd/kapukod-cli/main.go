// Command kapukod-cli is Kapukód without a window: for scripts, for screen
// readers, and for audits. It reads QR codes and keys, computes codes, and
// makes, describes and checks vaults. See docs/cli.md.
//
// It owns its arguments, what it prints and its exit codes. Everything else is
// done by the packages that the desktop program stands on, too.
package main

import (
	"context"
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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}, environment{
		now:      time.Now,
		screens:  capture.System(desktop(guard)).All,
		prompt:   askTerminal,
		files:    atomicfile.OS(),
		userName: userName(),
	})
	stop()
	os.Exit(code)
}

// desktop is the session whose screens are looked at. Its portal knows the
// command by the program's name.
func desktop(guard *process.Guard) capture.Desktop {
	return capture.Desktop{Getenv: os.Getenv, Now: time.Now, AppID: "hu.kapukod.desktop", Open: guard.Open}
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
