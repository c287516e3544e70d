package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"kapukod/app/problem"
	"kapukod/app/program"
	"kapukod/assets"
	"kapukod/cmd/kapukod/metadata"
	"kapukod/internal/instance"
	"kapukod/internal/paths"
	"kapukod/internal/process"
	"kapukod/internal/text"
)

// windowSize is the window's at the first start: half of a 1366×768 screen.
const (
	windowWidth  = 660
	windowHeight = 700
)

// run opens the window and returns when it is closed.
func run(args []string, guard *process.Guard) error {
	where, err := locate(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := checkDisplay(os.Getenv); err != nil {
		return sayWithoutWindow(err)
	}
	about, err := metadata.App()
	if err != nil {
		return err
	}
	fyneapp.SetMetadata(about)
	// The toolkit asks a portal whether the desktop is light or dark. That is
	// over when the window can take a passphrase.
	started := guard.Open()
	a := fyneapp.NewWithID(about.ID)
	window := a.NewWindow(about.Name)
	window.Resize(fyne.NewSize(windowWidth, windowHeight))
	window.SetMaster()
	window.CenterOnScreen()

	kapukod, err := program.New(wire(a, window, where, about.Version, guard))
	if err != nil {
		return err
	}
	release, err := instance.Acquire(where.instance())
	if err != nil {
		kapukod.Problem(err)
	} else {
		defer release()
		kapukod.Start()
	}
	return show(a, window, kapukod, lifecycle{started, crashReporter(where, about.Version)})
}

// folders are where the program keeps things.
type folders struct{ paths.Paths }

func locate(args []string) (folders, error) {
	flags := flag.NewFlagSet("kapukod", flag.ContinueOnError)
	vault := flags.String("vault", "", "folder of the vault")
	if err := flags.Parse(args); err != nil {
		return folders{}, err
	}
	if flags.NArg() > 0 {
		return folders{}, fmt.Errorf("unexpected argument; see kapukod -h")
	}
	home, _ := os.UserHomeDir() // paths knows what to do without one
	found, err := paths.For(runtime.GOOS, os.Getenv, home)
	if err != nil && *vault == "" {
		return folders{}, err
	}
	if *vault != "" {
		found.Vault = *vault
	}
	return folders{found}, nil
}

// sayWithoutWindow gives the sentence of an error where no window can.
func sayWithoutWindow(err error) error {
	words, loadErr := text.Load(assets.Files(), text.Preferred(locales(os.Getenv)))
	if loadErr != nil {
		return err
	}
	p := problem.Of(err)
	sentence := words.T(p.Key+".title", p.Args...) + ". " + words.T(p.Key+".text", p.Args...)
	tell(sentence)
	return errors.New(sentence)
}
