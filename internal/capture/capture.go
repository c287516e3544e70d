// Package capture takes a picture of every screen. It owns the dealings with the system's capture
// interfaces: which one works, several screens, permissions, failures, refusals, hanging and
// panicking; and the file that a Wayland desktop's portal writes, which is gone before its picture
// is used. It never decides when to capture, never hides windows, never looks into the pictures
// beyond telling an all-black one, and writes none of them anywhere.
package capture

import (
	"context"
	"errors"
	"image"
	"time"
)

const (
	// Timeout is how long All waits for screens that are captured without asking anyone.
	Timeout = 30 * time.Second
	// AskTimeout is how long All waits for a desktop that may ask the user first: somebody has to
	// find the question, read it, and answer.
	AskTimeout = 90 * time.Second
)

var (
	// ErrNoDisplay means that there is no screen, or none that this build can capture.
	ErrNoDisplay = errors.New("no display to capture")
	// ErrDenied means that the system asked the user, who said no.
	ErrDenied = errors.New("screen capture denied by the user")
	// ErrRefused means that there are screens and that the system did not hand over their pictures,
	// without saying why.
	ErrRefused = errors.New("screen capture refused")
	// ErrNoPermission means that the user has to allow the capture in the system's settings first
	// (macOS).
	ErrNoPermission = errors.New("no permission to capture the screen")
	// ErrNoPortal means that the session shows its screens through a desktop portal only, and that
	// there is none, or none that takes pictures.
	ErrNoPortal = errors.New("no desktop portal that captures the screen")
	// ErrLocked means that the session is locked, or that the system asks something that no program
	// may see (Windows' secure desktop).
	ErrLocked = errors.New("session locked")
	// ErrDisconnected means that nobody sees this session's screens at the moment: a remote desktop
	// whose window was closed.
	ErrDisconnected = errors.New("session disconnected from its screens")
	// ErrBlack means that all pictures came back black: how several systems refuse without saying
	// so (XWayland's root window, protected sessions).
	ErrBlack = errors.New("screen capture came back black")
	// ErrTimeout means that the system did not answer within Timeout or AskTimeout.
	ErrTimeout = errors.New("screen capture timed out")
	// ErrPicture means that the portal's picture is no picture, too large, or not where it said.
	ErrPicture = errors.New("unusable picture of the screen")
	// ErrKept means that the portal's picture file could not be removed. It is not used then.
	ErrKept = errors.New("picture file of the screen could not be removed")
)

// Shot is the picture of one screen. Bounds is where the screen lies on the desktop, in the
// system's units, with the main screen's top left corner at 0,0; Image has its own corner at 0,0 and
// may have more pixels than Bounds. A portal gives one Shot of all screens, in pixels.
type Shot struct {
	Screen int
	Bounds image.Rectangle
	Image  *image.RGBA
	// Chosen means that the user was asked what to show and did it just now: do not ask again at once.
	Chosen bool
}

// Permission is what stands between the program and the screens.
type Permission int

const (
	// Free means that nobody is asked.
	Free Permission = iota
	// Asked means that the desktop may ask the user before it hands over a picture.
	Asked
	// Missing means that the user has not allowed it in the system's settings: the system asks at the
	// first capture, which fails.
	Missing
)

// Capturer takes pictures. It is safe for concurrent use.
type Capturer struct {
	ways       func(context.Context) ([]way, error)
	permission func() Permission
}

// New gives a Capturer over one source of screens; System is the real one.
func New(src Source) *Capturer {
	return &Capturer{
		ways:       func(context.Context) ([]way, error) { return []way{screensOf(src)}, nil },
		permission: func() Permission { return Free },
	}
}

// Permission tells what to expect of the next capture. It asks nobody and takes no picture.
func (c *Capturer) Permission() Permission { return c.permission() }

// All captures every screen, in order of their numbers. Screens that fail, are black or mirror an
// earlier one are left out as long as one works. When none does, the error is one of this package's,
// wrapped, or ctx's own: that of the session's proper way, where several failed.
func (c *Capturer) All(ctx context.Context) ([]Shot, error) {
	ways, err := c.ways(ctx)
	if err != nil {
		return nil, err
	}
	var first error
	for _, w := range ways {
		shots, err := w.try(ctx)
		if err == nil {
			return shots, nil
		}
		if ctx.Err() != nil || errors.Is(err, ErrDenied) {
			return nil, err // somebody decided so: no other way leads around that
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}
