package program

import (
	"strings"
	"time"

	"kapukod/app"
	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/cover"
	"kapukod/internal/guide"
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

// guidedCode is the code of the entry that a login guide is about, covered as it is
// among the others.
func (p *Program) guidedCode(now time.Time) (view widgets.CodeView, ok bool) {
	if p.guide == nil || p.vault == nil {
		return view, false
	}
	document := p.vault.Document()
	defer document.Wipe()
	e := document.Entry(p.codeEntry())
	if e == nil || e.Deleted != nil {
		return view, false
	}
	view.Name = e.Key.Issuer + " " + e.Key.Account
	p.addCode(&view, *e, now)
	current, err := code.At(e.Key, p.codeTime(now))
	if view.Grouped == "" || err != nil {
		return view, false
	}
	if cover.Hides(p.settings.HideCodes, len(document.Members)) && !p.list.asked.Sees(e.ID, now) {
		view.Grouped, view.Next = strings.Map(dots, view.Grouped), ""
		view.ShowLabel = p.words.T("codes.show")
	}
	p.addGuidedHint(&view, e.ID, current)
	return view, true
}

// addGuidedHint says which code is to be used at the step of the guide.
func (p *Program) addGuidedHint(view *widgets.CodeView, id string, current code.Code) {
	waits, spent := p.guide.walk.Shows(guide.ActionWait), p.guide.spent.until
	if !waits {
		p.guide.spent.shows(id, p.guide.walk.Step().ID, current.Until())
		spent = p.guide.spent.before
	}
	switch {
	case usedUntil(spent, current):
		view.Hint = p.words.T("guide.next", "Seconds", view.Left) + " " + view.Next
	case waits:
		view.Hint = p.words.T("guide.fresh")
	case view.Used:
		view.Hint = p.words.T("codes.used", "Seconds", view.Left) + " " + view.Next
	case view.Late:
		view.Hint = p.words.T("enroll.code.wait", "Seconds", view.Left) + " " + view.Next
	}
	if p.settings.ClockSeconds != 0 {
		view.Hint += " " + p.words.T("clock.shifted")
	}
	view.Hint = strings.TrimSpace(view.Hint)
}

// showGuidedCode uncovers that code for a while.
func (p *Program) showGuidedCode() {
	p.session.Touch()
	if p.guide == nil {
		return
	}
	now := p.deps.Clock.Now()
	p.list.asked.Show(p.codeEntry(), now)
	if page, ok := p.shell.Current().(app.Ticking); ok {
		page.Tick(now)
	}
}
