//go:build !windows

package autostart

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kapukod/internal/atomicfile"
)

// maxFile is the largest entry that is read, in bytes.
const maxFile = 64 << 10

// note is an entry that is a file.
type note struct {
	path, text string
	starts     func(file string) bool
}

func (n note) on() bool {
	data, err := atomicfile.ReadFile(atomicfile.OS(), n.path, maxFile)
	return err == nil && n.starts(string(data))
}

func (n note) set(on bool) error {
	if !on {
		if err := os.Remove(n.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("no longer start with the system: %w", atomicfile.Explain("remove the entry", err))
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(n.path), 0o700); err != nil {
		return fmt.Errorf("start with the system: %w", atomicfile.Explain("make the folder", err))
	}
	if err := atomicfile.Write(atomicfile.OS(), n.path, []byte(n.text), 0o644); err != nil {
		return fmt.Errorf("start with the system: %w", err)
	}
	return nil
}
