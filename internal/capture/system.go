package capture

import (
	"errors"
	"fmt"
	"image"
	"sync"

	"github.com/kbinani/screenshot"
)

// System is the running system's screens. getenv is asked for the kind of session at each call
// (os.Getenv in production). Without cgo there are no screens on macOS. On Windows the process must
// be DPI-aware before the first capture, or the pictures are of a scaled screen.
func System(getenv func(string) string) Source {
	return system{getenv: getenv, turn: new(sync.Mutex)}
}

type system struct {
	getenv func(string) string
	// turn lets one call at a time into the X library: each call registers extensions in global
	// maps, which breaks down when two do so at once.
	turn *sync.Mutex
}

func (s system) Count() int {
	s.turn.Lock()
	defer s.turn.Unlock()
	switch sessionOf(s.getenv) {
	case noSession:
		return 0
	case portalSession:
		return min(screenshot.NumActiveDisplays(), 1)
	default:
		return screenshot.NumActiveDisplays()
	}
}

// Bounds of the only screen of a portal session is the whole desktop: the portal gives one picture
// of all, and must not ask the user once for every screen.
func (s system) Bounds(screen int) image.Rectangle {
	s.turn.Lock()
	defer s.turn.Unlock()
	if sessionOf(s.getenv) != portalSession {
		return screenshot.GetDisplayBounds(screen)
	}
	var desktop image.Rectangle
	for i := range screenshot.NumActiveDisplays() {
		desktop = desktop.Union(screenshot.GetDisplayBounds(i))
	}
	return desktop
}

func (s system) Grab(_ int, bounds image.Rectangle) (*image.RGBA, error) {
	if sessionOf(s.getenv) == portalSession {
		// The portal's picture begins at the desktop's top left corner, wherever the main screen is.
		// The portal may leave its question unanswered for ever: nobody waits in line for that.
		bounds = bounds.Sub(bounds.Min)
	} else {
		s.turn.Lock()
		defer s.turn.Unlock()
	}
	img, err := screenshot.CaptureRect(bounds)
	if errors.Is(err, screenshot.ErrUnsupported) {
		return nil, fmt.Errorf("%w: %w", ErrNoDisplay, err)
	}
	return img, err
}

// ThroughPortal tells whether the session's screens are reached through the desktop portal.
func ThroughPortal(getenv func(string) string) bool { return sessionOf(getenv) == portalSession }

// session is how the screens of the running session are reached.
type session int

const (
	noSession     session = iota // no display server is named
	directSession                // each screen can be captured by itself
	portalSession                // Wayland: the desktop portal gives one picture of everything
)
