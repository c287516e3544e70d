package rig

import (
	"bytes"
	"context"
	"crypto/sha256"
	"image"
	"sync"
)

// A band is a horizontal part of a picture that no line of text leaves: it begins
// and ends in rows that repeat the row above them.
type band struct {
	top, bottom int // rows of the picture, without the gaps around it
	sum         [sha256.Size]byte
}

// gap is how many rows in a row are the same between two bands: more than between
// the lines of most paragraphs, which are read better together.
const gap = 5

// margin is how many rows of the gaps around it a band is read with.
const margin = 8

// bands divides a picture at its gaps.
func bands(p *image.RGBA) []band {
	var found []band
	last := -gap - 1 // the last row that differs from the one above it
	for y := p.Rect.Min.Y + 1; y < p.Rect.Max.Y; y++ {
		if bytes.Equal(rows(p, y, y+1), rows(p, y-1, y)) {
			continue
		}
		if len(found) == 0 || y-last > gap {
			found = append(found, band{top: y})
		}
		found[len(found)-1].bottom = y + 1
		last = y
	}
	for i, b := range found {
		hash := sha256.New()
		_, _ = hash.Write(rows(p, b.top, b.bottom)) // a hash never fails
		hash.Sum(found[i].sum[:0])
	}
	return found
}

// Reader reads pictures, and each band of them once: while a page is waited for or
// counts down, most of it stays what it was, and the screens of several tests show the
// same pages. The zero value has read nothing. It is safe for concurrent use.
type Reader struct {
	mu    sync.Mutex
	known map[glyphs]Reading // places are within the band
}

// glyphs are the looks of a band, and the size at which it was read.
type glyphs struct {
	sum  [sha256.Size]byte
	zoom int
}

func (r *Reader) recall(b band, zoom int) (Reading, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	reading, known := r.known[glyphs{b.sum, zoom}]
	return reading, known
}

func (r *Reader) remember(b band, zoom int, reading Reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil {
		r.known = map[glyphs]Reading{}
	}
	r.known[glyphs{b.sum, zoom}] = reading
}

// knows tells whether read would have nothing new to read.
func (r *Reader) knows(picture *image.RGBA, zoom int) bool {
	for _, b := range bands(picture) {
		if _, known := r.recall(b, zoom); !known {
			return false
		}
	}
	return true
}

// read returns the words in a picture, which is no part of another and whose bounds are
// its place on the screen. zoom is how many times its letters are as large as usual.
// anew, it reads what it knows once more: among other lines a word may be read better.
func (r *Reader) read(ctx context.Context, picture *image.RGBA, zoom int, anew bool) (Reading, error) {
	all := bands(picture)
	if err := r.learn(ctx, picture, all, zoom, anew); err != nil {
		return nil, err
	}
	var words Reading
	for i, b := range all {
		known, _ := r.recall(b, zoom)
		for _, w := range known {
			w.Box = w.Box.Add(image.Pt(picture.Rect.Min.X, b.top))
			w.line[0] = i
			words = append(words, w)
		}
	}
	return inOrder(words), nil
}

// learn reads the bands of a picture that are not known yet: one below the other, as
// if the others were not there. anew, it reads them all.
func (r *Reader) learn(ctx context.Context, picture *image.RGBA, all []band, zoom int, anew bool) error {
	var fresh []band
	var tops []int // of each fresh band on the page to be read
	page := &image.RGBA{Stride: picture.Stride, Rect: image.Rect(0, 0, picture.Rect.Dx(), 0)}
	end := picture.Rect.Min.Y
	for i, b := range all {
		next := picture.Rect.Max.Y
		if i+1 < len(all) {
			next = all[i+1].top
		}
		if _, known := r.recall(b, zoom); !known || anew {
			from, to := max(end, b.top-margin), min(next, b.bottom+margin)
			fresh, tops = append(fresh, b), append(tops, page.Rect.Max.Y+b.top-from)
			page.Pix = append(page.Pix, rows(picture, from, to)...)
			page.Rect.Max.Y += to - from
		}
		end = b.bottom
	}
	if len(fresh) == 0 {
		return nil
	}
	words, err := recognise(ctx, page, zoom)
	if err != nil {
		return err
	}
	for i, b := range fresh {
		var inside Reading
		for _, w := range words {
			if at := middle(w.Box).Y - tops[i]; at >= 0 && at < b.bottom-b.top {
				w.Box = w.Box.Sub(image.Pt(0, tops[i]))
				inside = append(inside, w)
			}
		}
		r.remember(b, zoom, inside)
	}
	return nil
}

// rows are the pixels of the rows from one to before another.
func rows(p *image.RGBA, from, to int) []byte {
	if from == to {
		return nil
	}
	return p.Pix[p.PixOffset(p.Rect.Min.X, from):][:(to-from)*p.Stride]
}
