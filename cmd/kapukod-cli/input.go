package main

import (
	"bytes"
	"io"
	"os"
)

// open opens a named file for reading, or gives stdin for "-".
func (c *call) open(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(c.in), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// readFile reads a named file, or stdin for "-", of at most limit bytes.
func (c *call) readFile(file string, limit int64) ([]byte, error) {
	f, err := c.open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	return readAtMost(f, limit)
}

// readAtMost reads a small input; what is longer than limit bytes is refused.
func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(512)
	if _, err := b.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > limit {
		return nil, refused("too_long", "the input is too long")
	}
	return b.Bytes(), nil
}
