package rig

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/jezek/xgb"
)

// Screen is a virtual screen with a window manager.
type Screen struct {
	bounds  image.Rectangle
	display string // ":7"
	marker  string // in the environment of all that runs on the screen
	dir     string // scratch: the window manager's home, browsers' profiles
	cancel  context.CancelFunc
	server  *Program
	reader  *Reader

	line sync.Mutex
	x    *xgb.Conn // nil until the first look
}

// startLimit is how long the X server and the window manager may take.
const startLimit = 20 * time.Second

// Open starts a screen of width x height pixels under a free display number, which
// reader reads. It lives until Close or until ctx ends.
func Open(ctx context.Context, width, height int, reader *Reader) (*Screen, error) {
	dir, err := os.MkdirTemp("", "rig-")
	if err != nil {
		return nil, fmt.Errorf("open screen: %w", err)
	}
	life, cancel := context.WithCancel(ctx)
	s := &Screen{
		bounds: image.Rect(0, 0, width, height),
		dir:    dir,
		reader: reader,
		marker: "RIG_SCREEN=" + filepath.Base(dir),
		cancel: cancel,
	}
	if err := s.boot(life); err != nil {
		s.Close()
		return nil, fmt.Errorf("open screen: %w", err)
	}
	return s, nil
}

func (s *Screen) boot(ctx context.Context) error {
	if err := s.startServer(ctx); err != nil {
		return err
	}
	home, err := NewHome(filepath.Join(s.dir, "home"))
	if err != nil {
		return err
	}
	// Without the Hungarian layout xdotool has no key for ő and ű and remaps
	// keys while it types: letters are lost.
	if err := s.do(ctx, "setxkbmap", "hu"); err != nil {
		return err
	}
	config := filepath.Join(s.dir, "openbox.xml")
	if err := os.WriteFile(config, []byte(openboxConfig), 0o600); err != nil {
		return err
	}
	if _, err := s.Start(ctx, home, "openbox", "--sm-disable", "--config-file", config); err != nil {
		return err
	}
	return s.waitForManager(ctx)
}

// startServer starts Xvfb. -noreset keeps the server's state (and the keyboard
// layout) when the last program leaves; without it capture libraries see an
// empty screen.
func (s *Screen) startServer(ctx context.Context) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	defer r.Close()
	geometry := fmt.Sprintf("%dx%dx24", s.bounds.Dx(), s.bounds.Dy())
	s.server, err = start(ctx, Launch{
		Path:  "Xvfb",
		Args:  []string{"-displayfd", "3", "-screen", "0", geometry, "-noreset", "-nolisten", "tcp"},
		Env:   []string{"PATH=" + os.Getenv("PATH"), "LIBGL_ALWAYS_SOFTWARE=1", s.marker},
		Files: []*os.File{w},
	})
	w.Close()
	if err != nil {
		return err
	}
	if err := r.SetReadDeadline(deadline(ctx, startLimit)); err != nil {
		return err
	}
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return fmt.Errorf("the X server did not say its display number: %w", err)
	}
	s.display = ":" + strings.TrimSpace(number)
	return nil
}

func (s *Screen) waitForManager(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	return until(ctx, 50*time.Millisecond, func() (bool, error) {
		out, err := run(ctx, Launch{Path: "xprop", Args: []string{"-root", "_NET_SUPPORTING_WM_CHECK"}, Env: s.Env()})
		return err == nil && strings.Contains(string(out), "window id"), nil
	})
}

// Close kills all that runs on the screen, then the screen.
func (s *Screen) Close() {
	s.cancel()
	s.hangUp()
	killMarked(s.marker)
	if s.server != nil {
		s.server.Kill()
	}
	_ = os.RemoveAll(s.dir) // a temporary folder; nothing depends on it
}

// Bounds is the screen's rectangle in pixels.
func (s *Screen) Bounds() image.Rectangle { return s.bounds }

// Display is the screen's name as DISPLAY wants it.
func (s *Screen) Display() string { return s.display }

// Env is what a program needs in its environment, beside a home, to appear on
// this screen.
func (s *Screen) Env() []string {
	return []string{
		"PATH=" + os.Getenv("PATH"),
		"DISPLAY=" + s.display,
		"LIBGL_ALWAYS_SOFTWARE=1", // there is no graphics card
		"NO_AT_BRIDGE=1",          // no accessibility bus either
		s.marker,
	}
}

// Start runs a program on the screen. It is killed when ctx ends or the screen
// closes.
func (s *Screen) Start(ctx context.Context, home Home, path string, args ...string) (*Program, error) {
	return s.StartWith(ctx, Launch{Path: path, Args: args, Env: home.Env()})
}

// StartWith is Start for a launch with more to say; the screen's own variables
// are added to its environment and win.
func (s *Screen) StartWith(ctx context.Context, l Launch) (*Program, error) {
	l.Env = append(append([]string{}, l.Env...), s.Env()...)
	return start(ctx, l)
}

// StartBlind runs a program that has no screen at all: DISPLAY is not set. The
// variable is one more for its environment, such as LANG.
func (s *Screen) StartBlind(ctx context.Context, home Home, variable, path string) (*Program, error) {
	return start(ctx, Launch{Path: path, Env: append(home.Env(), variable, s.marker)})
}

// do runs a command of the desk itself.
func (s *Screen) do(ctx context.Context, path string, args ...string) error {
	_, err := run(ctx, Launch{Path: path, Args: args, Env: s.Env()})
	return err
}

// openboxConfig is the window manager's whole configuration: a click focuses,
// new windows get the focus, no menus and no keys of its own that a test could
// hit.
const openboxConfig = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy></placement>
  <theme><name>Clearlooks</name></theme>
  <desktops><number>1</number></desktops>
  <keyboard></keyboard>
  <mouse>
    <context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind></context>
    <context name="Titlebar"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind></context>
    <context name="Close"><mousebind button="Left" action="Click"><action name="Close"/></mousebind></context>
  </mouse>
  <menu></menu>
</openbox_config>
`
