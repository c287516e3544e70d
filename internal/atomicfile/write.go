package atomicfile

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// Names of temporary files: a crash can leave one behind, and whoever owns the
// folder can tell it from a person's own files by them.
const (
	tempPrefix = ".kapukod-"
	tempSuffix = ".tmp"
)

// Write puts data into the file at path, in place of what was there, with perm
// for a file's permissions. The folder must exist.
//
// The bytes go to a temporary file in the same folder, to the disk, and only
// then to their name. On an error the old file stays as it was and the
// temporary file is removed, with one exception: when only the last step
// failed, bringing the new name to the disk, the error is ErrNotSynced, the new
// content is in place and whole, and a crash may still bring the old one back.
//
// Other errors the caller can tell apart: ErrDiskFull, ErrReadOnly, ErrInUse.
func Write(fsys FS, path string, data []byte, perm fs.FileMode) error {
	dir := filepath.Dir(path)
	temp := filepath.Join(dir, tempPrefix+strings.ToLower(rand.Text())+tempSuffix)
	if err := writeTemp(fsys, temp, data, perm); err != nil {
		return err
	}
	if err := fsys.Rename(temp, path); err != nil {
		return errors.Join(failure("replace file", err), discard(fsys, temp))
	}
	if err := fsys.SyncDir(dir); err != nil {
		return errors.Join(ErrNotSynced, failure("sync folder", err))
	}
	return nil
}

// writeTemp makes the temporary file and brings its bytes to the disk. Every
// step's error counts, Close's too: some file systems report a full disk there.
func writeTemp(fsys FS, temp string, data []byte, perm fs.FileMode) error {
	f, err := fsys.Create(temp, perm)
	if err != nil {
		return failure("create temporary file", err)
	}
	step := "write temporary file"
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = errShortWrite
	}
	if err == nil {
		step, err = "sync temporary file", f.Sync()
	}
	if err != nil {
		_ = f.Close() // the first error is the one to report
		return errors.Join(failure(step, err), discard(fsys, temp))
	}
	if err := f.Close(); err != nil {
		return errors.Join(failure("close temporary file", err), discard(fsys, temp))
	}
	return nil
}

// discard removes a temporary file after a failure. One that cannot be removed
// is found by IsTemp later, so its error is only told, not acted upon.
func discard(fsys FS, temp string) error {
	if err := fsys.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure("remove temporary file", err)
	}
	return nil
}

// IsTemp reports whether a file name, without its folder, is that of a
// temporary file of Write. After a crash such a file is of no use; while the
// folder's lock is held by the caller nobody is writing one.
func IsTemp(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix) &&
		len(name) > len(tempPrefix)+len(tempSuffix)
}
