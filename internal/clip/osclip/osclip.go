// Package osclip is the computer's own clipboard as a clip.Port.
//
// It marks every text as sensitive in the way of each system, so that clipboard histories and cloud clipboards
// leave it out, and it waits a bounded time for other programs. It never decides when to copy or clear.
package osclip

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.design/x/clipboard"

	"kapukod/internal/clip"
)

// patience bounds each use of the clipboard. Another program may have to answer, and it may hang.
const patience = 2 * time.Second

// Clipboard is the system's clipboard. It is safe for concurrent use.
type Clipboard struct {
	bound *bound
	marks []clipboard.Option
}

// mark is a format beside the text that tells other programs to keep the text to themselves.
type mark struct {
	format string
	value  []byte // never empty: Windows would leave the format out
}

// Open finds the system's clipboard. It returns an error wrapping clip.ErrUnavailable when there is none, as
// without a display or on a Wayland desktop that lets no window without focus copy. The answer holds for the
// life of the process.
func Open() (*Clipboard, error) {
	c := &Clipboard{bound: newBound(patience)}
	for _, one := range systemMarks() {
		c.marks = append(c.marks, clipboard.Item{Format: clipboard.Register(one.format), Bytes: one.value})
	}
	// The library's own message tells how to install a display server: not what our user needs.
	if err := c.bound.do(func(context.Context) error { return clipboard.Init() }); err != nil {
		return nil, fmt.Errorf("open the clipboard: %w", clip.ErrUnavailable)
	}
	return c, nil
}

// Write replaces what the clipboard holds by text, marked as sensitive.
func (c *Clipboard) Write(text string) error {
	items := append([]clipboard.Option{clipboard.Item{Format: clipboard.FmtText, Bytes: []byte(text)}}, c.marks...)
	return typed(c.bound.do(func(ctx context.Context) error {
		_, err := clipboard.WriteAll(ctx, items...)
		return err
	}))
}

// Read gives the text on the clipboard, or "" when there is none.
func (c *Clipboard) Read() (string, error) {
	found := make(chan string, 1)
	err := c.bound.do(func(ctx context.Context) error {
		text, err := clipboard.Read(ctx, clipboard.FmtText)
		found <- string(text)
		return err
	})
	if errors.Is(err, clipboard.ErrNoData) {
		return "", nil
	}
	if err != nil {
		return "", typed(err)
	}
	return <-found, nil
}

// ReadPicture gives the picture on the clipboard as a PNG file, nothing when there is none.
func (c *Clipboard) ReadPicture() ([]byte, error) {
	found := make(chan []byte, 1)
	err := c.bound.do(func(ctx context.Context) error {
		picture, err := clipboard.Read(ctx, clipboard.FmtImage)
		found <- picture
		return err
	})
	if errors.Is(err, clipboard.ErrNoData) {
		return nil, nil
	}
	if err != nil {
		return nil, typed(err)
	}
	return <-found, nil
}

// Clear empties the clipboard.
func (c *Clipboard) Clear() error {
	return typed(c.bound.do(func(ctx context.Context) error {
		_, err := clipboard.Write(ctx, clipboard.FmtText, nil)
		return err
	}))
}

// typed turns the ways in which the library cannot reach the clipboard into clip.ErrUnavailable.
func typed(err error) error {
	if errors.Is(err, clipboard.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: %w", clip.ErrUnavailable, err)
	}
	return err
}
