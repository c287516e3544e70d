package rig

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"sort"
	"strconv"
	"strings"
)

// Word is a word that was read on the screen.
type Word struct {
	Text string
	Box  image.Rectangle // on the screen
	line [4]int          // page, block, paragraph, line as the engine counts them; in a reading the band for the page
}

// Reading is what was read in a part of the screen, in reading order.
type Reading []Word

// ocrScale: the engine wants letters of 30 pixels and more; a window's are half.
const ocrScale = 3

// recognise reads a picture, whose bounds are its place on the screen. zoom is how
// many times its letters are as large as usual.
func recognise(ctx context.Context, picture *image.RGBA, zoom int) (Reading, error) {
	origin := picture.Rect.Min
	if zoom > 1 {
		picture = reduce(picture, zoom)
	}
	var page bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&page, enlarge(flatten(picture), ocrScale)); err != nil {
		return nil, fmt.Errorf("read the screen: %w", err)
	}
	out, err := run(ctx, Launch{
		Path: "tesseract",
		// 11: sparse text in no particular order, which is what a window is.
		Args: []string{"stdin", "stdout", "-l", "hun+eng", "--dpi", "300", "--psm", "11", "tsv"},
		// The engine's threads cost more than they bring on two cores.
		Env:   []string{"PATH=" + os.Getenv("PATH"), "OMP_THREAD_LIMIT=1"},
		Input: &page,
	})
	if err != nil {
		return nil, fmt.Errorf("read the screen: %w", err)
	}
	words := parseTSV(string(out))
	for i, w := range words {
		words[i].Box = image.Rectangle{Min: w.Box.Min.Mul(zoom), Max: w.Box.Max.Mul(zoom)}.Add(origin)
	}
	return words, nil
}

// parseTSV reads the engine's table: level, page, block, paragraph, line, word,
// left, top, width, height, confidence, text.
func parseTSV(table string) Reading {
	var words Reading
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 12 || fold(f[11]) == "" {
			continue
		}
		var n [10]int
		for i := range n {
			n[i], _ = strconv.Atoi(f[i]) // the header's words become zeros
		}
		if n[0] != 5 { // 5: a word
			continue
		}
		box := image.Rect(n[6]/ocrScale, n[7]/ocrScale, (n[6]+n[8])/ocrScale, (n[7]+n[9])/ocrScale)
		words = append(words, Word{Text: f[11], Box: box, line: [4]int{n[1], n[2], n[3], n[4]}})
	}
	return words
}

// inOrder sorts lines from the top down and, on the same height, from left to
// right; the engine's own order jumps about.
func inOrder(words Reading) Reading {
	var lines []Reading
	at := map[[4]int]int{}
	for _, w := range words {
		i, known := at[w.line]
		if !known {
			i = len(lines)
			at[w.line], lines = i, append(lines, nil)
		}
		lines[i] = append(lines[i], w)
	}
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].middle() < lines[j].middle() })
	var ordered Reading
	for len(lines) > 0 {
		bottom := lines[0].box().Max.Y
		n := sort.Search(len(lines), func(i int) bool { return lines[i].middle() >= bottom })
		row := lines[:max(n, 1)]
		sort.SliceStable(row, func(i, j int) bool { return row[i].box().Min.X < row[j].box().Min.X })
		for _, line := range row {
			ordered = append(ordered, line...)
		}
		lines = lines[len(row):]
	}
	return ordered
}

func (r Reading) box() image.Rectangle {
	var box image.Rectangle
	for _, w := range r {
		box = box.Union(w.Box)
	}
	return box
}

func (r Reading) middle() int { return (r.box().Min.Y + r.box().Max.Y) / 2 }
