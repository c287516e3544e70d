// Package autostart has the system start the program when its user logs in. Whether it
// does is what the system says, not a setting of the program's: a user may have changed
// it there. It touches the user's own entry and nothing else, and starts nothing itself.
package autostart

import (
	"errors"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// World is what the package needs to know of the computer.
type World struct {
	// Program is the absolute path of the program that runs.
	Program string
	// Home is the user's home folder, Getenv reads the environment.
	Home   string
	Getenv func(string) string
}

// errPath means that the program has a path that no entry can hold.
var errPath = errors.New("path of the program cannot be written down")

// Here is the World of the running program. A program in an AppImage is started by
// that file, and not by what it unpacks.
func Here() World {
	w := World{Getenv: os.Getenv}
	w.Home, _ = os.UserHomeDir() // no home, no entry: Set tells
	w.Program, _ = os.Executable()
	if image := os.Getenv("APPIMAGE"); image != "" {
		w.Program = image
	}
	return w
}

// check refuses a path that would be another in the entry.
func (w World) check() error {
	if w.Program == "" || strings.ContainsFunc(w.Program, unicode.IsControl) || !utf8.ValidString(w.Program) {
		return errPath
	}
	return nil
}
