package program

import (
	"context"
	"time"

	guidepage "kapukod/app/screens/guide"
	"kapukod/app/widgets"
	flow "kapukod/internal/enroll"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
	"kapukod/internal/walk"
)

// guiding is the guide under way.
type guiding struct {
	walk *walk.Walk
	// back is what was there before the guide.
	back func()
	// renew asks to look for the QR code again, once, although its key is
	// saved.
	renew bool
	spent spending
}

// startGuide begins a guide; back is where leaving its first step leads.
func (p *Program) startGuide(id, entry string, back func()) {
	way, ok := walk.Start(p.deps.Guides, id)
	if !ok {
		return
	}
	way.About(entry)
	p.guide = &guiding{walk: way, back: back}
	p.showStep()
}

// resumeGuide goes on with the guide that was left off.
func (p *Program) resumeGuide() {
	way, ok := walk.Resume(p.deps.Guides, p.deps.Progress.Load())
	if !ok {
		p.forgetGuide()
		return
	}
	p.guide = &guiding{walk: way, back: p.home()}
	if p.vault != nil {
		way.Settle(p.standing())
	}
	p.showStep()
}

// home shows what a guide is left for: the codes, or the beginning.
func (p *Program) home() func() {
	if p.vault != nil {
		return p.showCodes
	}
	return p.Start
}

// unfinishedGuide names the guide that was left off; empty for none.
func (p *Program) unfinishedGuide() string {
	way, ok := walk.Resume(p.deps.Guides, p.deps.Progress.Load())
	if !ok {
		return ""
	}
	if id := way.Entry(); id != "" && p.vault != nil && p.entry(id) == nil {
		p.forgetGuide()
		return ""
	}
	return way.Guide().Title.In(p.words.Lang())
}

// forgetGuide drops what is kept of a guide.
func (p *Program) forgetGuide() {
	p.kept = walk.Place{}
	// A place that stays is offered once more, and no harm is done.
	_ = p.deps.Progress.Save(walk.Place{})
}

// entry is the live entry with an id; nil for none. Its key is not copied.
func (p *Program) entry(id string) *vault.Entry {
	if p.vault == nil || id == "" {
		return nil
	}
	document := p.vault.Document()
	defer document.Wipe()
	e := document.Entry(id)
	if e == nil || e.Deleted != nil {
		return nil
	}
	bare := *e
	bare.Key.Secret = nil
	return &bare
}

// standing tells where the guide's enrolment stands.
func (p *Program) standing() (flow.Step, string) {
	e := p.entry(p.guide.walk.Entry())
	if e == nil {
		p.guide.walk.About("")
		return flow.StepSource, ""
	}
	return flow.StepOf(*e, p.vault.HasDeletionCode(e.ID)), e.ID
}

// showStep shows the step of the guide that is under way, with the enrolment
// in it where the step is one of its own.
func (p *Program) showStep() {
	if p.guide == nil {
		p.home()()
		return
	}
	p.session.Touch()
	p.again = p.showStep
	way := p.guide.walk
	if !way.Enrols() || p.vault == nil {
		p.keepPlace()
		p.showPlainStep(flow.StepSource)
		return
	}
	step, _ := p.standing()
	way.Hold(step)
	p.keepPlace()
	if way.Hosts(step) || p.guide.renew {
		p.enrolInGuide(step)
		return
	}
	p.showPlainStep(step)
}

// keepPlace stores where the guide stands, for the next start. Advice is soon
// read again.
func (p *Program) keepPlace() {
	at := p.guide.walk.Place()
	if p.guide.walk.Guide().Kind == guide.KindSetup && at != p.kept {
		p.kept = at
		_ = p.deps.Progress.Save(at) // without it the guide begins anew after a crash
	}
}

// view is what the pages of the guide show of it.
func (p *Program) view(standing flow.Step) guidepage.View {
	way := p.guide.walk
	number, of := way.Number()
	waits := way.Waits()
	needs, locked := waits && p.vault == nil && way.Step().Action != guide.ActionDone, p.locked()
	return guidepage.View{
		Guide: way.Guide(), Step: way.Step(), Number: number, Of: of,
		CanGoBack: way.CanGoBack(), Last: way.AtEnd(),
		NoVault:   needs && !locked,
		Locked:    locked && (needs || !way.Enrols() && way.Shows(guide.ActionCode)),
		Settled:   waits && p.vault != nil && standing != flow.StepSource && way.Step().Action != guide.ActionDone && way.Step().Action != guide.ActionTick,
		Renewable: way.Shows(guide.ActionScan, guide.ActionType) && standing != flow.StepSource,
		Slim:      p.slim, Computer: p.deps.Computer.Name,
	}
}

