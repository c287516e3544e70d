package program

import (
	"errors"
	"strings"
	"time"

	"kapukod/app/screens/codes"
	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/listing"
	"kapukod/internal/vault"
)

// card is what the page shows of the i-th entry.
func (p *Program) card(i int, now time.Time) codes.Card {
	if i >= len(p.list.shown) {
		return codes.Card{}
	}
	e := &p.entries[p.list.shown[i]]
	view := widgets.CodeView{Name: e.Key.Issuer, Account: e.Key.Account, CopyLabel: p.words.T("codes.copy")}
	if view.Name == "" {
		view.Name, view.Account = e.Key.Account, ""
	}
	if view.Name == "" {
		view.Name = p.words.T("codes.nameless")
	}
	view.About = strings.Join(e.Tags, ", ")
	view.Pinned, view.Movable = e.Pinned, p.list.query.Order == listing.Own
	if e.Pinned {
		view.About = strings.Join(append([]string{p.words.T("codes.pinned")}, e.Tags...), ", ")
	}
	view.EntryLabel = p.words.T("codes.entry")
	if e.Status == vault.StatusPending {
		view.Pending = true
		view.Hint = p.words.T("codes.pending")
		view.Brief = view.Hint
		view.CopyLabel = p.words.T("codes.resume")
		return codes.Card{ID: e.ID, View: view}
	}
	p.addCode(&view, *e, now)
	if view.Grouped != "" {
		view.ReadLabel = p.readLabel(e.ID)
	}
	p.addState(&view, e, now)
	has := p.list.slots[e.ID]
	if e.Service == vault.ServiceUgyfelkapu || has {
		view.MoreLabel = p.words.T("codes.deletion")
	}
	if p.loginGuide(*e) != "" {
		view.GuideLabel = p.words.T("codes.guide")
	}
	switch {
	case view.Warning != "": // there is no code at all
	case enroll.NeedsDeletionCode(*e, has):
		view.Warning = p.words.T("codes.nodeletion")
	case enroll.NeedsPaper(*e, has):
		view.Warning = p.words.T("codes.nopaper")
	}
	return codes.Card{ID: e.ID, View: view}
}

// addCode adds the code of a moment, and the one after it.
func (p *Program) addCode(view *widgets.CodeView, e vault.Entry, now time.Time) {
	now = p.codeTime(now)
	current, err := code.At(e.Key, now)
	if errors.Is(err, code.ErrTime) {
		view.Warning, _ = p.sentence(err)
		return
	}
	if err != nil {
		view.Warning = p.words.T("codes.badkey")
		return
	}
	view.Grouped = current.Grouped()
	view.Left, view.Period = current.SecondsLeft(now), e.Key.Period
	view.Late = enroll.TooLate(view.Left)
	view.Used = usedUntil(p.list.copied[e.ID], current)
	view.Hint = p.words.T("codes.good", "Seconds", view.Left)
	if next, err := code.Next(e.Key, now); err == nil {
		view.Next = p.words.T("codes.next", "Code", next.Grouped())
	}
}

// usedUntil tells whether a code that holds until a time is this one or the next: a
// clock that was fast when it was copied, and was set right, makes it neither.
func usedUntil(copied time.Time, current code.Code) bool {
	late := copied.Sub(current.Until())
	return late >= 0 && late <= current.Until().Sub(current.From())
}

// addState adds what is to be done with the code now.
func (p *Program) addState(view *widgets.CodeView, e *vault.Entry, now time.Time) {
	if view.Grouped == "" {
		return
	}
	view.What = p.words.T("codes.do." + askedAs(e))
	switch {
	case view.Late:
		view.CopyLabel = p.words.T("codes.late", "Seconds", view.Left)
		view.Hint = p.words.T("codes.late.text")
		if view.Used && p.list.copied[e.ID].After(p.codeTime(now).Add(time.Duration(view.Left)*time.Second)) {
			view.Hint = p.words.T("codes.copied.next.title")
		}
	case view.Used:
		view.Hint, view.Brief = p.words.T("codes.used", "Seconds", view.Left), p.words.T("codes.used.brief")
	default:
		view.Next = ""
	}
	if p.list.hides && !p.list.asked.Sees(e.ID, now) {
		view.Covered, view.Next = true, ""
		view.Grouped = strings.Map(dots, view.Grouped)
		view.ShowLabel = p.words.T("codes.show")
	}
	shown := *view
	view.Moments = func() []widgets.CodeView { return p.atOtherTimes(shown) }
}

// atOtherTimes is what a view says at the other moments of a code: fresh, copied, soon
// over, and soon over with the next one copied.
func (p *Program) atOtherTimes(view widgets.CodeView) []widgets.CodeView {
	next, copies := "", p.words.T("codes.copy")
	if !view.Covered {
		next = p.words.T("codes.next", "Code", "000 000")
	}
	late := p.words.T("codes.late", "Seconds", view.Period)
	return []widgets.CodeView{
		{CopyLabel: copies, What: view.What, Hint: p.words.T("codes.good", "Seconds", view.Period)},
		{CopyLabel: copies, What: view.What, Hint: p.words.T("codes.used", "Seconds", view.Period), Next: next},
		{CopyLabel: late, What: view.What, Hint: p.words.T("codes.late.text"), Next: next},
		{CopyLabel: late, What: view.What, Hint: p.words.T("codes.copied.next.title"), Next: next},
	}
}

// dots takes the place of digits.
func dots(r rune) rune {
	if r == ' ' {
		return r
	}
	return '•'
}

// askedAs names the site in whose words to say where the code goes.
func askedAs(e *vault.Entry) string {
	switch {
	case strings.Contains(listing.Fold(e.Key.Issuer), "kreta"):
		return "kreta"
	case e.Service == vault.ServiceUgyfelkapu:
		return "ugyfelkapu"
	case e.Service == vault.ServiceKeycloak:
		return "keycloak"
	}
	return "generic"
}

// showCode uncovers the code of an entry for a while.
func (p *Program) showCode(id string) {
	p.session.Touch()
	p.list.asked.Show(id, p.deps.Clock.Now())
	p.codes.Draw()
}
