package atomicfile

import (
	"bytes"
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
	// Room for all of it at once: growing takes longer than reading. One byte
	// more than the limit, since the file may have grown meanwhile.
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, failure("read file", err)
	}
	if int64(data.Len()) > limit {
		return nil, ErrTooLarge
	}
	return data.Bytes(), nil
}
