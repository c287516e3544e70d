package rig

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrClipboardEmpty means that nothing is on the clipboard, or nothing as text.
var ErrClipboardEmpty = errors.New("the clipboard holds no text")

// clipLimit bounds one reading: an owner that does not answer must not hang us.
const clipLimit = 5 * time.Second

// Clipboard reads the clipboard's text as any other program would. Where there is
// none, the error is ErrClipboardEmpty; where the owner does not answer, another.
func (s *Screen) Clipboard(ctx context.Context) (string, error) {
	out, err := s.selection(ctx)
	return string(out), err
}

// ClipboardTargets lists the formats that the clipboard's owner offers, with
// its marks for password managers among them.
func (s *Screen) ClipboardTargets(ctx context.Context) ([]string, error) {
	out, err := s.selection(ctx, "-t", "TARGETS")
	return strings.Fields(string(out)), err
}

func (s *Screen) selection(ctx context.Context, more ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, clipLimit)
	defer cancel()
	out, err := run(ctx, Launch{
		Path: "xclip",
		Args: append([]string{"-selection", "clipboard", "-o"}, more...),
		Env:  s.Env(),
	})
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil: // the owner is busy, or this machine is: that is not empty
		return nil, fmt.Errorf("ask for the clipboard: %w", ctx.Err())
	}
	return nil, ErrClipboardEmpty
}

// SetClipboard puts a text on the clipboard in the name of another program.
func (s *Screen) SetClipboard(ctx context.Context, text string) error {
	// xclip stays in the background to serve the text and would keep our pipe
	// open: it is started, not waited for.
	_, err := s.StartWith(ctx, Launch{
		Path:  "xclip",
		Args:  []string{"-selection", "clipboard", "-i", "-quiet"},
		Input: strings.NewReader(text),
	})
	if err != nil {
		return fmt.Errorf("set clipboard: %w", err)
	}
	return until(ctx, 20*time.Millisecond, func() (bool, error) {
		got, err := s.Clipboard(ctx)
		return err == nil && got == text, nil
	})
}
