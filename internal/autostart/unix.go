//go:build !windows && !darwin

package autostart

import (
	"fmt"
	"path/filepath"
)

// On reports whether the system starts this program when the user logs in.
func (w World) On() bool { return w.note().on() }

// Set has the system start this program when the user logs in, or not.
func (w World) Set(on bool) error {
	if err := w.check(); err != nil {
		return fmt.Errorf("start with the system: %w", err)
	}
	return w.note().set(on)
}

func (w World) note() note {
	config := w.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(config) { // which is to be ignored then
		config = filepath.Join(w.Home, ".config")
	}
	return note{
		path:   filepath.Join(config, "autostart", "kapukod.desktop"),
		text:   desktopEntry(w.Program),
		starts: func(file string) bool { return desktopStarts(file, w.Program) },
	}
}
