// Package frame owns where the program's window stands: what is kept of it from one
// start to the next, and where it fits among the screens that there are now. It holds
// nothing of what the window shows and reaches no window itself; see osframe.
package frame

import (
	"encoding/json"
	"errors"
	"fmt"
	"image"
)

// Place is where a window stands and how large it is.
type Place struct {
	// X and Y are the desktop's coordinates, in pixels, of the left top corner of
	// the window's inside. They mean nothing unless Known: some systems tell no
	// program where its windows are.
	X     int  `json:"x"`
	Y     int  `json:"y"`
	Known bool `json:"known"`
	// Width and Height are those of the inside, in the toolkit's units.
	Width  int `json:"width"`
	Height int `json:"height"`
	// Maximised tells that it fills its screen; the rest is then how it was before.
	Maximised bool `json:"maximised,omitempty"`
}

// MaxFile is the largest file of a place that is read, in bytes.
const MaxFile = 4 << 10

// What a window can be: none is narrower or lower than least, in the toolkit's
// units, and no desktop is farther than most.
const (
	least = 200
	most  = 32_000
)

// valid reports whether a window could be there on some computer.
func (p Place) valid() bool {
	if p.Width < least || p.Height < least || p.Width > most || p.Height > most {
		return false
	}
	return !p.Known || max(p.X, -p.X, p.Y, -p.Y) <= most
}

// Store reads and writes the place of one user's window.
type Store struct {
	Read  func() ([]byte, error)
	Write func([]byte) error
}

// Load returns the kept place, or false where there is none that a window could
// have: a damaged file costs the place and nothing else.
func (s Store) Load() (Place, bool) {
	data, err := s.Read()
	if err != nil || len(data) > MaxFile {
		return Place{}, false
	}
	var p Place
	if json.Unmarshal(data, &p) != nil || !p.valid() {
		return Place{}, false
	}
	return p, true
}

// errNoPlace means that a window cannot be where it is said to be.
var errNoPlace = errors.New("window is nowhere")

// Save keeps the place. Where it is kept already nothing is written.
func (s Store) Save(p Place) error {
	if !p.valid() {
		return fmt.Errorf("keep the window's place: %w", errNoPlace)
	}
	if kept, ok := s.Load(); ok && kept == p {
		return nil
	}
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("keep the window's place: %w", err)
	}
	if err := s.Write(append(data, '\n')); err != nil {
		return fmt.Errorf("keep the window's place: %w", err)
	}
	return nil
}

// titleBar is the room, in pixels, that a window which has to be moved is given
// above its inside.
const titleBar = 40

// Fit returns where a window's inside of this place and size goes among the
// screens: where it is, if all of it is on them, or else moved, and made smaller
// as far as it must be, so that all of it is on the one that shows most of it, with
// room for a title bar. Without screens it stays. All is in pixels.
func Fit(window image.Rectangle, screens []image.Rectangle) image.Rectangle {
	area := image.Rectangle{}
	shown, far := 0, 0
	for _, s := range screens {
		if window.In(s) {
			return window
		}
		part := window.Intersect(s)
		d := distance(window, s)
		if n := part.Dx() * part.Dy(); area.Empty() || n > shown || n == shown && d < far {
			area, shown, far = s, n, d
		}
	}
	if area.Empty() {
		return window
	}
	if area.Dy() > titleBar {
		area.Min.Y += titleBar
	}
	size := image.Pt(min(window.Dx(), area.Dx()), min(window.Dy(), area.Dy()))
	at := image.Pt(
		min(max(window.Min.X, area.Min.X), area.Max.X-size.X),
		min(max(window.Min.Y, area.Min.Y), area.Max.Y-size.Y),
	)
	return image.Rectangle{Min: at, Max: at.Add(size)}
}

// distance is how far the middles of two rectangles are from each other, squared.
func distance(a, b image.Rectangle) int {
	d := a.Min.Add(a.Max).Sub(b.Min.Add(b.Max)).Div(2)
	return d.X*d.X + d.Y*d.Y
}
