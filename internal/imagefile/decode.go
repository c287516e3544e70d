// Package imagefile turns a picture file into an image. It owns the limits that stand before any
// decoder: how many bytes are read and how many pixels a header may promise. It never looks at
// what the picture shows, never touches the file system, and keeps nothing of what it read.
package imagefile

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
)

const (
	// MaxBytes is the largest file that is read: an uncompressed 8K picture fits.
	MaxBytes = 160 << 20
	// MaxPixels is the largest picture that is decoded: an 8K screen (7680×4320) fits.
	MaxPixels = 36 << 20
	// maxSide is far above any screen; it keeps a one-pixel-high strip from passing MaxPixels.
	maxSide = 1 << 16
)

var (
	// ErrFormat means that the bytes are not a whole picture of a known format.
	ErrFormat = errors.New("not a readable PNG, JPEG, GIF, WebP or BMP picture")
	// ErrTooLarge means that the file or the picture in it is above MaxBytes or MaxPixels.
	ErrTooLarge = errors.New("picture too large")
)

// Decode reads a PNG, JPEG, GIF (its first frame), WebP or BMP picture from r. The format is told
// by the content. The result is opaque (what was transparent is white, or black beside a drawing that is pale all
// over), has 8 bits a channel and
// its top left corner at 0,0. Errors are ErrFormat, ErrTooLarge or r's own, wrapped.
func Decode(r io.Reader) (image.Image, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("picture file above %d bytes: %w", MaxBytes, ErrTooLarge)
	}
	f, ok := formatOf(data)
	if !ok {
		return nil, fmt.Errorf("unknown kind of file: %w", ErrFormat)
	}
	if err := f.check(data); err != nil {
		return nil, err
	}
	img, err := f.pixels(data)
	if err != nil {
		return nil, err
	}
	return normal(img), nil
}

// check reads only the header, so that a few hostile bytes cannot make a decoder allocate.
func (f format) check(data []byte) error {
	cfg, err := guarded(func() (image.Config, error) { return f.config(bytes.NewReader(data)) })
	if err != nil {
		return fmt.Errorf("read %s header: %w", f.name, err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 {
		return fmt.Errorf("%s picture without pixels: %w", f.name, ErrFormat)
	}
	return checkSize(cfg.Width, cfg.Height)
}

func (f format) pixels(data []byte) (image.Image, error) {
	img, err := guarded(func() (image.Image, error) { return f.decode(bytes.NewReader(data)) })
	if err != nil {
		return nil, fmt.Errorf("decode %s picture: %w", f.name, err)
	}
	if img == nil || img.Bounds().Empty() {
		return nil, fmt.Errorf("%s picture without pixels: %w", f.name, ErrFormat)
	}
	return img, nil
}

func checkSize(width, height int) error {
	if width > maxSide || height > maxSide || width*height > MaxPixels {
		return fmt.Errorf("picture of %d×%d pixels: %w", width, height, ErrTooLarge)
	}
	return nil
}

// guarded runs a decoder on hostile bytes: its panic is a bad file, not the end of the program.
// The decoder's own error is kept as text only; callers tell errors apart by ErrFormat.
func guarded[T any](decode func() (T, error)) (result T, err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("decoder gave up: %w", ErrFormat)
		}
	}()
	result, err = decode()
	if err != nil {
		err = fmt.Errorf("%w (%v)", ErrFormat, err)
	}
	return result, err
}