// guideActions are what the pages of the guide set in motion.
func (p *Program) guideActions(tell func(widgets.Tone, string, string)) guidepage.Actions {
	way := p.guide.walk
	actions := guidepage.Actions{
		Back: func() {
			if !way.Back() {
				p.leaveGuide()
				return
			}
			p.showStep()
		},
		Next:   p.nextStep,
		Leave:  p.leaveGuide,
		Help:   p.showHelp,
		Slim:   p.slimToggle(tell),
		Begin:  p.showFirstPassphrase,
		Unlock: p.unlockForGuide,
		Renew:  p.renewGuided,
		GoTo: func(step string) {
			way.Go(step, p.deps.Clock.Now())
			p.showStep()
		},
		Choose: func(i int) {
			way.Choose(i, p.deps.Clock.Now())
			p.showStep()
		},
		Restart: func() {
			if step, ok := way.Opening(); ok {
				way.Go(step, p.deps.Clock.Now())
				p.showStep()
			}
		},
		Open:     func(address string) { p.open(address, tell) },
		Clock:    p.siteClock,
		Copy:     func() { p.copyGuided(tell) },
		CopyText: func(text string) { p.copyText(text, tell) },
	}
	if way.Guide().Practice != "" && p.deps.Practice.Start != nil {
		actions.Practise = func() { p.practiseGuide(tell) }
	}
	if p.codeEntry() != "" {
		actions.Code, actions.Show = p.guidedCode, p.showGuidedCode
	}
	return actions
}

// codeEntry is the entry whose code the step shows; empty for none. A setup shows
// that of the login which it sets up anew, where there is only one.
func (p *Program) codeEntry() string {
	way := p.guide.walk
	if !way.Enrols() {
		return way.Entry()
	}
	if !way.Step().OldCode || p.vault == nil {
		return ""
	}
	document := p.vault.Document()
	defer document.Wipe()
	return flow.Only(document.Entries, vault.Service(way.Guide().Service))
}

// renewGuided looks for the QR code again. Until the site has accepted the key, another
// one takes its place at once; after that, as when the site's last button was left
// out, it is a new enrolment, which keeps the old key until the new one is accepted.
func (p *Program) renewGuided() {
	switch step, _ := p.standing(); step {
	case flow.StepCode, flow.StepRefused:
		p.guide.renew = true
	default:
		p.guide.walk.About("")
	}
	p.showStep()
}

// nextStep goes on; after the last step the guide is over.
func (p *Program) nextStep() {
	if p.guide.walk.Next(p.deps.Clock.Now()) {
		p.showStep()
		return
	}
	p.forgetGuide()
	p.endGuide(p.home())
}

// leaveGuide leaves the guide for what was there before; it can be gone on
// with.
func (p *Program) leaveGuide() { p.endGuide(p.guide.back) }

func (p *Program) endGuide(then func()) {
	p.guide, p.kept = nil, walk.Place{}
	p.widen()
	then()
}

func (p *Program) showPlainStep(standing flow.Step) {
	var screen *guidepage.Screen
	tell := func(tone widgets.Tone, title, body string) { screen.Tell(tone, title, body) }
	screen = guidepage.New(p.words, p.view(standing), p.guideActions(tell))
	p.shell.Show(screen)
}

// open opens a site in the browser, and says where to go by hand when that is
// not possible.
func (p *Program) open(address string, tell func(widgets.Tone, string, string)) {
	p.session.Touch()
	if err := p.deps.OpenSite(address); err != nil {
		tell(widgets.Careful, p.words.T("guide.notopened.title"), p.words.T("guide.notopened.text"))
		return
	}
	tell(widgets.Good, p.words.T("guide.isopened.title"), p.words.T("guide.isopened.text"))
}

// copyText copies what is no secret, and stays.
func (p *Program) copyText(text string, tell func(widgets.Tone, string, string)) {
	p.session.Touch()
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		err := p.deps.Clipboard.Write(text)
		return func() {
			if err != nil {
				title, body := p.sentence(err)
				tell(widgets.Trouble, title, body)
				return
			}
			tell(widgets.Good, p.words.T("guide.copied.title"), p.words.T("guide.copied.text"))
		}
	})
}

// siteClock says how long the site's page still waits, in whole minutes, and
// never more than there may be.
func (p *Program) siteClock(now time.Time) (text string, over bool) {
	if p.guide == nil {
		return "", false
	}
	left, known, over := p.guide.walk.Left(now)
	switch {
	case !known:
		return "", false
	case over:
		return p.words.T("guide.clock.over"), true
	case left < time.Minute:
		return p.words.T("guide.clock.last"), false
	}
	return p.words.T("guide.clock.left", "Minutes", int(left/time.Minute)), false
}
