package program

import (
	"context"
	"errors"
	"image"
	"slices"
	"time"

	"kapukod/app/screens/enroll"
	"kapukod/internal/capture"
	"kapukod/internal/payload"
	"kapukod/internal/qrscan"
)

// Screens is how the program looks at the screens.
type Screens struct {
	// Capture takes a picture of every screen.
	Capture func(ctx context.Context) ([]capture.Shot, error)
	// Permission tells what the system will ask before it lets them be captured.
	Permission func() capture.Permission
	// Look reads all codes in a picture, and tells why it could not.
	Look func(ctx context.Context, picture image.Image) (qrscan.Report, error)
	// Watch looks again and again. It is used where no look asks for permission.
	Watch func(ctx context.Context, interval time.Duration, eyes qrscan.Eyes) error
}

// hideFor is how long the window is away before the screens are looked at:
// desktops need a moment to draw what was behind it. awayFor is how long it is
// away at most, whatever the system does meanwhile.
const (
	hideFor = 300 * time.Millisecond
	awayFor = 10 * time.Second
)

// scan looks at all screens. It looks first with the window where it is: that
// is quick and nothing flickers. Only when no enrolment code was seen does it
// take the window away and look again, since the window may lie over the
// code. It runs on a background goroutine.
func (p *Program) scan(ctx context.Context) ([]payload.Payload, error) {
	found, seen, err := p.scanFor(ctx, func(found payload.Payload) bool { return found.Kind == payload.TOTP })
	if ctx.Err() != nil {
		seen.Wipe() // nobody waits for it any more
		return found, err
	}
	p.sight.put(seen)
	return found, err
}

// scanFor is scan for codes of which one is wanted. Where the user was asked
// what to show, it does not have the user asked again.
func (p *Program) scanFor(ctx context.Context, wanted func(payload.Payload) bool) ([]payload.Payload, *enroll.Seen, error) {
	shots, err := p.deps.Screens.Capture(ctx)
	p.deps.Do(func() { p.screensAnswered(err) })
	if err != nil {
		return nil, nil, err
	}
	chosen := slices.ContainsFunc(shots, func(s capture.Shot) bool { return s.Chosen })
	found, seen, err := p.read(ctx, shots)
	if err != nil || chosen || slices.ContainsFunc(found, wanted) {
		return found, seen, err
	}
	behind, below, err := p.lookBehind(ctx)
	switch {
	case err == nil:
		seen.Wipe()
		return append(found, behind...), below, nil
	case ctx.Err() == nil && (len(found) > 0 || errors.Is(err, context.DeadlineExceeded)):
		return found, seen, nil // what was seen with the window in its place
	}
	seen.Wipe()
	return nil, nil, err
}

// lookBehind reads the codes on all screens with the window out of the way.
func (p *Program) lookBehind(ctx context.Context) ([]payload.Payload, *enroll.Seen, error) {
	shots, err := p.captureBehind(ctx)
	if err != nil {
		return nil, nil, err
	}
	return p.read(ctx, shots)
}

// captureBehind takes the window away for as long as the capture takes. It is
// back whatever happens meanwhile.
func (p *Program) captureBehind(ctx context.Context) ([]capture.Shot, error) {
	defer p.deps.DoAndWait(p.showWindow)
	p.deps.DoAndWait(p.deps.Window.Hide)
	away, cancel := context.WithTimeout(ctx, awayFor)
	defer cancel()
	if err := p.wait(away, hideFor); err != nil {
		return nil, err
	}
	return p.deps.Screens.Capture(away)
}

// look reads the codes on all screens, once.
func (p *Program) look(ctx context.Context) ([]payload.Payload, *enroll.Seen, error) {
	shots, err := p.deps.Screens.Capture(ctx)
	if err != nil {
		return nil, nil, err
	}
	return p.read(ctx, shots)
}

// read looks for codes in pictures of the screens, which are wiped.
func (p *Program) read(ctx context.Context, shots []capture.Shot) ([]payload.Payload, *enroll.Seen, error) {
	var desk image.Rectangle
	for i := range shots {
		if shots[i].Bounds.Empty() {
			shots[i].Bounds = shots[i].Image.Bounds()
		}
		desk = desk.Union(shots[i].Bounds)
		defer clear(shots[i].Image.Pix) // the picture of the screen is not kept
	}
	seen := newSeen(desk)
	var found []payload.Payload
	for _, shot := range shots {
		report, err := p.deps.Screens.Look(ctx, shot.Image)
		if err != nil {
			seen.Wipe()
			return nil, nil, err
		}
		addShot(seen, shot.Bounds, shot.Image, report)
		found = append(found, onDesk(report.Payloads, shot)...)
	}
	return found, seen, nil
}

// permission is what is to be explained before the screens are looked at. A
// desktop that has shown them before is taken to do so again.
func (p *Program) permission() capture.Permission {
	asks := p.deps.Screens.Permission()
	if asks == capture.Asked && p.settings.ScreenShown {
		return capture.Free
	}
	return asks
}

// screensAnswered remembers whether the desktop shows its screens, so that what
// it asks is explained until then, and again after a no.
func (p *Program) screensAnswered(err error) {
	shown := err == nil
	if shown == p.settings.ScreenShown || (err != nil && !errors.Is(err, capture.ErrDenied)) ||
		p.deps.Screens.Permission() != capture.Asked {
		return
	}
	p.settings.ScreenShown = shown
	_ = p.deps.Settings.Save(p.settings) // else it is explained once more
}

func (p *Program) wait(ctx context.Context, d time.Duration) error {
	over := make(chan struct{})
	stop := p.deps.Clock.AfterFunc(d, func() { close(over) })
	defer stop()
	select {
	case <-over:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
