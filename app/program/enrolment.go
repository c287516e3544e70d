package program

import (
	"kapukod/app/screens/enroll"
	"kapukod/app/widgets"
	flow "kapukod/internal/enroll"
	"kapukod/internal/vault"
)

// beginEnrolment starts a new enrolment.
func (p *Program) beginEnrolment() {
	p.enrol(func(ports flow.Ports, draw func(flow.State)) *flow.Flow {
		return flow.New(ports, p.deps.Runner, draw)
	})
}

// resumeEnrolment goes on with one that was broken off.
func (p *Program) resumeEnrolment(id string) {
	for _, e := range p.vault.Document().Entries {
		if e.ID == id {
			p.enrol(func(ports flow.Ports, draw func(flow.State)) *flow.Flow {
				return flow.Resume(ports, p.deps.Runner, draw, e)
			})
			return
		}
	}
}

func (p *Program) enrol(start func(flow.Ports, func(flow.State)) *flow.Flow) {
	if p.vault == nil {
		return
	}
	p.session.Touch()
	// A change of language goes back to the list: the enrolment is resumed
	// from there.
	p.again = p.showCodes
	ports := flow.VaultPorts(p.vault, flow.World{Scan: p.scan, Now: p.deps.Clock.Now, NewID: vault.NewID})
	var screen *enroll.Screen
	screen = enroll.New(p.words, p.deps.Clock.Now(), enroll.Actions{
		Copy:     func(id string) { p.copyWhileEnrolling(screen, id) },
		Finished: p.enrolmentOver,
		Seen:     p.sight.take,
		Picture:  p.chooseKeyPicture,
		Paste:    p.paste,
	})
	screen.Begin(func(draw func(flow.State)) *flow.Flow {
		return start(ports, func(s flow.State) {
			p.session.Touch()
			draw(s)
		})
	})
	if p.shell.Current() != nil && !screen.Over() {
		p.shell.Show(screen)
	}
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
