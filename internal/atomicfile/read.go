package atomicfile

import (
	"io"
)

// ReadFile reads a whole file of at most limit bytes; a longer one is
// ErrTooLarge, anything but a regular file ErrNotRegular (a pipe put in a
// file's place would block the reader for ever). A missing file answers to
// fs.ErrNotExist.
func ReadFile(fsys FS, name string, limit int64) ([]byte, error) {
	info, err := fsys.Stat(name)
	if err != nil {
		return nil, failure("look at file", err)
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	if info.Size() > limit {
		return nil, ErrTooLarge
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, failure("open file", err)
	}
	defer f.Close() // only read from: nothing can be lost by closing it
	// One byte more than the limit, since the file may have grown meanwhile.
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, failure("read file", err)
	}
	if int64(len(data)) > limit {
		return nil, ErrTooLarge
	}
	return data, nil
}
