package main

import (
	"context"
	"errors"
	"image"
	"math"
	"slices"
	"time"

	"kapukod/internal/imagefile"
	"kapukod/internal/payload"
	"kapukod/internal/pdffile"
	"kapukod/internal/qrscan"
)

// scanned is the --json line of a code that was found.
type scanned struct {
	File string       `json:"file"`
	Text string       `json:"text"`
	Kind payload.Kind `json:"kind"`
	// MS is the time from opening the picture to the end of the search, in
	// milliseconds.
	MS float64 `json:"ms"`
}

// unscanned is the --json line of a picture without a code.
type unscanned struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

func scan(ctx context.Context, c *call) error {
	fs := c.flags()
	screens := fs.Bool("screen", false, "look at all screens")
	files, err := c.parse(fs)
	switch {
	case err != nil:
		return err
	case *screens && len(files) > 0:
		return misused("--screen takes no files")
	case *screens:
		return c.scanScreens(ctx)
	case len(files) == 0:
		return misused("no picture file was named")
	}
	complete := true
	for _, file := range files {
		start := c.env.now()
		pictures, err := c.openPictures(ctx, file)
		if err == nil {
			err = c.scanPictures(ctx, file, pictures, start)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			complete = false
			c.tellUnscanned(file, err)
		}
	}
	if !complete {
		return errSomeFailed()
	}
	return nil
}

// errNoCode: the picture was read and there is no QR code in it.
var errNoCode = errors.New("no QR code in the picture")

// scanPictures prints what is in the pictures of one file, each text once: the pages of a document may repeat a code.
func (c *call) scanPictures(ctx context.Context, name string, pictures []image.Image, start time.Time) error {
	var found []payload.Payload
	for _, img := range pictures {
		in, err := qrscan.Find(ctx, img)
		if err != nil {
			return err
		}
		for _, p := range in {
			if !slices.ContainsFunc(found, func(other payload.Payload) bool { return other.Text == p.Text }) {
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 {
		return errNoCode
	}
	ms := math.Round(c.env.now().Sub(start).Seconds()*10_000) / 10
	for _, p := range found {
		if c.json {
			c.object(scanned{File: name, Text: p.Text, Kind: p.Kind, MS: ms})
		} else {
			c.print("%s: %s: %s", name, p.Kind, p.Text)
		}
	}
	return nil
}

func (c *call) tellUnscanned(name string, err error) {
	stable, message := unscannedReason(err)
	if c.json {
		c.object(unscanned{File: name, Error: stable})
	}
	c.note("%s: %s", name, message)
}

func unscannedReason(err error) (stable, message string) {
	switch {
	case errors.Is(err, errNoCode):
		return "no_code", "no QR code found"
	case errors.Is(err, imagefile.ErrFormat):
		return "not_a_picture", "not a whole PNG, JPEG, GIF, WebP or BMP picture"
	case errors.Is(err, pdffile.ErrLocked):
		return "locked", "the PDF document is locked with a password"
	case errors.Is(err, pdffile.ErrFormat):
		return "not_a_document", "not a PDF document that can be read"
	case errors.Is(err, imagefile.ErrTooLarge), errors.Is(err, qrscan.ErrTooLarge), errors.Is(err, pdffile.ErrTooLarge):
		return "too_large", "the picture is too large"
	case errors.Is(err, qrscan.ErrEngine):
		return "scan_failed", "the search failed on this picture"
	}
	return "unreadable", "the file cannot be read"
}

// openPictures decodes a file, or stdin for "-": its picture, or the pages of a document.
func (c *call) openPictures(ctx context.Context, file string) ([]image.Image, error) {
	f, err := c.open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	return imagefile.Pictures(ctx, f)
}
