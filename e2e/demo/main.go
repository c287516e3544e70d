// Command demo shows Kapukód at work where there is no display: on a virtual
// screen it drives a whole enrolment at the practice portal, in a real browser
// beside the real window, and prints where the pictures of each step are.
package main

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
)

// limit bounds the whole demo; it takes about a minute.
const limit = 10 * time.Minute

func main() {
	programs := flag.String("programs", "bin", "folder with the built kapukod")
	pictures := flag.String("pictures", "", "folder for the pictures (default: a new temporary one)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, *programs, *pictures); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		stop()
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, programs, pictures string) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := rig.Ready(); err != nil {
		return err
	}
	if pictures == "" {
		var err error
		if pictures, err = os.MkdirTemp("", "kapukod-demo-"); err != nil {
			return fmt.Errorf("make a folder for the pictures: %w", err)
		}
	}
	programs, err := filepath.Abs(programs)
	if err != nil {
		return fmt.Errorf("find the programs: %w", err)
	}
	stage, err := e2e.NewStage(ctx, e2e.Setting{Programs: programs, Pictures: pictures, Now: time.Now})
	if err != nil {
		return err
	}
	defer stage.Close()
	show(stage, out)
	if err := stage.Err(); err != nil {
		return fmt.Errorf("%w (the screen at that moment: %s)", err, filepath.Join(pictures, "failure.png"))
	}
	return nil
}

// show is the enrolment, with a picture at each step.
func show(stage *e2e.Stage, out io.Writer) {
	picture := func(name, what string) {
		if file := stage.Picture(name); stage.Err() == nil {
			fmt.Fprintf(out, "%-52s %s\n", what, file)
		}
	}
	passphrase := rand.Text() // good for this one vault, which ends with the demo
	k := stage.Start("hu")
	k.Sees("welcome.title")
	picture("01-welcome", "Kapukód is started for the first time")
	k.CreateVault(passphrase)
	portal := stage.Gateway()
	portal.OpenSetup()
	picture("02-portal", "the portal shows the QR code beside Kapukód")
	k.AddByScan()
	picture("03-found", "Kapukód has found it on the screen")
	k.SavePending("gyakorlo.ilona")
	picture("04-code", "the key is saved, the code is shown")
	k.CopyCode()
	portal.Confirm()
	portal.Accepted()
	picture("05-accepted", "the portal has accepted the code")
	k.Accepted()
	portal.DeletionCode()
	k.PutDeletionCode()
	picture("06-deletion-code", "the deletion code is in its slot")
	portal.Finish()
	k.Finish()
	picture("07-done", "the enrolment is done on both sides")
	k.Kill()
	k = stage.Start("hu")
	k.Unlock(passphrase)
	k.CopyCode()
	picture("08-after-restart", "after a restart and the passphrase the code is back")
}
