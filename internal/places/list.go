package places

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kapukod/internal/atomicfile"
)

// ErrFolder means that the folder cannot be read: it is gone, was never one,
// or is closed to this user.
var ErrFolder = errors.New("folder cannot be read")

// Item is a folder or a file inside a folder.
type Item struct {
	Name   string
	Folder bool
}

// maxItems bounds what a page shows of one folder.
const maxItems = 5000

// List gives the folders inside a folder, then those files whose names show
// accepts (nil for none), each by name. What is hidden is left out, and so is
// what lies beyond the first 5,000 items. The error is ErrFolder, wrapped.
func List(folder string, show func(name string) bool) ([]Item, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("list folder: %w", ErrFolder)
	}
	var items []Item
	for _, entry := range entries {
		if hidden(entry.Name()) || len(items) == maxItems {
			continue
		}
		isFolder := entry.IsDir()
		if entry.Type()&fs.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(folder, entry.Name()))
			isFolder = err == nil && info.IsDir()
		}
		if isFolder || show != nil && show(entry.Name()) {
			items = append(items, Item{entry.Name(), isFolder})
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return items, nil
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "$") }

// IsPicture tells by its name whether a file is a picture of a format that
// package imagefile reads.
func IsPicture(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp":
		return true
	}
	return false
}

// mostCopies bounds the numbers that Create tries behind a name.
const mostCopies = 99

// Create puts a new file that only this user may read into a folder and
// returns its path. A file that has the name already stays as it is: the new
// one gets a number, as in "name (2).pdf". Errors are those of atomicfile
// (ErrDiskFull, ErrReadOnly, ErrNotSynced …); what could not be written whole
// is taken away again.
func Create(fsys atomicfile.FS, folder, name string, data []byte) (string, error) {
	extension := filepath.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for number := 1; ; number++ {
		path := filepath.Join(folder, name)
		err := create(fsys, path, data)
		if !errors.Is(err, fs.ErrExist) || number == mostCopies {
			return path, atomicfile.Explain("make the new file", err)
		}
		name = fmt.Sprintf("%s (%d)%s", stem, number+1, extension)
	}
}

func create(fsys atomicfile.FS, path string, data []byte) error {
	file, err := fsys.Create(path, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return errors.Join(err, fsys.Remove(path))
	}
	return nil
}

// ErrFile means that the file cannot be read.
var ErrFile = errors.New("file cannot be read")

// Open opens a file for reading. Anything but a file is refused: a pipe in its
// place would never end. The error is ErrFile, wrapped; it names no path,
// which may hold a person's name.
func Open(path string) (io.ReadCloser, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("look at file: %w", ErrFile)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open file: %w", ErrFile)
	}
	return file, nil
}
