package enroll

import (
	"errors"
	"image"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/enroll"
)

// Seen is what was looked at: a small picture, in memory only, and why a code
// in it was not read. The page that shows it wipes it.
type Seen struct {
	// Area is the part of the desktop, or of a picture file, that Picture
	// shows small.
	Area    image.Rectangle
	Picture *image.RGBA
	// Why is the reason of qrscan, "" where no code was seen; Side the edge
	// over which it runs.
	Why, Side string
	// File tells that it is a picture file, not the screen.
	File bool
}

// Place is where a part of the area is in the picture.
func (s *Seen) Place(part image.Rectangle) image.Rectangle {
	x := func(v int) int { return (v - s.Area.Min.X) * s.Picture.Rect.Dx() / max(s.Area.Dx(), 1) }
	y := func(v int) int { return (v - s.Area.Min.Y) * s.Picture.Rect.Dy() / max(s.Area.Dy(), 1) }
	return image.Rect(x(part.Min.X), y(part.Min.Y), x(part.Max.X), y(part.Max.Y))
}

// Wipe overwrites the picture. It may be called on none.
func (s *Seen) Wipe() {
	if s != nil && s.Picture != nil {
		clear(s.Picture.Pix)
	}
}

// Words names the sentences that say why a code on it was not read; empty where
// none was seen.
func (s *Seen) Words() string {
	switch {
	case s == nil || s.Why == "":
		return ""
	case s.Side != "":
		return "cut." + s.Side
	}
	return s.Why
}

// look takes over what was seen last, and drops it when the page that shows
// it is over.
func (s *Screen) look(state enroll.State) {
	if state.Step != enroll.StepSource && state.Step != enroll.StepPick {
		s.forget()
		return
	}
	if seen := s.actions.Seen(); seen != nil {
		s.seen.Wipe()
		s.seen = seen
	}
	if state.Busy() || state.Step == enroll.StepSource && !errors.Is(state.Problem, enroll.ErrNothingFound) {
		s.forget()
	}
}

// forget wipes the picture, also one that was not shown yet.
func (s *Screen) forget() {
	s.actions.Seen().Wipe()
	s.seen.Wipe()
	s.seen = nil
}

// seenPicture shows what was seen, with a numbered frame on each candidate;
// nil where there is nothing to show.
func (s *Screen) seenPicture() fyne.CanvasObject {
	if s.seen == nil {
		return nil
	}
	var frames []widgets.Frame
	for i, c := range s.state.Candidates {
		frames = append(frames, widgets.Frame{
			At: s.seen.Place(c.At), OnTapped: func() { s.flow.PickCandidate(i) },
		})
	}
	return widgets.NewPicture(s.seen.Picture, frames)
}

// whyNot names the sentences that say why no code was found; "" for
// no better reason than that there is none on the screen.
func (s *Screen) whyNot() string {
	switch {
	case s.seen == nil || !errors.Is(s.state.Problem, enroll.ErrNothingFound):
		return ""
	case s.seen.Why != "":
		return s.seen.Words()
	case s.seen.File:
		return "file"
	}
	return ""
}
