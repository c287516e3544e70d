package e2e

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"image"
	"net"
	"os"
	"path/filepath"
	"time"

	"kapukod/e2e/rig"
	"kapukod/internal/practice"
)

// Stage is the desk at which the user sits: a screen, the practice portal, and
// a folder in which the user's home lies.
type Stage struct {
	actor
	Screen *rig.Screen
	Home   rig.Home

	dir      string // temporary; all that the user keeps
	pictures string
	programs string // folder of the built programs
	cancel   context.CancelFunc
	entry    string // address of the practice portal
	atClose  []func()
	started  []*rig.Program
}

// Setting says how to make a Stage.
type Setting struct {
	Programs string           // folder with the built kapukod
	Pictures string           // folder for pictures, of failures too
	Now      func() time.Time // the portal's clock; nil is the real one
	Width    int              // of the screen in pixels; 0: 1366
	Height   int              // 0: 768
	Reader   *rig.Reader      // of the screen; one that read others knows many pages. nil is a new one
}

// NewStage opens the screen and starts the practice portal. It ends with ctx or
// Close.
func NewStage(ctx context.Context, set Setting) (*Stage, error) {
	ctx, cancel := context.WithCancel(ctx)
	s := &Stage{actor: actor{ctx: ctx}, cancel: cancel, pictures: set.Pictures, programs: set.Programs}
	s.failed = s.keepTraces
	if err := s.open(ctx, set); err != nil {
		s.Close()
		return nil, fmt.Errorf("open the stage: %w", err)
	}
	return s, nil
}

func (s *Stage) open(ctx context.Context, set Setting) error {
	var err error
	if s.dir, err = os.MkdirTemp("", "kapukod-stage-"); err != nil {
		return err
	}
	if s.Home, err = rig.NewHome(filepath.Join(s.dir, "home")); err != nil {
		return err
	}
	if set.Reader == nil {
		set.Reader = &rig.Reader{}
	}
	if set.Width == 0 {
		set.Width, set.Height = 1366, 768
	}
	if s.Screen, err = rig.Open(ctx, set.Width, set.Height, set.Reader); err != nil {
		return err
	}
	if set.Now == nil {
		set.Now = time.Now
	}
	portal, err := practice.New(practice.Options{Now: set.Now, Rand: rand.Reader})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s.entry = portal.EntryURL(listener.Addr())
	go func() { _ = portal.Serve(ctx, listener) }() // its end is the end of ctx
	return nil
}

// Close ends all programs and removes the user's folder.
func (s *Stage) Close() {
	for _, f := range s.atClose {
		f()
	}
	s.cancel()
	if s.Screen != nil {
		s.Screen.Close()
	}
	_ = os.RemoveAll(s.dir) // a temporary folder; nothing depends on it
}

// Left and Right are the halves of the screen in which the browser and Kapukód
// lie side by side.
func (s *Stage) left() image.Rectangle {
	b := s.Screen.Bounds()
	b.Max.X = b.Dx() - kapukodWidth
	return b
}

func (s *Stage) right() image.Rectangle {
	b := s.Screen.Bounds()
	b.Min.X = b.Dx() - kapukodWidth
	b.Min.Y += titleBar
	return b
}

const (
	kapukodWidth = 620 // pixels of the screen for Kapukód's window
	titleBar     = 24  // the window manager's
)

// Browse opens a browser beside Kapukód, at the portal's entrance when address
// is empty.
func (s *Stage) Browse(address string) *rig.Browser {
	if address == "" {
		address = s.entry
	}
	return get(&s.actor, "open the browser", func(ctx context.Context) (*rig.Browser, error) {
		return s.Screen.Browse(ctx, address, s.left())
	})
}

// Visit types an address into an open browser.
func (s *Stage) Visit(browser *rig.Browser, address string) {
	s.act("visit another page", func(ctx context.Context) error { return browser.Visit(ctx, address) })
}

// Gateway opens the site that walks like Ügyfélkapu+.
func (s *Stage) Gateway() *Gateway {
	return &Gateway{visitor: visitor{actor: &s.actor, browser: s.Browse("")}}
}

// Insurer opens the site that walks like Keycloak.
func (s *Stage) Insurer() *Insurer {
	return &Insurer{visitor: visitor{actor: &s.actor, browser: s.Browse("")}}
}

// Clipboard reads the clipboard from outside, as the portal's page would.
func (s *Stage) Clipboard() string {
	return get(&s.actor, "read the clipboard", s.Screen.Clipboard)
}

// ClipboardText is what another program finds in the clipboard; empty for nothing.
func (s *Stage) ClipboardText() string {
	return get(&s.actor, "read the clipboard", func(ctx context.Context) (string, error) {
		ctx, cancel := context.WithTimeout(ctx, rig.SeeLimit)
		defer cancel()
		for {
			text, err := s.Screen.Clipboard(ctx)
			switch {
			case err == nil:
				return text, nil
			case errors.Is(err, rig.ErrClipboardEmpty):
				return "", nil
			case ctx.Err() != nil:
				return "", err
			}
		}
	})
}

// SetClipboard puts a text on the clipboard in the name of another program.
func (s *Stage) SetClipboard(text string) {
	s.act("set the clipboard", func(ctx context.Context) error { return s.Screen.SetClipboard(ctx, text) })
}

// Picture saves the whole screen as name.png and returns the file.
func (s *Stage) Picture(name string) string {
	s.act("take a picture", func(context.Context) error { return s.picture(name) })
	return filepath.Join(s.pictures, name+".png")
}

// keepTraces saves what the screen shows at a failure, and how each started
// Kapukód is and what it said. What goes wrong here is not reported: the failure
// itself is.
func (s *Stage) keepTraces() {
	_ = s.picture("failure")
	for i, p := range s.started {
		traces := "ended: " + p.End() + "\n" + p.Output()
		_ = os.WriteFile(filepath.Join(s.pictures, fmt.Sprintf("failure-%d.log", i+1)), []byte(traces), 0o600)
	}
}

func (s *Stage) picture(name string) error {
	return s.Screen.Save(s.ctx, s.Screen.Bounds(), filepath.Join(s.pictures, name+".png"))
}
