package program

import (
	"time"

	"kapukod/app/widgets"
)

// tellCopied says on the page of codes what was copied, and counts down until the
// clipboard is cleared.
func (p *Program) tellCopied(tone widgets.Tone, title, body string) {
	p.codes.TellWhile(tone, title, func(now time.Time) (string, bool) {
		state := p.clip.State()
		left := int((state.ClearAt.Sub(now) + time.Second - 1) / time.Second)
		if !state.Ours || state.Refused || left <= 0 {
			return "", false
		}
		return body + " " + p.words.T("codes.clearing", "Seconds", left), true
	})
}

// clipboardChanged says where the clipboard could not be cleared in time: some
// systems refuse that to a window without the focus.
func (p *Program) clipboardChanged(refused bool) {
	if refused == p.uncleared {
		return
	}
	p.uncleared = refused
	switch {
	case p.codes == nil: // the page tells it when it is shown
	case refused:
		p.tellUncleared()
	case !p.clip.State().Ours: // and not a new copy
		p.codes.Tell(widgets.Good, p.words.T("codes.cleared"), "", p.deps.Clock.Now().Add(newsFor))
	}
}

// tellUncleared says on the page of codes that the clipboard still holds a code.
func (p *Program) tellUncleared() {
	p.codes.Tell(widgets.Careful, p.words.T("codes.notcleared.title"), p.words.T("codes.notcleared.text"), time.Time{})
}
