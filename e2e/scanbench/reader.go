package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"image"
	"image/draw"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// reader is a process that reads pictures, one at a time.
type reader struct {
	name string
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Scanner
	rgba bool // takes colours; the others take grey
}

func startReader(name string, rgba bool, command string, args ...string) (*reader, error) {
	r := &reader{name: name, rgba: rgba, cmd: exec.Command(command, args...)}
	r.cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1")
	r.cmd.Stderr = os.Stderr
	var err error
	if r.in, err = r.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.out = bufio.NewScanner(out)
	r.out.Buffer(nil, 1<<20)
	if err := r.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	return r, nil
}

func (r *reader) stop() {
	_ = r.in.Close()
	_ = r.cmd.Wait() // what it read is all that counts
}

// reading is what a reader said of one picture.
type reading struct {
	ms    float64
	texts []string
	// plain is the CPU time of one plain pass that turns the picture grey;
	// our own reader alone measures it.
	plain float64
}

func (r *reader) read(colour, grey string) (reading, error) {
	file := grey
	if r.rgba {
		file = colour
	}
	if _, err := fmt.Fprintln(r.in, file); err != nil {
		return reading{}, fmt.Errorf("%s: %w", r.name, err)
	}
	if !r.out.Scan() {
		return reading{}, fmt.Errorf("%s ended early", r.name)
	}
	fields := strings.Fields(r.out.Text())
	if len(fields) < 2 {
		return reading{}, fmt.Errorf("%s: not understood", r.name)
	}
	var got reading
	got.ms, _ = strconv.ParseFloat(fields[0], 64)
	n, err := strconv.Atoi(fields[1])
	if err != nil {
		return reading{}, fmt.Errorf("%s: not understood", r.name)
	}
	if len(fields) > 2 {
		got.plain, _ = strconv.ParseFloat(fields[2], 64)
	}
	for range n {
		if !r.out.Scan() {
			return reading{}, fmt.Errorf("%s ended early", r.name)
		}
		text, err := hex.DecodeString(r.out.Text())
		if err != nil {
			return reading{}, fmt.Errorf("%s: not understood", r.name)
		}
		got.texts = append(got.texts, string(text))
	}
	return got, nil
}

// store writes a picture as raw colours and as raw grey. Grey is what image/draw
// makes of it, for all that take grey.
func store(img image.Image, colour, grey string) error {
	b := img.Bounds()
	rgba := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgba, rgba.Rect, img, b.Min, draw.Src)
	g := image.NewGray(rgba.Rect)
	for i := range g.Pix {
		p := rgba.Pix[4*i : 4*i+3 : 4*i+3]
		g.Pix[i] = byte((19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2]) + 1<<15) >> 16)
	}
	if err := os.WriteFile(colour, append(fmt.Appendf(nil, "KKRGBA %d %d\n", b.Dx(), b.Dy()), rgba.Pix...), 0o600); err != nil {
		return err
	}
	return os.WriteFile(grey, append(fmt.Appendf(nil, "KKGREY %d %d\n", b.Dx(), b.Dy()), g.Pix...), 0o600)
}
