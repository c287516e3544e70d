package program

import (
	"kapukod/app/screens/enroll"
	"kapukod/app/widgets"
	flow "kapukod/internal/enroll"
	"kapukod/internal/vault"
)

// startFlow begins a flow, or goes on with one.
type startFlow func(ports flow.Ports, draw func(flow.State)) *flow.Flow

// newFlow begins a flow.
func (p *Program) newFlow(ports flow.Ports, draw func(flow.State)) *flow.Flow {
	return flow.New(ports, p.deps.Runner, draw)
}

// resumedFlow goes on with that of an entry.
func (p *Program) resumedFlow(e vault.Entry) startFlow {
	return func(ports flow.Ports, draw func(flow.State)) *flow.Flow {
		return flow.Resume(ports, p.deps.Runner, draw, e)
	}
}

// beginEnrolment starts a new enrolment without a guide.
func (p *Program) beginEnrolment() {
	p.guide = nil
	p.enrol(p.newFlow, false)
}

// resumeEnrolment goes on with one that was broken off, in its guide where it
// has one.
func (p *Program) resumeEnrolment(id string) {
	if p.deps.Progress.Load().Entry == id && p.unfinishedGuide() != "" {
		p.resumeGuide()
		return
	}
	p.resumePlainly(id)
}

func (p *Program) resumePlainly(id string) {
	p.guide = nil
	for _, e := range p.vault.Document().Entries {
		if e.ID == id {
			p.enrol(p.resumedFlow(e), false)
			return
		}
	}
}

// enrol shows an enrolment, in the guide under way where it is a guided one.
// It returns its screen; nil where it is over already.
func (p *Program) enrol(start startFlow, guided bool) *enroll.Screen {
	if p.vault == nil {
		return nil
	}
	p.session.Touch()
	actions := enroll.Actions{
		Seen: p.sight.take, Picture: p.chooseKeyPicture, Paste: p.paste, Finished: p.enrolmentOver,
		Permission: p.permission(), CodeTime: p.codeTime, Shifted: p.settings.ClockSeconds != 0,
	}
	world := flow.World{Scan: p.scan, Now: p.deps.Clock.Now, NewID: vault.NewID, CodeTime: p.codeTime}
	var screen *enroll.Screen
	if guided {
		actions.Finished = p.guidedOver
		actions.Guide = p.framing(&screen)
		actions.Clock = func(string) { p.showClock() }
		world.Service = vault.Service(p.guide.walk.Guide().Service)
		if p.watches() {
			world.Scan = p.scanAndWatch
		}
	} else {
		actions.Clock = func(id string) { p.showClockOver(func() { p.resumePlainly(id) }) }
		// A change of language goes back to the list: the enrolment is resumed
		// from there.
		p.again = p.showCodes
	}
	actions.Copy = func(id string) { p.copyWhileEnrolling(screen, id) }
	screen = enroll.New(p.words, p.deps.Clock.Now(), actions)
	ports, begun := flow.VaultPorts(p.vault, world), false
	screen.Begin(func(draw func(flow.State)) *flow.Flow {
		return start(ports, func(s flow.State) {
			p.session.Touch()
			if guided && begun && !s.Over() && !p.follow(s) {
				p.showStep()
				return
			}
			draw(s)
		})
	})
	begun = true
	if p.shell.Current() == nil || screen.Over() {
		return nil
	}
	p.shell.Show(screen)
	return screen
}

func (p *Program) copyWhileEnrolling(screen *enroll.Screen, id string) {
	for _, e := range p.vault.Document().Entries {
		if e.ID == id {
			p.copyCodeOf(e, screen.Tell)
		}
	}
}

// enrolmentOver shows the codes again and says how it ended.
func (p *Program) enrolmentOver(done bool) {
	p.showCodes()
	if p.codes == nil {
		return
	}
	until := p.deps.Clock.Now().Add(newsFor)
	switch {
	case done:
		p.codes.Tell(widgets.Good, p.words.T("enroll.finished.title"), p.words.T("enroll.finished.text"), until)
	case len(flow.Unfinished(p.entries)) > 0:
		p.codes.Tell(widgets.Careful, p.words.T("enroll.left.title"), p.words.T("enroll.left.text"), until)
	}
}
