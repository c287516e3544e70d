package autostart

import (
	"errors"
	"fmt"

	"golang.org/x/sys/windows/registry"
)

// The user's own list of what starts, and what the Task Manager has switched off in it.
const (
	runKey      = `Software\Microsoft\Windows\CurrentVersion\Run`
	approvedKey = `Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run`
	valueName   = "Kapukod"
)

// On reports whether the system starts this program when the user logs in.
func (w World) On() bool {
	key, err := registry.OpenKey(registry.CURRENT_USER, runKey, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	defer key.Close()
	command, _, err := key.GetStringValue(valueName)
	return err == nil && command == commandLine(w.Program) && !switchedOff()
}

// switchedOff reports whether the Task Manager keeps the entry from starting: the
// first byte of its note is then odd.
func switchedOff() bool {
	key, err := registry.OpenKey(registry.CURRENT_USER, approvedKey, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	defer key.Close()
	note, _, err := key.GetBinaryValue(valueName)
	return err == nil && len(note) > 0 && note[0]&1 == 1
}

// Set has the system start this program when the user logs in, or not.
func (w World) Set(on bool) error {
	if err := w.check(); err != nil {
		return fmt.Errorf("start with the system: %w", err)
	}
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runKey, registry.SET_VALUE)
	if err != nil {
		return fmt.Errorf("start with the system: %w", err)
	}
	defer key.Close()
	if !on {
		if err := key.DeleteValue(valueName); err != nil && !errors.Is(err, registry.ErrNotExist) {
			return fmt.Errorf("no longer start with the system: %w", err)
		}
		return nil
	}
	if err := key.SetStringValue(valueName, commandLine(w.Program)); err != nil {
		return fmt.Errorf("start with the system: %w", err)
	}
	if approved, err := registry.OpenKey(registry.CURRENT_USER, approvedKey, registry.SET_VALUE); err == nil {
		_ = approved.DeleteValue(valueName) // what is not noted there starts
		_ = approved.Close()
	}
	return nil
}
