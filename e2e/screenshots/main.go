// Command screenshots takes a picture of every screen of Kapukód's real window,
// in both languages, light and dark, with normal and with the largest text, and
// a sheet of all of them for each language.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"sync"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
	"kapukod/internal/settings"
	"kapukod/internal/text"
)

// limit bounds the whole run; it takes about five minutes on two cores.
const limit = 30 * time.Minute

// atOnce is how many virtual screens are at work at the same time.
const atOnce = 2

func main() {
	programs := flag.String("programs", "bin", "folder with the built kapukod")
	out := flag.String("out", filepath.Join("docs", "screenshots"), "folder for the pictures")
	only := flag.String("only", "", "take one set only, such as hu-light-100")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *programs, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		stop()
		os.Exit(1)
	}
}

// set is one way in which the program can look.
type set struct {
	lang text.Lang
	look string
	size int // percent
}

func (s set) String() string { return fmt.Sprintf("%s-%s-%d", s.lang, s.look, s.size) }

// sets are those with normal text. With the largest text a page is mostly below
// the fold, and reading it off the screen is not sure enough; those pictures are
// drawn by app/program's tests.
func sets() []set {
	normal := settings.TextSizes()[0]
	var all []set
	for _, lang := range []text.Lang{"hu", "en"} {
		for _, look := range []string{"light", "dark"} {
			all = append(all, set{lang, look, normal})
		}
	}
	return all
}

func run(ctx context.Context, programs, out, only string) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := rig.Ready(); err != nil {
		return err
	}
	programs, err := filepath.Abs(programs)
	if err != nil {
		return fmt.Errorf("find the programs: %w", err)
	}
	work := make(chan set)
	failures := make(chan error, len(sets()))
	var workers sync.WaitGroup
	for range atOnce {
		workers.Go(func() {
			for s := range work {
				if err := take(ctx, s, programs, out); err != nil {
					failures <- fmt.Errorf("%s: %w", s, err)
				}
			}
		})
	}
	for _, s := range sets() {
		if only == "" || only == s.String() {
			work <- s
		}
	}
	close(work)
	workers.Wait()
	close(failures)
	var all []error
	for err := range failures {
		all = append(all, err)
	}
	return errors.Join(append(all, sheets(ctx, out))...)
}

// take takes the pictures of one set.
func take(ctx context.Context, s set, programs, out string) error {
	dir := filepath.Join(out, s.String())
	if err := os.RemoveAll(dir); err != nil { // a screen that is gone must not stay
		return fmt.Errorf("remove the old pictures: %w", err)
	}
	traces := filepath.Join(os.TempDir(), "kapukod-screenshots", s.String()) // of a failure
	stage, err := e2e.NewStage(ctx, e2e.Setting{Programs: programs, Pictures: traces, Now: time.Now})
	if err != nil {
		return err
	}
	defer stage.Close()
	choices := settings.Default()
	choices.Language, choices.Look, choices.TextPercent = string(s.lang), s.look, s.size
	stage.Choose(choices)
	if err := walk(stage, s, dir); err != nil {
		return err
	}
	if err := stage.Err(); err != nil {
		return fmt.Errorf("%w (the screen at that moment: %s)", err, filepath.Join(traces, "failure.png"))
	}
	return nil
}

// perRow is how many pictures stand in a row of a sheet: half of a set.
const perRow = 12

// sheets lays all pictures of a language on one sheet.
func sheets(ctx context.Context, out string) error {
	for _, lang := range []string{"hu", "en"} {
		pictures, err := filepath.Glob(filepath.Join(out, lang+"-*", "*.png"))
		if err != nil || len(pictures) == 0 {
			continue // this language was not taken
		}
		args := append([]string{}, pictures...)
		args = append(args, "-geometry", "220x250+4+4", "-tile", fmt.Sprintf("%dx", perRow),
			"-background", "#808080", "+dither", "-colors", "256", "png8:"+filepath.Join(out, "contact-"+lang+".png"))
		if msg, err := exec.CommandContext(ctx, "montage", args...).CombinedOutput(); err != nil {
			return fmt.Errorf("make the contact sheet: %w: %s", err, msg)
		}
	}
	return nil
}
