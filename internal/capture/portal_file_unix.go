//go:build !windows && !darwin

package capture

import (
	"fmt"
	"net/url"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// old is how much older than the question a file may be and still be the answer: clocks of network
// folders differ.
const old = 2 * time.Minute

// claim opens the file that a portal wrote and takes its name away, so that it is gone when the
// caller closes it, and also when the caller never comes to that. Only a plain file of this user's
// that was written after asked is touched: a portal that names anything else is not believed. Errors
// are ErrPicture and ErrKept, wrapped.
func claim(uri string, asked time.Time) (*os.File, error) {
	path, err := localPath(uri)
	if err != nil {
		return nil, err
	}
	// Not through a link, and without waiting for the other end of a pipe.
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("open the portal's picture: %w: %w", ErrPicture, err)
	}
	file := os.NewFile(uintptr(fd), path)
	if err := checkOurs(file, fd, asked); err != nil {
		file.Close()
		return nil, err
	}
	if err := remove(file, path); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

func localPath(uri string) (string, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || (u.Host != "" && u.Host != "localhost") || u.Path == "" {
		return "", fmt.Errorf("the portal's picture is no local file: %w", ErrPicture)
	}
	return u.Path, nil
}

func checkOurs(file *os.File, fd int, asked time.Time) error {
	var stat unix.Stat_t
	if err := unix.Fstat(fd, &stat); err != nil {
		return fmt.Errorf("look at the portal's picture: %w: %w", ErrPicture, err)
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		return fmt.Errorf("look at the portal's picture: %w: %w", ErrPicture, err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("the portal's picture is no plain file: %w", ErrPicture)
	case int(stat.Uid) != os.Geteuid():
		return fmt.Errorf("the portal's picture is another user's: %w", ErrPicture)
	case info.ModTime().Before(asked.Add(-old)):
		return fmt.Errorf("the portal's picture is older than the question: %w", ErrPicture)
	}
	return nil
}

// remove takes the name of an open file away, or at least what is in it.
func remove(file *os.File, path string) error {
	opened, err := file.Stat()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrKept, err)
	}
	named, err := os.Lstat(path)
	if err != nil || !os.SameFile(opened, named) {
		return fmt.Errorf("the portal's picture was replaced: %w", ErrPicture)
	}
	if err := os.Remove(path); err != nil {
		if os.Truncate(path, 0) != nil {
			return fmt.Errorf("%w: %w", ErrKept, err)
		}
		return fmt.Errorf("the portal's picture could only be emptied: %w", ErrPicture)
	}
	return nil
}
