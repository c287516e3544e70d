package program

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kapukod/internal/seat"
	"kapukod/internal/session"
)

// Seat is what the system tells of the person in front of it; nil functions where
// it tells nothing.
type Seat struct {
	// Watch calls tell, on any goroutine, whenever the person leaves the
	// computer, and returns when ctx ends. What tell does is done before the
	// computer sleeps, where that can be had.
	Watch func(ctx context.Context, tell func(seat.Reason))
}

// seated is the watch over the seat, while the vault is open.
type seated struct{ stop context.CancelFunc }

// watchSeat begins or ends the watch, as the user's choices and the vault are.
func (p *Program) watchSeat() {
	wanted := p.vault != nil && p.settings.LockWithSystem && p.deps.Seat.Watch != nil
	switch {
	case wanted && p.seat.stop == nil:
		var ctx context.Context
		ctx, p.seat.stop = context.WithCancel(p.ctx)
		p.deps.Runner.Run(ctx, func(ctx context.Context) func() {
			p.deps.Seat.Watch(ctx, p.left)
			return nil
		})
	case !wanted:
		p.leaveSeat()
	}
}

// leaveSeat ends the watch.
func (p *Program) leaveSeat() {
	if p.seat.stop != nil {
		p.seat.stop()
		p.seat.stop = nil
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

// lockShortcut locks from any page.
func lockShortcut() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault}
}

// lockNow is the user's wish.
func (p *Program) lockNow() {
	if p.vault != nil {
		p.session.Lock(session.ReasonUser)
	}
}
