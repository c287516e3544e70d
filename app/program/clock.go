package program

import (
	"slices"
	"time"

	"kapukod/app/screens/clock"
	"kapukod/app/screens/codes"
	"kapukod/app/widgets"
	"kapukod/internal/clockcheck"
	"kapukod/internal/guide"
	"kapukod/internal/text"
)

// Computer is what the program asks of the computer itself.
type Computer struct {
	// Name is what it is called.
	Name string
	// SetClock opens the system's page on which its clock is set.
	SetClock func() error
	// Built is when the program was made; zero for not known.
	Built time.Time
}

// codeTime is the time by which codes are made when the computer's clock shows
// now: the one place where the two may differ.
func (p *Program) codeTime(now time.Time) time.Time {
	return now.Add(p.settings.ClockOffset())
}

// showClock shows the page about the computer's clock; leaving shows what was
// there before.
func (p *Program) showClock() {
	before := p.again
	p.showClockOver(before)
}

func (p *Program) showClockOver(before func()) {
	p.again = func() { p.showClockOver(before) }
	p.session.Touch()
	var screen *clock.Screen
	screen = clock.New(p.words, clock.View{
		Date:     p.date(p.deps.Clock.Now()),
		Findings: clockcheck.Check(p.clockFacts()),
		Offset:   p.settings.ClockOffset(),
	}, clock.Actions{
		Set: func() {
			if err := p.deps.Computer.SetClock(); err != nil {
				screen.Tell(widgets.Careful, p.words.T("clock.notopened.title"), p.words.T("clock.notopened.text"))
				return
			}
			screen.Tell(widgets.Info, p.words.T("clock.opened.title"), p.words.T("clock.opened.text"))
		},
		Shift:   func(typed string) { p.shiftTo(typed, screen) },
		Unshift: func() { p.shiftClock(0) },
		Back:    before,
	})
	p.shell.Show(screen)
	p.tellUnkept(func(title, body string) { screen.Tell(widgets.Trouble, title, body) })
}

// shiftTo has codes made by the time of day that somebody typed as the right one.
func (p *Program) shiftTo(typed string, screen *clock.Screen) {
	facts := p.clockFacts()
	shown := facts.Now
	if clockcheck.WrongZone(clockcheck.Check(facts)) {
		shown = clockcheck.InHungary(shown) // what was asked for; codes know no zones
	}
	off, ok := clockcheck.Offset(typed, shown)
	facts.Now = facts.Now.Add(off)
	switch {
	case !ok:
		screen.Tell(widgets.Careful, p.words.T("clock.notime.title"), p.words.T("clock.notime.text"))
	case slices.Contains(clockcheck.Check(facts), clockcheck.BeforeBuild):
		screen.Tell(widgets.Careful, p.words.T("clock.day.typed.title"), p.words.T("clock.day.typed.text"))
	default:
		p.shiftClock(off)
		if again, shows := p.shell.Current().(*clock.Screen); shows && off == 0 {
			again.Tell(widgets.Good, p.words.T("clock.good.title"), p.words.T("clock.good.text"))
		}
	}
}

// shiftClock has codes made by a clock that is off from the computer's, and
// shows the page anew.
func (p *Program) shiftClock(by time.Duration) {
	next := p.settings
	next.ClockSeconds = int(by / time.Second)
	if p.practice.shift != nil {
		p.practice.shift.Store(int64(by))
	}
	p.change(next)
}

// clockFacts are what is known of the clock.
func (p *Program) clockFacts() clockcheck.Facts {
	now := p.deps.Clock.Now()
	facts := clockcheck.Facts{
		Now: now.Local(), Built: p.deps.Computer.Built, Hungarian: p.words.Lang() == text.Hungarian,
		// Round takes the count away that nobody can set.
		Wall: now.Round(0).Sub(p.started.Round(0)), Steady: now.Sub(p.started),
	}
	// A program that was not built from a clone does not know when it was made;
	// it was after its guides were checked.
	if checked := guide.LastChecked(p.deps.Guides); checked.After(facts.Built) {
		facts.Built = checked
	}
	for _, e := range p.entries {
		if e.Updated.After(facts.Saved) {
			facts.Saved = e.Updated
		}
	}
	return facts
}

// clockStrip says in the list of codes that they are made by another clock; nil
// where they are not.
func (p *Program) clockStrip() *codes.Reminder {
	if p.settings.ClockSeconds == 0 {
		return nil
	}
	return &codes.Reminder{Text: p.words.T("clock.shifted"), Open: p.words.T("clock.strip"), OnOpen: p.showClock}
}
