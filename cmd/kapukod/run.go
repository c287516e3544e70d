package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"kapukod/app/look"
	"kapukod/app/problem"
	"kapukod/app/program"
	"kapukod/assets"
	"kapukod/cmd/kapukod/metadata"
	"kapukod/internal/paths"
	"kapukod/internal/process"
	"kapukod/internal/text"
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
	first, err := firstStart(where)
	if errors.Is(err, errForward) {
		return nil
	}
	defer first.over()
	return open(where, first, guard, err)
}

// open opens the window and returns when it is closed. trouble is what keeps the
// program from doing more than showing it; nil for nothing.
func open(where folders, first *start, guard *process.Guard, trouble error) error {
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
	window.SetMaster()
	shape := &form{window: window, loop: newLoop()}
	place := &placing{form: shape, kept: where.window()}
	place.before()

	kapukod, err := program.New(wire(a, shape, where, about.Version, guard))
	if err != nil {
		return err
	}
	fyne.SetCurrentApp(look.Still(a, kapukod.Still))
	if trouble != nil {
		kapukod.Problem(trouble)
	} else {
		kapukod.Start()
	}
	place.grown()
	return show(a, window, kapukod, lifecycle{started, first, place, crashReporter(where, about.Version)})
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
