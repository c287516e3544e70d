package program

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kapukod/internal/seat"
	"kapukod/internal/session"
)

// Seat is what the system tells of the person in front of it; nil functions where
// it tells nothing. Both watches return when ctx ends, and call tell on any
// goroutine.
type Seat struct {
	// Watch calls tell whenever the person leaves the computer. What tell does is
	// done before the computer sleeps, where that can be had.
	Watch func(ctx context.Context, tell func(seat.Reason))
	// Minimised calls tell with whether the window is minimised, and whenever
	// that changes.
	Minimised func(ctx context.Context, tell func(minimised bool))
	// SeesMinimised tells whether that can be known.
	SeesMinimised func() bool
}

// seated are the watches over the seat, while the vault is open; nil for none.
type seated struct{ leave, minimise context.CancelFunc }

// watchSeat begins or ends the watches, as the user's choices and the vault are.
func (p *Program) watchSeat() {
	open := p.vault != nil
	if !open {
		p.shell.Resume() // from now on nobody tells that the window is back
	}
	p.keepWatch(&p.seat.leave, open && p.settings.LockWithSystem && p.deps.Seat.Watch != nil,
		func(ctx context.Context) { p.deps.Seat.Watch(ctx, p.left) })
	p.keepWatch(&p.seat.minimise, open && p.deps.Seat.Minimised != nil, func(ctx context.Context) {
		p.deps.Seat.Minimised(ctx, func(minimised bool) { p.deps.Do(func() { p.windowMinimised(ctx, minimised) }) })
	})
}

// keepWatch begins a watch that is wanted, and ends one that is not.
func (p *Program) keepWatch(stop *context.CancelFunc, wanted bool, watch func(context.Context)) {
	switch {
	case wanted && *stop == nil:
		var ctx context.Context
		ctx, *stop = context.WithCancel(p.ctx)
		p.deps.Runner.Run(ctx, func(ctx context.Context) func() {
			watch(ctx)
			return nil
		})
	case !wanted && *stop != nil:
		(*stop)()
		*stop = nil
	}
}

// left locks at once, on whichever goroutine: what the vault holds is overwritten
// when it returns.
func (p *Program) left(reason seat.Reason) {
	switch reason {
	case seat.Asleep:
		p.session.Lock(session.ReasonSleep)
	case seat.Locked:
		p.session.Lock(session.ReasonSystem)
	}
}

// windowMinimised locks, where the user wishes that, and draws nothing meanwhile.
func (p *Program) windowMinimised(ctx context.Context, minimised bool) {
	switch {
	case ctx.Err() != nil:
	case !minimised:
		p.shell.Resume()
	case p.settings.LockMinimised:
		p.lock(session.ReasonMinimised)
	default:
		p.shell.Pause()
	}
}

// seesMinimised tells whether it can be known that the window is minimised.
func (p *Program) seesMinimised() bool {
	return p.deps.Seat.SeesMinimised != nil && p.deps.Seat.SeesMinimised()
}

// lockShortcut locks from any page.
func lockShortcut() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault}
}

// lockNow is the user's wish.
func (p *Program) lockNow() {
	if p.vault != nil {
		p.lock(session.ReasonUser)
	}
}

// lock locks away from the window's goroutine: a save that hangs is waited for, and
// the window takes everything away meanwhile.
func (p *Program) lock(reason session.Reason) {
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		p.session.Lock(reason)
		return nil
	})
}
