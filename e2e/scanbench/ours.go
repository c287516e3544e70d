package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"image"
	"io"
	"os"
	"runtime"

	"kapukod/internal/qrscan"
)

// serve is this project's reader as a process like the peers.
func serve(ctx context.Context, in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		img, err := load(lines.Text())
		if err != nil {
			return err
		}
		runtime.GC() // what loading left behind is not the reader's
		start := cpu()
		grey := plainGrey(img)
		plain := cpu() - start
		runtime.KeepAlive(grey)
		runtime.GC()
		start = cpu()
		found, err := qrscan.Find(ctx, img)
		took := cpu() - start
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%.3f %d %.3f\n", took, len(found), plain)
		for _, f := range found {
			fmt.Fprintln(out, hex.EncodeToString([]byte(f.Text)))
		}
	}
	return lines.Err()
}

// plainGrey is the floor: every pixel looked at once, in the plainest loop.
func plainGrey(img *image.RGBA) []byte {
	grey := make([]byte, len(img.Pix)/4)
	for i := range grey {
		p := img.Pix[4*i : 4*i+3 : 4*i+3]
		grey[i] = byte((19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2]) + 1<<15) >> 16)
	}
	return grey
}

func load(path string) (*image.RGBA, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	head, pix, _ := bytes.Cut(data, []byte("\n"))
	var w, h int
	if _, err := fmt.Sscanf(string(head), "KKRGBA %d %d", &w, &h); err != nil || len(pix) != 4*w*h {
		return nil, fmt.Errorf("not a picture of this program")
	}
	return &image.RGBA{Pix: pix, Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}, nil
}
