// Package paths names the folders of the program on each operating system.
//
// It only computes names. It never creates, reads or checks a folder.
package paths

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNoHome means that the system names neither a home folder nor a folder for programs' data.
var ErrNoHome = errors.New("no home folder")

// Paths are absolute folder names in the system's own spelling.
type Paths struct {
	Vault string // the vault, unless the user chose another place
	State string // what this computer alone needs: settings, the lock of the running window, crash reports
}

// For gives the folders for goos, a GOOS value. getenv reads an environment variable and home is the user's
// home folder, empty when unknown.
//
//   - Windows: the vault roams with the user (APPDATA), the state does not (LOCALAPPDATA).
//   - macOS: both in the user's Application Support.
//   - Elsewhere: XDG_DATA_HOME and XDG_STATE_HOME of the XDG Base Directory Specification 0.8, which says
//     that a relative path in them is to be ignored.
func For(goos string, getenv func(string) string, home string) (Paths, error) {
	switch goos {
	case "windows":
		return forWindows(getenv, home)
	case "darwin":
		return forDarwin(home)
	default:
		return forXDG(getenv, home)
	}
}

func forWindows(getenv func(string) string, home string) (Paths, error) {
	roaming, err := windowsFolder(getenv("APPDATA"), home, `AppData\Roaming`)
	if err != nil {
		return Paths{}, fmt.Errorf("find the folder for the vault: %w", err)
	}
	local, err := windowsFolder(getenv("LOCALAPPDATA"), home, `AppData\Local`)
	if err != nil {
		return Paths{}, fmt.Errorf("find the folder for settings: %w", err)
	}
	return Paths{Vault: join(`\`, roaming, "Kapukod", "vault"), State: join(`\`, local, "Kapukod")}, nil
}

func windowsFolder(named, home, below string) (string, error) {
	switch {
	case isWindowsAbs(named):
		return named, nil
	case isWindowsAbs(home):
		return join(`\`, home, below), nil
	default:
		return "", ErrNoHome
	}
}

// isWindowsAbs accepts a drive path and a network share, as path/filepath does on Windows only.
func isWindowsAbs(path string) bool {
	if strings.HasPrefix(path, `\\`) {
		return len(path) > 2
	}
	return len(path) > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/')
}

func forDarwin(home string) (Paths, error) {
	if !strings.HasPrefix(home, "/") {
		return Paths{}, fmt.Errorf("find the Application Support folder: %w", ErrNoHome)
	}
	base := join("/", home, "Library/Application Support/Kapukod")
	return Paths{Vault: join("/", base, "vault"), State: join("/", base, "state")}, nil
}

func forXDG(getenv func(string) string, home string) (Paths, error) {
	data, err := xdgFolder(getenv("XDG_DATA_HOME"), home, ".local/share")
	if err != nil {
		return Paths{}, fmt.Errorf("find the folder for the vault: %w", err)
	}
	state, err := xdgFolder(getenv("XDG_STATE_HOME"), home, ".local/state")
	if err != nil {
		return Paths{}, fmt.Errorf("find the folder for settings: %w", err)
	}
	return Paths{Vault: join("/", data, "kapukod", "vault"), State: join("/", state, "kapukod")}, nil
}

func xdgFolder(named, home, below string) (string, error) {
	switch {
	case strings.HasPrefix(named, "/"):
		return named, nil
	case strings.HasPrefix(home, "/"):
		return join("/", home, below), nil
	default:
		return "", ErrNoHome
	}
}

// join is path.Join for a separator that need not be this computer's, so that every system is tested on each.
func join(separator, base string, parts ...string) string {
	return strings.TrimRight(base, separator) + separator + strings.Join(parts, separator)
}
