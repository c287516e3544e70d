// Package rig is a person at a desk, for tests: a screen of its own (Xvfb) with
// a window manager and a Hungarian keyboard, hands (real key and mouse events),
// eyes (screenshots read by OCR), a clipboard read from outside, and a real
// browser beside the program under test.
//
// It owns every process it starts and leaves none behind. It knows nothing of
// Kapukód: no hook in the product serves it, so what it can do a user can do.
// It never puts text that it saw or typed into an error: those texts may be
// secrets. Pictures of a failure go to the folder that the caller names.
package rig

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// ErrMissing means that a program which the rig drives is not installed.
var ErrMissing = errors.New("a program that the test rig needs is missing")

// programs lists what has to be on PATH, with the Debian package of each.
func programs() [][2]string {
	return [][2]string{
		{"Xvfb", "xvfb"},
		{"openbox", "openbox"},
		{"setxkbmap", "x11-xkb-utils"},
		{"xwininfo", "x11-utils"},
		{"xdotool", "xdotool"},
		{"xclip", "xclip"},
		{"convert", "imagemagick"},
		{"tesseract", "tesseract-ocr with tesseract-ocr-hun and tesseract-ocr-eng"},
		{"chromium", "chromium"},
	}
}

// Ready says whether the machine has all that the rig needs. The error wraps
// ErrMissing and names the Debian packages to install.
func Ready() error {
	var missing []string
	for _, p := range programs() {
		if _, err := exec.LookPath(p[0]); err != nil {
			missing = append(missing, p[1])
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("%w: install %s", ErrMissing, strings.Join(missing, ", "))
	}
	return nil
}

// Pause waits for d, or less when the context ends first.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// until calls try every so often until it says that it is done, fails, or the
// context ends. A context that ended is reported as such: try says what it was
// waiting for.
func until(ctx context.Context, every time.Duration, try func() (bool, error)) error {
	for {
		done, err := try()
		if err != nil || done {
			return err
		}
		if err := Pause(ctx, every); err != nil {
			return err
		}
	}
}
