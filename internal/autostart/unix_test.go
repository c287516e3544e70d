//go:build !windows && !darwin

package autostart_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/autostart"
)

func world(t *testing.T, config string) autostart.World {
	t.Helper()
	return autostart.World{
		Program: "/opt/Kapukód/kapukod", Home: filepath.Join(t.TempDir(), "home"),
		Getenv: func(name string) string { return map[string]string{"XDG_CONFIG_HOME": config}[name] },
	}
}

func TestStartsWhenTheUserLogsIn(t *testing.T) {
	for name, config := range map[string]string{"named": filepath.Join(t.TempDir(), "config"), "home": "", "relative": "config"} {
		w := world(t, config)
		folder := config
		if !filepath.IsAbs(config) {
			folder = filepath.Join(w.Home, ".config")
		}
		file := filepath.Join(folder, "autostart", "kapukod.desktop")
		if w.On() {
			t.Fatalf("%s: on before", name)
		}
		for range 2 {
			if err := w.Set(true); err != nil || !w.On() {
				t.Fatalf("%s: %v", name, err)
			}
		}
		entry, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(entry), "\nExec=\"/opt/Kapukód/kapukod\"\n") {
			t.Errorf("%s: %q, %v", name, entry, err)
		}
		moved := w
		moved.Program = "/opt/elsewhere/kapukod"
		if moved.On() {
			t.Errorf("%s: the entry of another place counts", name)
		}
		for range 2 {
			if err := w.Set(false); err != nil || w.On() {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s: the entry is still there", name)
		}
	}
}

func TestWhatCannotBeWrittenIsRefused(t *testing.T) {
	config := t.TempDir()
	for _, program := range []string{"", "/opt/a\nb", "/opt/a\x00b", "/opt/\xff\ufffd"} {
		w := world(t, config)
		w.Program = program
		if w.Set(true) == nil {
			t.Errorf("%q: was written down", program)
		}
	}
	if left, _ := os.ReadDir(config); len(left) > 0 {
		t.Error("something was written all the same")
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := world(t, file).Set(true)
	if err == nil || errors.Is(err, atomicfile.ErrDiskFull) {
		t.Errorf("got %v", err)
	}
}

func TestHereKnowsTheProgram(t *testing.T) {
	t.Setenv("APPIMAGE", "")
	if w := autostart.Here(); !filepath.IsAbs(w.Program) {
		t.Errorf("%+v", w.Program)
	}
	t.Setenv("APPIMAGE", "/opt/Kapukod.AppImage")
	if w := autostart.Here(); w.Program != "/opt/Kapukod.AppImage" {
		t.Errorf("%+v", w.Program)
	}
}

// TestADesktopReadsTheEntry has GLib, which starts such entries, start a program whose
// path needs all of the quoting.
func TestADesktopReadsTheEntry(t *testing.T) {
	gio, err := exec.LookPath("gio")
	if err != nil {
		t.Skip("gio is not installed")
	}
	dir := filepath.Join(t.TempDir(), "a b\"c`d$e\\f'h;i")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	mark := filepath.Join(t.TempDir(), "started")
	program := filepath.Join(dir, "kapukód")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n: >"+mark+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	config := t.TempDir()
	w := world(t, config)
	w.Program = program
	if err := w.Set(true); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), gio, "launch", filepath.Join(config, "autostart", "kapukod.desktop")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for range 500 {
		if _, err := os.Stat(mark); err == nil {
			return
		}
		<-time.After(10 * time.Millisecond)
	}
	t.Error("the program was not started")
}
