package rig

import (
	"image"

	"golang.org/x/image/draw"
)

// OCR engines are made for black print on white paper. A window has white words
// on blue buttons on a dark page. flatten makes paper of it: every large area of
// one colour becomes white, and what stands on it as dark as it differs from it.

const (
	sheet = 1500 // pixels: one-coloured areas from this size are paper, letters are smaller
	gain  = 2    // contrast of a window's text is about half of print's
	dark  = 160  // what is darker counts as ink for eraseLines
	ruled = 38   // pixels: straight dark runs longer than this are frames, not letters
)

// flatten returns a picture of the same bounds with dark text on white.
func flatten(src *image.RGBA) *image.Gray {
	gray := image.NewGray(src.Bounds())
	draw.Draw(gray, gray.Rect, src, gray.Rect.Min, draw.Src)
	paper := findPaper(gray)
	for i, v := range gray.Pix {
		gray.Pix[i] = uint8(255 - min(255, gain*distance(v, paper[i])))
	}
	eraseLines(gray)
	return gray
}

// findPaper gives for each pixel the colour of the paper that it lies on: its
// own where it is paper, else that of the nearest paper around it.
func findPaper(g *image.Gray) []uint8 {
	width := g.Stride
	paper := make([]uint8, len(g.Pix))
	known := make([]bool, len(g.Pix))
	seen := make([]bool, len(g.Pix))
	var front []int // paper from which the colour spreads
	for start := range g.Pix {
		if seen[start] {
			continue
		}
		area := []int{start}
		seen[start] = true
		for next := 0; next < len(area); next++ {
			for _, n := range around(area[next], width, len(g.Pix)) {
				if !seen[n] && g.Pix[n] == g.Pix[start] {
					seen[n] = true
					area = append(area, n)
				}
			}
		}
		if len(area) >= sheet {
			for _, i := range area {
				paper[i], known[i] = g.Pix[i], true
			}
			front = append(front, area...)
		}
	}
	for next := 0; next < len(front); next++ {
		for _, n := range around(front[next], width, len(g.Pix)) {
			if !known[n] {
				paper[n], known[n] = paper[front[next]], true
				front = append(front, n)
			}
		}
	}
	return paper
}

// around lists the pixels above, below, left and right of the i-th.
func around(i, width, size int) []int {
	near := make([]int, 0, 4)
	if i >= width {
		near = append(near, i-width)
	}
	if i+width < size {
		near = append(near, i+width)
	}
	if i%width > 0 {
		near = append(near, i-1)
	}
	if i%width < width-1 {
		near = append(near, i+1)
	}
	return near
}

// eraseLines takes frames and the edges of buttons away: the engine reads them
// as letters, together with the word beside them.
func eraseLines(g *image.Gray) {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	var lines [][]int // offsets of their pixels
	collect := func(count, length, step, across int) {
		for i := range count {
			var run []int
			for j := 0; j <= length; j++ {
				if at := i*across + j*step; j < length && g.Pix[at] < dark {
					run = append(run, at)
					continue
				}
				if len(run) > ruled {
					lines = append(lines, run)
				}
				run = nil
			}
		}
	}
	collect(h, w, 1, g.Stride)
	collect(w, h, g.Stride, 1)
	for _, line := range lines {
		for _, at := range line {
			g.Pix[at] = 255
		}
	}
}

func distance(a, b uint8) int {
	if a > b {
		return int(a - b)
	}
	return int(b - a)
}

// enlarge scales a picture up by a whole factor; its bounds start at 0,0.
func enlarge(src *image.Gray, factor int) *image.Gray {
	dst := image.NewGray(image.Rect(0, 0, src.Rect.Dx()*factor, src.Rect.Dy()*factor))
	draw.CatmullRom.Scale(dst, dst.Rect, src, src.Rect, draw.Src, nil)
	return dst
}

// reduce scales a picture down by a whole factor; its bounds start at 0,0.
func reduce(src *image.RGBA, factor int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, src.Rect.Dx()/factor, src.Rect.Dy()/factor))
	draw.CatmullRom.Scale(dst, dst.Rect, src, src.Rect, draw.Src, nil)
	return dst
}
