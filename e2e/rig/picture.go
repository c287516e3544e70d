package rig

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Look takes a picture of a part of the screen as an eye would see it, with
// whatever lies on top.
func (s *Screen) Look(ctx context.Context, part image.Rectangle) (*image.RGBA, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("look at the screen: %w", err)
	}
	server, err := s.connection()
	if err != nil {
		return nil, fmt.Errorf("look at the screen: %w", err)
	}
	picture := image.NewRGBA(part.Intersect(s.bounds))
	if picture.Rect.Empty() {
		return picture, nil
	}
	pix, err := pixels(server, xproto.Setup(server).DefaultScreen(server).Root, picture.Rect)
	if err != nil {
		return nil, fmt.Errorf("look at the screen: %w", err)
	}
	if len(pix) != len(picture.Pix) {
		return nil, fmt.Errorf("look at the screen: %d bytes for %v", len(pix), picture.Rect)
	}
	for i := 0; i < len(pix); i += 4 { // blue, green, red and nothing
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = pix[i+2], pix[i+1], pix[i], 255
	}
	return picture, nil
}

// connection is the rig's own line to the X server, opened once.
func (s *Screen) connection() (*xgb.Conn, error) {
	s.line.Lock()
	defer s.line.Unlock()
	if s.x != nil {
		return s.x, nil
	}
	xgb.Logger.SetOutput(io.Discard) // it says that a virtual screen asks for no password
	var err error
	if s.x, err = xgb.NewConnDisplay(s.display); err != nil {
		s.x = nil
		return nil, fmt.Errorf("connect to the screen: %w", err)
	}
	return s.x, nil
}

// hangUp closes the line.
func (s *Screen) hangUp() {
	s.line.Lock()
	defer s.line.Unlock()
	if s.x != nil {
		s.x.Close()
		s.x = nil
	}
}

// Save writes a picture of a part of the screen to a PNG file, with few colours
// to keep it small.
func (s *Screen) Save(ctx context.Context, part image.Rectangle, file string) error {
	picture, err := s.Look(ctx, part)
	if err != nil {
		return err
	}
	return SavePicture(ctx, picture, file)
}

// SavePicture writes a picture to a PNG file of at most 128 colours: a tenth of
// the size, no visible loss on a window.
func SavePicture(ctx context.Context, picture image.Image, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	var raw bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&raw, picture); err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	_, err := run(ctx, Launch{
		Path: "convert",
		Args: []string{"png:-", "-strip", "+dither", "-colors", "128", "-define", "png:compression-level=9",
			"-define", "png:exclude-chunks=date,time", "png8:" + file},
		Env:   []string{"PATH=" + os.Getenv("PATH")},
		Input: &raw,
	})
	if err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	return nil
}
