package program

import (
	"context"
	"image"
	"slices"
	"time"

	"kapukod/internal/capture"
	"kapukod/internal/payload"
)

// Screens is how the program looks at the screens.
type Screens struct {
	// Capture takes a picture of every screen.
	Capture func(ctx context.Context) ([]capture.Shot, error)
	// Find reads all codes in a picture.
	Find func(ctx context.Context, picture image.Image) ([]payload.Payload, error)
}

// hideFor is how long the window is away before the screens are looked at:
// desktops need a moment to draw what was behind it.
const hideFor = 300 * time.Millisecond

// scan looks at all screens. It looks first with the window where it is: that
// is quick and nothing flickers. Only when no enrolment code was seen does it
// take the window away and look again, since the window may lie over the
// code. It runs on a background goroutine.
func (p *Program) scan(ctx context.Context) ([]payload.Payload, error) {
	return p.scanFor(ctx, func(found payload.Payload) bool { return found.Kind == payload.TOTP })
}

// scanFor is scan for codes of which one is wanted.
func (p *Program) scanFor(ctx context.Context, wanted func(payload.Payload) bool) ([]payload.Payload, error) {
	found, err := p.look(ctx)
	if err != nil || slices.ContainsFunc(found, wanted) {
		return found, err
	}
	p.deps.DoAndWait(p.deps.Window.Hide)
	defer p.deps.DoAndWait(p.deps.Window.Show)
	if err := p.wait(ctx, hideFor); err != nil {
		return nil, err
	}
	behind, err := p.look(ctx)
	if err != nil && len(found) == 0 {
		return nil, err
	}
	return append(found, behind...), nil
}

func (p *Program) look(ctx context.Context) ([]payload.Payload, error) {
	shots, err := p.deps.Screens.Capture(ctx)
	if err != nil {
		return nil, err
	}
	var found []payload.Payload
	for _, shot := range shots {
		payloads, err := p.deps.Screens.Find(ctx, shot.Image)
		clear(shot.Image.Pix) // the picture of the screen is not kept
		if err != nil {
			return nil, err
		}
		for _, one := range payloads {
			for i := range one.Corners {
				one.Corners[i] = one.Corners[i].Add(shot.Bounds.Min)
			}
			found = append(found, one)
		}
	}
	return found, nil
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
