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
	return note{
		path:   filepath.Join(w.Home, "Library", "LaunchAgents", label+".plist"),
		text:   launchAgent(w.Program),
		starts: func(file string) bool { return agentStarts(file, w.Program) },
	}
}
