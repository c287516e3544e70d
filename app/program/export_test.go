package program

import "kapukod/internal/enroll"

// ShowStep shows a step of the guide under way without the enrolment in it, to
// be looked at.
func (p *Program) ShowStep(id string) {
	p.guide.walk.Go(id, p.deps.Clock.Now())
	p.showPlainStep(enroll.StepSource)
}

// PinAll pins each entry.
func (p *Program) PinAll() {
	for i := range p.entries {
		p.pin(p.entries[i].ID)
	}
}
