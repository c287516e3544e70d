//go:build !windows

package atomicfile

import (
	"errors"
	"os"
	"syscall"
)

// syncDir brings a folder's names to the disk. File systems that cannot sync a
// folder say so with EINVAL or ENOTSUP (some network and FUSE ones): there is
// nothing more to be done there, and refusing to save would help nobody.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
