package rig

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
)

// Look takes a picture of a part of the screen as an eye would see it, with
// whatever lies on top.
func (s *Screen) Look(ctx context.Context, part image.Rectangle) (*image.RGBA, error) {
	out, err := run(ctx, Launch{
		Path: "import",
		Args: []string{"-silent", "-window", "root", "-depth", "8", "-quality", "10", "png:-"},
		Env:  s.Env(),
	})
	if err != nil {
		return nil, fmt.Errorf("look at the screen: %w", err)
	}
	whole, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		return nil, fmt.Errorf("look at the screen: %w", err)
	}
	part = part.Intersect(s.bounds)
	picture := image.NewRGBA(part)
	draw.Draw(picture, part, whole, part.Min, draw.Src)
	return picture, nil
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
