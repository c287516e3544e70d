package program

import (
	"context"

	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/speech"
	"kapukod/internal/text"
	"kapukod/internal/vault"
)

// Aloud reads words aloud in a language and returns when they are read or ctx ends;
// nil where nothing can.
type Aloud func(ctx context.Context, lang text.Lang, words string) error

// reading is the code that is being read aloud; the zero value is none.
type reading struct {
	id   string
	stop context.CancelFunc
}

// readLabel is what the button of an entry says; empty for no button.
func (p *Program) readLabel(id string) string {
	switch {
	case p.deps.Aloud == nil:
		return ""
	case p.reading.id == id:
		return p.words.T("codes.aloud.stop")
	}
	return p.words.T("codes.aloud")
}

// readAloud reads an entry's code digit by digit: that of this moment, or the next
// one where this one is about to end. Asked for while it reads, it stops.
func (p *Program) readAloud(id string) {
	p.session.Touch()
	again := p.reading.id == id
	p.stopReading()
	if again || p.deps.Aloud == nil {
		return
	}
	for i := range p.entries {
		if p.entries[i].ID == id && p.entries[i].Status != vault.StatusPending {
			p.readCode(&p.entries[i])
		}
	}
}

func (p *Program) readCode(e *vault.Entry) {
	now := p.codeTime(p.deps.Clock.Now())
	taken, err := code.At(e.Key, now)
	said := ""
	if err == nil && enroll.TooLate(taken.SecondsLeft(now)) {
		taken, err = code.Next(e.Key, now)
		said = p.words.T("codes.aloud.next") + " "
	}
	if err != nil {
		p.tellCodes(widgets.Trouble, err)
		return
	}
	lang := p.words.Lang()
	said += speech.Words(taken.Grouped(), lang)
	ctx, stop := context.WithCancel(p.ctx)
	p.reading = reading{id: e.ID, stop: stop}
	p.drawCodes()
	p.deps.Runner.Run(ctx, func(ctx context.Context) func() {
		err := p.deps.Aloud(ctx, lang, said)
		return func() {
			p.stopReading()
			if err != nil {
				p.tellCodes(widgets.Careful, err)
			}
		}
	})
}

// stopReading is silent at once.
func (p *Program) stopReading() {
	if p.reading.stop == nil {
		return
	}
	p.reading.stop()
	p.reading = reading{}
	p.drawCodes()
}

// drawCodes shows on the page of codes what has changed, where it is shown.
func (p *Program) drawCodes() {
	if p.codes != nil && p.shell.Current() == p.codes {
		p.codes.Draw()
	}
}

// tellCodes says on the page of codes what went wrong.
func (p *Program) tellCodes(tone widgets.Tone, err error) {
	if p.codes != nil {
		title, body := p.sentence(err)
		p.codes.Tell(tone, title, body, p.deps.Clock.Now().Add(2*newsFor))
	}
}
