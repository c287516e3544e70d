package pdffile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// maxRead is how many bytes of a document are read in the whole, again and again where it refers to itself: an
// endless reference comes to its end by it.
const maxRead = 96 << 20

// errSpent means that maxRead is reached.
var errSpent = errors.New("document read too often")

// source is a document in memory that ends with its context. One goroutine uses it.
type source struct {
	ctx  context.Context
	data *bytes.Reader
	left int64
}

func newSource(ctx context.Context, data []byte) *source {
	return &source{ctx: ctx, data: bytes.NewReader(data), left: maxRead}
}

// ReadAt is that of io.ReaderAt.
func (s *source) ReadAt(p []byte, at int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	// A read counts for a page of memory even where it asks for little: loops must come to their end.
	if s.left -= int64(max(len(p), 4096)); s.left < 0 {
		return 0, errSpent
	}
	if at < 0 {
		return 0, io.EOF
	}
	return s.data.ReadAt(p, at)
}

// trimmed is the document without what stands before and after it, under a version that the library knows: version
// 2.0 differs from 1.7 in nothing that matters here.
func trimmed(data []byte) ([]byte, error) {
	first := bytes.Index(data[:min(len(data), maxJunk)], []byte(head))
	last := bytes.LastIndex(data, []byte("%%EOF"))
	if first < 0 || last < first+len(head)+4 {
		return nil, fmt.Errorf("no head or no end: %w", ErrFormat)
	}
	whole := bytes.Clone(data[first : last+len("%%EOF")])
	copy(whole[len(head):], "1.7\n")
	// The library wants a hundred bytes to look back from the end.
	if padding := 100 - len(whole); padding > 0 {
		return nil, fmt.Errorf("%d bytes: %w", len(whole), ErrFormat)
	}
	return whole, nil
}

// maxObjects is how many objects a document may promise; the library makes room for all of them.
const maxObjects = 1 << 20

// promises are the places where a document says how much room it wants.
var promises = []*regexp.Regexp{
	regexp.MustCompile(`/(?:Size|Columns|Index\s*\[[\d\s]*?|W\s*\[[\d\s]*?)\s*(\d{7,})`),
	regexp.MustCompile(`(?m)^\s*(\d{7,})\s+\d+\s*$`), // a part of the table of contents: first object, how many
}

// implausible tells whether a document promises more than maxObjects of anything. It keeps a few hostile bytes
// from making the library ask for all memory, and is no proof against every way of hiding a number.
func implausible(data []byte) bool {
	for _, promise := range promises {
		for _, found := range promise.FindAllSubmatch(data, -1) {
			if n, err := strconv.ParseUint(string(found[1]), 10, 64); err != nil || n > maxObjects {
				return true
			}
		}
	}
	return false
}
