//go:build !windows && !darwin

package keyring

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// present tells whether there is a session bus to find a keyring on. Without one
// the library would start a bus of its own, on which nobody is.
func present(getenv func(string) string) bool {
	if getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	path := filepath.Join(getenv("XDG_RUNTIME_DIR"), "bus")
	return filepath.IsAbs(path) && unix.Access(path, unix.R_OK|unix.W_OK) == nil
}
