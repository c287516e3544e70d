package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Errors that a person can do something about, each something else.
var (
	// ErrDiskFull: no room, or no more of the user's quota.
	ErrDiskFull = errors.New("no space left on the disk")
	// ErrReadOnly: the folder or the whole disk may not be written to.
	ErrReadOnly = errors.New("the folder cannot be written to")
	// ErrInUse: another program holds the file open (Windows: a virus scanner
	// or a sync tool) and did not let go within the time it was given.
	ErrInUse = errors.New("another program holds the file")
	// ErrFailing: the disk itself reports an error: it is broken, or was pulled
	// out.
	ErrFailing = errors.New("the disk reports an error")
	// ErrNotSynced: the new content is in place, but was not confirmed to be
	// on the disk.
	ErrNotSynced = errors.New("the disk did not confirm the new file")
	// ErrTooLarge: the file is longer than the reader accepts.
	ErrTooLarge = errors.New("the file is too large")
	// ErrNotRegular: a folder, pipe or device has the file's name.
	ErrNotRegular = errors.New("not a regular file")

	errShortWrite = errors.New("fewer bytes were written than given")
)

// failure says which step failed and why, and carries the class of the failure
// for errors.Is. The paths that package os puts into its errors are left out:
// a folder's name often is a person's.
func failure(step string, err error) error {
	cause := err
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	switch {
	case errors.As(err, &pathErr):
		cause = pathErr.Err
	case errors.As(err, &linkErr):
		cause = linkErr.Err
	}
	if class := classOf(cause); class != nil {
		return fmt.Errorf("%s: %w (%w)", step, class, cause)
	}
	return fmt.Errorf("%s: %w", step, cause)
}

// Explain is failure for callers that use an FS beside Write and ReadFile: the
// same classes, the same silence about paths. It returns nil for nil.
func Explain(step string, err error) error {
	if err == nil {
		return nil
	}
	return failure(step, err)
}

func classOf(err error) error {
	switch {
	case isDiskFull(err):
		return ErrDiskFull
	case isReadOnly(err):
		return ErrReadOnly
	case isInUse(err):
		return ErrInUse
	case isFailing(err):
		return ErrFailing
	}
	return nil
}
