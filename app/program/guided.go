package program

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/screens/enroll"
	guidepage "kapukod/app/screens/guide"
	"kapukod/app/widgets"
	flow "kapukod/internal/enroll"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
)

// enrolInGuide shows the enrolment's page of the step, inside the guide.
func (p *Program) enrolInGuide(standing flow.Step) {
	again := p.guide.renew
	p.guide.renew = false
	screen := p.enrol(p.startIn(standing, p.guide.walk.Entry()), true)
	if screen == nil {
		return
	}
	if again {
		screen.OtherKey()
	}
	if p.guide != nil && p.guide.walk.Shows(guide.ActionType) && screen.AtSource() {
		screen.TypeKey()
	}
}

// startIn begins the enrolment, or goes on with that of an entry.
func (p *Program) startIn(standing flow.Step, id string) startFlow {
	if standing == flow.StepSource {
		return p.newFlow
	}
	for _, e := range p.vault.Document().Entries {
		if e.ID == id {
			return p.resumedFlow(e)
		}
	}
	return p.newFlow
}

// follow moves the guide after the enrolment. It reports whether the page to
// show is still one of the enrolment.
func (p *Program) follow(s flow.State) (stays bool) {
	if p.guide == nil {
		return true
	}
	p.guide.walk.Follow(s.Step, s.Entry.ID)
	p.keepPlace()
	return p.guide.walk.Hosts(s.Step)
}

// guidedOver goes on in the guide when the enrolment in it has ended.
func (p *Program) guidedOver(done bool) {
	way := p.guide.walk
	if !done {
		if id := way.Entry(); id != "" && p.entry(id) == nil {
			p.forgetGuide() // it was given up
		}
		p.endGuide(func() { p.enrolmentOver(false) })
		return
	}
	way.Follow(flow.StepDone, way.Entry())
	if way.AtEnd() {
		p.forgetGuide()
		p.endGuide(func() { p.enrolmentOver(true) })
		return
	}
	p.showStep()
}

// framing is what the guide adds to the pages of the enrolment in it.
func (p *Program) framing(screen **enroll.Screen) enroll.Guide {
	if p.guide == nil {
		return enroll.Guide{}
	}
	var frame *guidepage.Frame
	tell := func(tone widgets.Tone, title, body string) { (*screen).Tell(tone, title, body) }
	return enroll.Guide{
		Frame: func(page enroll.Page, parts widgets.PageParts) widgets.PageParts {
			frame = guidepage.NewFrame(p.words, p.view(flow.StepSource), p.guideActions(tell), func() { (*screen).ShowEnd() })
			return around(frame, page, parts, !p.guide.walk.Shows(guide.ActionType))
		},
		Back: func() {
			if frame != nil {
				frame.Escape()
			}
		},
		Typing: func(on bool) {
			if p.guide != nil {
				p.guide.walk.Typing(on)
				p.keepPlace()
			}
		},
		Tick: func(now time.Time) {
			if frame != nil {
				frame.Tick(now)
			}
		},
		Watches: p.watches(),
	}
}

// around puts the frame around a page: the step's words above what is asked,
// but below a code or a field, which have to be at hand. A question inside a step
// has a title of its own, and so has typing the key where the step speaks of
// scanning it.
func around(frame *guidepage.Frame, page enroll.Page, parts widgets.PageParts, scans bool) widgets.PageParts {
	switch page {
	case enroll.PageTyping:
		return frame.Around(parts, scans, guidepage.Split)
	case enroll.PagePick, enroll.PageConfirm:
		return frame.Around(parts, true, guidepage.Above)
	case enroll.PageRefused, enroll.PageCancel:
		parts = frame.Around(parts, true, guidepage.Above)
		parts.Apart = false
		return parts
	case enroll.PageCode:
		parts = frame.Around(parts, false, guidepage.Below)
		parts.Actions = append([]fyne.CanvasObject{frame.Back()}, parts.Actions...)
		return parts
	case enroll.PageDeletion:
		parts = frame.Around(parts, false, guidepage.Split)
		parts.Actions = append([]fyne.CanvasObject{frame.Back()}, parts.Actions...)
		return parts
	case enroll.PagePaper:
		parts.Actions = append([]fyne.CanvasObject{frame.Back()}, parts.Actions...)
	}
	return frame.Around(parts, false, guidepage.Above)
}

// copyGuided copies that code.
func (p *Program) copyGuided(tell func(widgets.Tone, string, string)) {
	if p.guide != nil {
		p.withEntry(p.codeEntry(), func(e vault.Entry) { p.copyCodeOf(e, tell) })
	}
}

// withEntry lends a live entry with its key.
func (p *Program) withEntry(id string, use func(vault.Entry)) {
	if p.vault == nil || id == "" {
		return
	}
	document := p.vault.Document()
	defer document.Wipe()
	if e := document.Entry(id); e != nil && e.Deleted == nil {
		use(*e)
	}
}
