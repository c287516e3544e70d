//go:build !windows

package printout_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kapukod/internal/printout"
)

// fake puts a shell script in the place of a printing command and returns how
// to find commands in its folder alone.
func fake(t *testing.T, name, script string) (look func(string) (string, error), dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return func(command string) (string, error) { return exec.LookPath(filepath.Join(dir, command)) }, dir
}

func TestPageGoesThroughAPipe(t *testing.T) {
	for name, flag := range map[string]string{"lp": "-t", "lpr": "-T"} {
		t.Run(name, func(t *testing.T) {
			look, dir := fake(t, name, `cat > "$(dirname "$0")/page"; printf '%s|%s' "$1" "$2" > "$(dirname "$0")/words"`)
			print := printout.Find(look)
			if print == nil {
				t.Fatal("not found")
			}
			if err := print(t.Context(), "Artificial page", []byte("%PDF-artificial")); err != nil {
				t.Fatal(err)
			}
			page, err := os.ReadFile(filepath.Join(dir, "page"))
			if err != nil || string(page) != "%PDF-artificial" {
				t.Errorf("the command got %q, %v", page, err)
			}
			words, err := os.ReadFile(filepath.Join(dir, "words"))
			if want := flag + "|Artificial page"; err != nil || string(words) != want {
				t.Errorf("called with %q, %v, want %q", words, err, want)
			}
		})
	}
}

func TestNoPrinter(t *testing.T) {
	look, _ := fake(t, "lp", "echo 'lp: Error - no default destination available.' >&2; exit 1")
	if err := printout.Find(look)(t.Context(), "x", []byte("x")); !errors.Is(err, printout.ErrFailed) {
		t.Errorf("got %v", err)
	}
}

func TestPrintingStops(t *testing.T) {
	look, _ := fake(t, "lp", "exec sleep 60")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := printout.Find(look)(ctx, "x", []byte("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestNoPrintingCommand(t *testing.T) {
	if printout.Find(func(string) (string, error) { return "", fmt.Errorf("test: %w", exec.ErrNotFound) }) != nil {
		t.Error("found a command where there is none")
	}
}
