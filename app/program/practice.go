package program

import (
	"context"
	"sync/atomic"
	"time"

	"kapukod/app/screens/help"
	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Practice is the practice page on this computer, with no real account; a nil
// Start is a program without one.
type Practice struct {
	// Start makes it answer until ctx is done or stop is called, which waits
	// for the end. It goes by now, which any goroutine may ask. The address is
	// the one to open first.
	Start func(ctx context.Context, lang text.Lang, now func() time.Time) (address string, stop func(), err error)
	// Open opens that address in the browser.
	Open func(address string) error
}

// practising is the practice page that was started; the zero value is none.
type practising struct {
	address string
	stop    func()
	// shift is how far its clock is off from the computer's, as that of the
	// codes is: it has to take them.
	shift *atomic.Int64
}

// practiceActions are the help page's buttons of the practice page. They speak
// through tell, which finds the page that is shown when they are done.
func (p *Program) practiceActions(again func() *help.Screen) help.Practice {
	if p.deps.Practice.Start == nil {
		return help.Practice{}
	}
	return help.Practice{
		Address: p.practice.address,
		Open:    func() { p.openPractice(again) },
		Copy: func() {
			screen := again()
			p.copyText(p.practice.address, screen.Tell)
		},
		Stop: func() { p.stopPractice(again) },
	}
}

// openPractice starts the practice page, if it is not there yet, and opens it.
func (p *Program) openPractice(again func() *help.Screen) {
	p.session.Touch()
	if !p.startPractice() {
		again().Tell(widgets.Trouble, p.words.T("help.practice.failed.title"), p.words.T("help.practice.failed.text"))
		return
	}
	screen := again()
	if err := p.deps.Practice.Open(p.practice.address); err != nil {
		screen.Tell(widgets.Careful, p.words.T("guide.notopened.title"), p.words.T("help.practice.notopened.text"))
		return
	}
	screen.Tell(widgets.Good, p.words.T("guide.isopened.title"), p.words.T("guide.isopened.text"))
}

// startPractice starts the practice page, if it is not there yet.
func (p *Program) startPractice() (there bool) {
	if p.practice.stop != nil {
		return true
	}
	shift, clock := new(atomic.Int64), p.deps.Clock.Now
	shift.Store(int64(p.settings.ClockOffset()))
	address, stop, err := p.deps.Practice.Start(p.ctx, p.words.Lang(), func() time.Time {
		return clock().Add(time.Duration(shift.Load()))
	})
	if err == nil {
		p.practice = practising{address, stop, shift}
	}
	return err == nil
}

// practiseGuide opens the practice page in place of a guide's site.
func (p *Program) practiseGuide(tell func(widgets.Tone, string, string)) {
	p.session.Touch()
	switch {
	case !p.startPractice():
		tell(widgets.Trouble, p.words.T("help.practice.failed.title"), p.words.T("help.practice.failed.text"))
	case p.deps.Practice.Open(p.practice.address) != nil:
		tell(widgets.Careful, p.words.T("guide.notopened.title"), p.practice.address)
	default:
		tell(widgets.Good, p.words.T("guide.isopened.title"), p.words.T("guide.isopened.text"))
	}
}

// stopPractice ends the practice page, and all that was practised in it.
func (p *Program) stopPractice(again func() *help.Screen) {
	p.session.Touch()
	stop := p.practice.stop
	p.practice = practising{}
	again().Tell(widgets.Good, p.words.T("help.practice.stopped.title"), p.words.T("help.practice.stopped.text"))
	// Somebody may still be connected; nobody waits here for that.
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		stop()
		return func() {}
	})
}
