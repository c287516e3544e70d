package e2e_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/assets"
	"kapukod/e2e"
	"kapukod/e2e/rig"
	"kapukod/internal/text"
)

// programs is the folder with the programs under test: the one that
// KAPUKOD_E2E_PROGRAMS names, or else a temporary one with programs built from
// these sources before the first test. Tests only read it.
var programs string

// reader reads the screens of all tests: most of them show the same pages.
var reader rig.Reader

func TestMain(m *testing.M) { os.Exit(runTests(m)) }

func runTests(m *testing.M) int {
	if programs = os.Getenv("KAPUKOD_E2E_PROGRAMS"); programs != "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "kapukod-programs-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "make a folder for the programs:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	programs = dir
	if rig.Ready() == nil {
		build := exec.Command("go", "build", "-o", dir+string(filepath.Separator), "kapukod/cmd/kapukod", "kapukod/cmd/kapukod-cli")
		build.Stdout, build.Stderr = os.Stderr, os.Stderr
		if err := build.Run(); err != nil {
			fmt.Fprintln(os.Stderr, "build the programs:", err)
			return 1
		}
	}
	return m.Run()
}

// testLimit bounds one test, on a slow machine too; the slowest takes three minutes on
// two cores, beside three others.
const testLimit = 10 * time.Minute

// newStage makes a stage for a test, or skips it where the machine lacks what
// the rig needs; with KAPUKOD_E2E=required that is a failure. Tests with stages
// run side by side: each has a screen of its own, and most of the time it waits.
func newStage(t *testing.T, set e2e.Setting) *e2e.Stage {
	t.Helper()
	t.Parallel()
	if err := rig.Ready(); err != nil {
		if os.Getenv("KAPUKOD_E2E") == "required" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), testLimit)
	t.Cleanup(cancel)
	set.Programs, set.Pictures, set.Reader = programs, pictures(t), &reader
	stage, err := e2e.NewStage(ctx, set)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stage.Close)
	return stage
}

// pictures is where the screen is kept when the test fails. It outlives the
// test, so that someone can look.
func pictures(t *testing.T) string {
	root := os.Getenv("KAPUKOD_E2E_PICTURES")
	if root == "" {
		root = filepath.Join(os.TempDir(), "kapukod-e2e-pictures")
	}
	return filepath.Join(root, strings.ReplaceAll(t.Name(), "/", "-"))
}

// done fails the test when an act has failed.
func done(t *testing.T, stage *e2e.Stage) {
	t.Helper()
	if err := stage.Err(); err != nil {
		t.Fatalf("%v\n(the screen at that moment: %s/failure.png)", err, pictures(t))
	}
}

// oathtool computes the code of a key for now, or for some seconds from now,
// with a program that shares nothing with ours.
func oathtool(t *testing.T, key string, shift time.Duration) string {
	t.Helper()
	at := time.Now().Add(shift).UTC().Format("2006-01-02 15:04:05 UTC")
	cmd := exec.CommandContext(t.Context(), "oathtool", "--totp", "--base32", "--now", at, "-")
	cmd.Stdin = strings.NewReader(strings.ReplaceAll(key, " ", ""))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("oathtool:", err)
	}
	return strings.TrimSpace(string(out))
}

// sentence is what the program says under a key.
func sentence(t *testing.T, lang text.Lang, key string) string {
	t.Helper()
	words, err := text.Load(assets.Files(), lang)
	if err != nil {
		t.Fatal(err)
	}
	return words.T(key)
}
