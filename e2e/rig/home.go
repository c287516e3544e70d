package rig

import (
	"fmt"
	"os"
	"path/filepath"
)

// Home is a user's home folder that nobody has used before.
type Home struct{ Dir string }

// NewHome makes an empty home in dir, which should be a temporary folder.
func NewHome(dir string) (Home, error) {
	h := Home{Dir: dir}
	for _, d := range []string{h.Config(), h.Data(), h.State(), h.Cache()} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return Home{}, fmt.Errorf("make home: %w", err)
		}
	}
	if err := os.MkdirAll(h.runtime(), 0o700); err != nil {
		return Home{}, fmt.Errorf("make home: %w", err)
	}
	return h, nil
}

// Config, Data, State and Cache are the XDG base folders.
func (h Home) Config() string { return filepath.Join(h.Dir, ".config") }

// Data is XDG_DATA_HOME.
func (h Home) Data() string { return filepath.Join(h.Dir, ".local", "share") }

// State is XDG_STATE_HOME.
func (h Home) State() string { return filepath.Join(h.Dir, ".local", "state") }

// Cache is XDG_CACHE_HOME.
func (h Home) Cache() string { return filepath.Join(h.Dir, ".cache") }

func (h Home) runtime() string { return filepath.Join(h.Dir, ".run") }

// Env is the environment that makes a program live in this home. Nothing of the
// caller's own environment is in it but PATH.
func (h Home) Env() []string {
	return []string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + h.Dir,
		"XDG_CONFIG_HOME=" + h.Config(),
		"XDG_DATA_HOME=" + h.Data(),
		"XDG_STATE_HOME=" + h.State(),
		"XDG_CACHE_HOME=" + h.Cache(),
		"XDG_RUNTIME_DIR=" + h.runtime(),
		"LANG=hu_HU.UTF-8",
	}
}
