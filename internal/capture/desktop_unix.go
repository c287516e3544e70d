//go:build !windows && !darwin

package capture

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// System captures the running session's screens: those of an X server one by one, those of a Wayland
// session through the desktop portal. What does not work is followed by the other way, but for an X
// server in an X session, where nobody is to be asked.
func System(d Desktop) *Capturer {
	s := session{d, xScreens{display: d.Getenv, turn: new(sync.Mutex)}}
	return &Capturer{ways: s.ways, permission: s.permission}
}

type session struct {
	desktop Desktop
	x       xScreens
}

// kind is what shows the session's screens.
type kind int

const (
	nothing kind = iota
	xServer
	compositor // of Wayland, maybe with an X server on top that shows black to who captures it
)

// probeTimeout is how long an X server is asked what it is.
const probeTimeout = 3 * time.Second

// kind tells what is there, not what the environment says of it: XDG_SESSION_TYPE is unset in many
// sessions, and WAYLAND_DISPLAY may be left over from one that has ended.
func (s session) kind(ctx context.Context) kind {
	if s.waylandAnswers() {
		return compositor
	}
	if s.desktop.Getenv("DISPLAY") != "" {
		limited, cancel := context.WithTimeout(ctx, probeTimeout)
		defer cancel()
		if on, err := bounded(limited, s.x.onWayland); err == nil && on {
			return compositor
		}
		return xServer
	}
	if s.desktop.Getenv("XDG_SESSION_TYPE") == "wayland" {
		return compositor
	}
	return nothing
}

func (s session) ways(ctx context.Context) ([]way, error) {
	switch s.kind(ctx) {
	case compositor:
		return []way{{patience: AskTimeout, shots: portal{s.desktop}.shots}, screensOf(s.x)}, nil
	case xServer:
		return []way{screensOf(s.x)}, nil
	}
	return nil, fmt.Errorf("look for a display server: %w", ErrNoDisplay)
}

func (s session) permission() Permission {
	if s.kind(context.Background()) == compositor {
		return Asked
	}
	return Free
}

// waylandAnswers tells whether a compositor listens where the environment says, or would if it said
// anything (libwayland's wl_display_connect takes wayland-0).
func (s session) waylandAnswers() bool {
	name := s.desktop.Getenv("WAYLAND_DISPLAY")
	if name == "" {
		if s.desktop.Getenv("XDG_SESSION_TYPE") != "wayland" {
			return false
		}
		name = "wayland-0"
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(s.desktop.Getenv("XDG_RUNTIME_DIR"), name)
	}
	return listens(name)
}

// listens tells whether somebody takes connections on a Unix socket. It sends nothing.
func listens(path string) bool {
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return false
	}
	defer unix.Close(fd)
	unix.CloseOnExec(fd)
	// A connection that would have to wait in line has found a listener, too.
	if unix.SetNonblock(fd, true) != nil {
		return false
	}
	err = unix.Connect(fd, &unix.SockaddrUnix{Name: path})
	return err == nil || err == unix.EAGAIN || err == unix.EINPROGRESS
}

// open is Open, or nothing to do.
func (d Desktop) open() (done func()) {
	if d.Open == nil {
		return func() {}
	}
	return d.Open()
}
