package program

import (
	"context"
	"image"
	"slices"
	"time"

	"kapukod/app/screens/enroll"
	"kapukod/app/widgets"
	"kapukod/internal/capture"
	flow "kapukod/internal/enroll"
	"kapukod/internal/payload"
	"kapukod/internal/qrscan"
)

// How long the screens are watched for a code after the button was pressed,
// and how often they are looked at meanwhile.
const (
	watchFor   = 2 * time.Minute
	watchEvery = 700 * time.Millisecond
)

// watches tells whether the screens can be looked at again and again without
// anybody being asked each time.
func (p *Program) watches() bool { return p.deps.Screens.Permission() == capture.Free }

// scanAndWatch is scan that, when there is no enrolment code yet, goes on
// looking until one appears. It ends with ctx: when the user stops it, leaves
// the page, or the vault locks. What it sees besides is told at
// once, and at the end.
func (p *Program) scanAndWatch(ctx context.Context) ([]payload.Payload, error) {
	found, seen, err := p.scanFor(ctx, enrols)
	if err != nil || ctx.Err() != nil || slices.ContainsFunc(found, enrols) {
		return p.saw(ctx, found, seen, err)
	}
	var told payload.Kind
	if why := seen.Words(); why != "" && len(found) == 0 {
		p.tellWhileWatching(ctx, func() (title, body string) {
			return p.words.T("enroll.seen." + why + ".title"), p.words.T("enroll.seen." + why + ".text")
		})
	}
	other := func(found []payload.Payload) { p.tellOther(ctx, found, &told) }
	other(found)
	appeared, err := p.await(ctx, other)
	if err == nil && appeared {
		seen.Wipe()
		found, seen, err = p.look(ctx)
	}
	return p.saw(ctx, found, seen, err)
}

// saw hands over what a look has seen, unless nobody waits for it any more.
func (p *Program) saw(ctx context.Context, found []payload.Payload, seen *enroll.Seen, err error) ([]payload.Payload, error) {
	if ctx.Err() != nil || err != nil {
		seen.Wipe()
		return found, err
	}
	p.sight.put(seen)
	return found, nil
}

func enrols(found payload.Payload) bool { return found.Kind == payload.TOTP }

// await watches until an enrolment code appears; false when the time is over. It
// calls other with codes that are none.
func (p *Program) await(ctx context.Context, other func([]payload.Payload)) (appeared bool, err error) {
	limited, end := context.WithCancel(ctx)
	defer end()
	defer p.deps.Clock.AfterFunc(watchFor, end)()
	err = p.deps.Screens.Watch(limited, watchEvery, qrscan.Eyes{
		Capture: p.pictures,
		Wait:    p.wait,
		Found: func(_ int, found []payload.Payload) (goOn bool) {
			appeared = appeared || slices.ContainsFunc(found, enrols)
			if !appeared {
				other(found)
			}
			return !appeared
		},
	})
	if limited.Err() != nil && ctx.Err() == nil {
		return appeared, nil // the time was over
	}
	return appeared, err
}

func (p *Program) pictures(ctx context.Context) ([]*image.RGBA, error) {
	shots, err := p.deps.Screens.Capture(ctx)
	var all []*image.RGBA
	for _, shot := range shots {
		all = append(all, shot.Image)
	}
	return all, err
}

// tellOther says that a code on the screen is none that sets a login up, once for
// each kind after the other.
func (p *Program) tellOther(ctx context.Context, found []payload.Payload, told *payload.Kind) {
	if len(found) == 0 || found[0].Kind == *told {
		return
	}
	kind := found[0].Kind
	*told = kind
	p.tellWhileWatching(ctx, func() (title, body string) {
		title, body = p.sentence(&flow.NotEnrolmentError{Kind: kind})
		return title, body + " " + p.words.T("enroll.watch.on")
	})
}

// tellWhileWatching says something about what is on the screen, while the watching
// goes on.
func (p *Program) tellWhileWatching(ctx context.Context, what func() (title, body string)) {
	p.deps.Do(func() {
		if screen, ok := p.shell.Current().(*enroll.Screen); ok && ctx.Err() == nil {
			title, body := what()
			screen.Tell(widgets.Careful, title, body)
		}
	})
}
