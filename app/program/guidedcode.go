package program

import (
	"time"

	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
)

// spending follows which codes of a guide are used up: a site takes each once,
// and a guide may need several, one for each tax return.
type spending struct {
	// step is where a code of an entry was last shown to be typed in, and until when that one
	// holds; before is the same of the steps before that.
	entry, step   string
	until, before time.Time
}

// shows notes that a step shows a code of an entry that holds until a time.
func (s *spending) shows(entry, step string, until time.Time) {
	if s.entry != entry {
		*s = spending{entry: entry}
	}
	if s.step != step {
		s.step, s.before = step, s.until
	}
	s.until = until
}

// guidedCode is the code of the entry that a login guide is about.
func (p *Program) guidedCode(now time.Time) (view widgets.CodeView, ok bool) {
	if p.guide == nil {
		return view, false
	}
	p.withEntry(p.codeEntry(), func(e vault.Entry) {
		view.Name = e.Key.Issuer + " " + e.Key.Account
		p.addCode(&view, e, now)
		ok = view.Grouped != ""
		current, err := code.At(e.Key, p.codeTime(now))
		if err != nil {
			return
		}
		waits, spent := p.guide.walk.Shows(guide.ActionWait), p.guide.spent.until
		if !waits {
			p.guide.spent.shows(e.ID, p.guide.walk.Step().ID, current.Until())
			spent = p.guide.spent.before
		}
		old := usedUntil(spent, current)
		switch {
		case old:
			view.Hint = p.words.T("guide.next", "Seconds", view.Left) + " " + view.Next
		case waits:
			view.Hint = p.words.T("guide.fresh")
		case view.Used:
			view.Hint = p.words.T("codes.used", "Seconds", view.Left) + " " + view.Next
		case view.Late:
			view.Hint = p.words.T("enroll.code.wait", "Seconds", view.Left) + " " + view.Next
		}
	})
	return view, ok
}
