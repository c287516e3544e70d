package program

import (
	"image"
	"sync"

	"golang.org/x/image/draw"

	"kapukod/app/screens/enroll"
	"kapukod/internal/capture"
	"kapukod/internal/payload"
	"kapukod/internal/qrscan"
)

// sight hands the small picture of the last look over from the goroutine that
// looked to the page that shows it. It holds one picture at most.
type sight struct {
	mu   sync.Mutex
	last *enroll.Seen
}

// put replaces what was there.
func (s *sight) put(seen *enroll.Seen) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last.Wipe()
	s.last = seen
}

// take gives the picture away; nil for none.
func (s *sight) take() *enroll.Seen {
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := s.last
	s.last = nil
	return seen
}

// The size of the small picture, in pixels: enough to know one's own screen by.
const (
	seenWidth  = 640
	seenHeight = 360
)

// newSeen returns an empty small picture of an area.
func newSeen(area image.Rectangle) *enroll.Seen {
	w, h := max(area.Dx(), 1), max(area.Dy(), 1)
	scale := min(float64(seenWidth)/float64(w), float64(seenHeight)/float64(h), 1)
	size := image.Rect(0, 0, max(int(float64(w)*scale), 1), max(int(float64(h)*scale), 1))
	return &enroll.Seen{Area: area, Picture: image.NewRGBA(size)}
}

// addShot draws a picture into the small one, and notes the likeliest reason
// why a code in it was not read.
func addShot(seen *enroll.Seen, at image.Rectangle, picture image.Image, report qrscan.Report) {
	draw.ApproxBiLinear.Scale(seen.Picture, seen.Place(at), picture, picture.Bounds(), draw.Src, nil)
	if seen.Why == "" && len(report.Unread) > 0 {
		seen.Why, seen.Side = string(report.Unread[0].Why), string(report.Unread[0].Side)
	}
}

// onDesk moves what was found in a screen's picture to where it is on the
// desktop; the picture may have more pixels than the desktop counts.
func onDesk(found []payload.Payload, shot capture.Shot) []payload.Payload {
	size := shot.Image.Bounds()
	at := shot.Bounds
	if at.Empty() {
		at = size
	}
	for n := range found {
		for i, c := range found[n].Corners {
			found[n].Corners[i] = image.Pt(
				at.Min.X+(c.X-size.Min.X)*at.Dx()/max(size.Dx(), 1),
				at.Min.Y+(c.Y-size.Min.Y)*at.Dy()/max(size.Dy(), 1))
		}
	}
	return found
}
