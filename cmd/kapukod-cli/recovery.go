package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"kapukod/internal/vaultfile"
)

// recoveryFile is an age identity file being made for the recovery key. A nil
// one means that none is wanted.
type recoveryFile struct {
	path string
	file *os.File
}

// reserveRecoveryFile makes the file, empty, before the vault is made: so that a
// file that cannot be made stops everything. It never touches one that is there.
func reserveRecoveryFile(path string) (*recoveryFile, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, refused("recovery_file_exists", "the recovery file is there already; nothing was changed")
	}
	if err != nil {
		return nil, fmt.Errorf("make the recovery file: %w", err)
	}
	return &recoveryFile{path: path, file: f}, nil
}

// write fills the file in the form that age's -i takes.
func (r *recoveryFile) write(key vaultfile.RecoveryKey, now time.Time) error {
	return r.writeBytes(fmt.Appendf(nil, "# Kapukód recovery key: opens the vault without a passphrase.\n# created: %s\n%s\n",
		now.UTC().Format(time.RFC3339), key.Text()))
}

// writeBytes fills the file and wipes what was written from memory.
func (r *recoveryFile) writeBytes(data []byte) error {
	defer clear(data)
	_, err := r.file.Write(data)
	if err == nil {
		err = r.file.Sync()
	}
	if closeErr := r.file.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = os.Remove(r.path) // a part of a key is of no use
		return fmt.Errorf("write the recovery file: %w", err)
	}
	return nil
}

// discard removes the empty file again, when there will be no vault.
func (r *recoveryFile) discard() {
	if r == nil {
		return
	}
	_ = r.file.Close()
	_ = os.Remove(r.path) // it is empty; what matters is told by the caller
}
