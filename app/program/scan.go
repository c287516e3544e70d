package program

import (
	"context"
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
	// Look reads all codes in a picture, and tells why it could not.
	Look func(ctx context.Context, picture image.Image) (qrscan.Report, error)
	// Watch looks again and again; nil where each look asks for permission.
	Watch func(ctx context.Context, interval time.Duration, eyes qrscan.Eyes) error
}

// hideFor is how long the window is away before the screens are looked at:
// desktops need a moment to draw what was behind it.
const hideFor = 300 * time.Millisecond

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

// scanFor is scan for codes of which one is wanted.
func (p *Program) scanFor(ctx context.Context, wanted func(payload.Payload) bool) ([]payload.Payload, *enroll.Seen, error) {
	found, seen, err := p.look(ctx)
	if err != nil || slices.ContainsFunc(found, wanted) {
		return found, seen, err
	}
	p.deps.DoAndWait(p.deps.Window.Hide)
	defer p.deps.DoAndWait(p.deps.Window.Show)
	if err := p.wait(ctx, hideFor); err != nil {
		seen.Wipe()
		return nil, nil, err
	}
	behind, below, err := p.look(ctx)
	if err != nil && len(found) == 0 {
		seen.Wipe()
		return nil, nil, err
	}
	if below != nil {
		seen.Wipe()
		seen = below
	}
	return append(found, behind...), seen, nil
}

func (p *Program) look(ctx context.Context) ([]payload.Payload, *enroll.Seen, error) {
	shots, err := p.deps.Screens.Capture(ctx)
	if err != nil {
		return nil, nil, err
	}
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
