package program

import (
	"context"
	"slices"
	"time"

	"kapukod/app/screens/codes"
	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/session"
	"kapukod/internal/vault"
)

// clipboardAfter is how long a copied code stays in the clipboard, and
// newsFor how long the news about it stays in the page.
const (
	clipboardAfter = 30 * time.Second
	newsFor        = 12 * time.Second
)

// showCodes shows the list of codes as the vault has them now.
func (p *Program) showCodes() {
	if p.vault == nil {
		return
	}
	p.again = p.showCodes
	p.guide = nil
	p.widen()
	document := p.vault.Document()
	p.forgetEntries()
	for _, e := range document.Entries {
		if e.Deleted == nil {
			p.entries = append(p.entries, e)
		}
	}
	// What is not finished comes first, so that it is not lost out of sight.
	slices.SortStableFunc(p.entries, func(a, b vault.Entry) int { return rank(a) - rank(b) })
	p.codes = codes.New(p.words, p.deps.Clock.Now(), codes.Actions{
		Count:    func() int { return len(p.entries) },
		Card:     p.card,
		Copy:     p.copyCode,
		Resume:   p.resumeEnrolment,
		More:     p.showDeletion,
		Guide:    p.showLoginGuide,
		Add:      p.showAdd,
		Guides:   p.showGuides,
		Lock:     func() { p.session.Lock(session.ReasonUser) },
		Settings: p.showSettings,
		Help:     p.showHelp,
		Reminder: p.reminder(document),
		Clock:    p.clockStrip(),
	})
	p.shell.Show(p.codes)
	p.tellAboutDocument(document)
}

// reminder is the one line about something to do: a guide that was left off, or
// the recovery sheet.
func (p *Program) reminder(document *vault.Document) *codes.Reminder {
	left := p.unfinishedGuide()
	if left == "" {
		return p.sheetReminder(document)
	}
	return &codes.Reminder{
		Text: p.words.T("guide.left", "Guide", left),
		Open: p.words.T("guide.goon"), Dismiss: p.words.T("codes.reminder.dismiss"),
		OnOpen: p.resumeGuide,
		OnDismiss: func() {
			p.forgetGuide()
			p.showCodes()
		},
	}
}

func rank(e vault.Entry) int {
	if e.Status == vault.StatusPending {
		return 0
	}
	return 1
}

// tellAboutDocument says what the user should know of the vault as a whole.
func (p *Program) tellAboutDocument(document *vault.Document) {
	switch {
	case document.ReadOnly:
		p.codes.Tell(widgets.Careful, p.words.T("codes.readonly.title"), p.words.T("codes.readonly.text"), time.Time{})
	case p.tellMerged():
	case len(document.SetAside) > 0:
		p.codes.Tell(widgets.Careful, p.words.T("codes.setaside.title"),
			p.words.T("codes.setaside.text", "Count", len(document.SetAside)), time.Time{})
	}
}

// card is what the list shows of the i-th entry.
func (p *Program) card(i int, now time.Time) codes.Card {
	if i >= len(p.entries) {
		return codes.Card{}
	}
	e := p.entries[i]
	view := widgets.CodeView{Name: e.Key.Issuer, Account: e.Key.Account, CopyLabel: p.words.T("codes.copy")}
	if view.Name == "" {
		view.Name, view.Account = e.Key.Account, ""
	}
	if view.Name == "" {
		view.Name = p.words.T("codes.nameless")
	}
	if e.Status == vault.StatusPending {
		view.Pending = true
		view.Hint = p.words.T("codes.pending")
		view.CopyLabel = p.words.T("codes.resume")
		return codes.Card{ID: e.ID, View: view}
	}
	p.addCode(&view, e, now)
	has := p.vault != nil && p.vault.HasDeletionCode(e.ID)
	if e.Service == vault.ServiceUgyfelkapu || has {
		view.MoreLabel = p.words.T("codes.deletion")
	}
	if p.loginGuide(e) != "" {
		view.GuideLabel = p.words.T("codes.guide")
	}
	switch {
	case enroll.NeedsDeletionCode(e, has):
		view.Warning = p.words.T("codes.nodeletion")
	case enroll.NeedsPaper(e, has):
		view.Warning = p.words.T("codes.nopaper")
	}
	return codes.Card{ID: e.ID, View: view}
}

func (p *Program) addCode(view *widgets.CodeView, e vault.Entry, now time.Time) {
	now = p.codeTime(now)
	current, err := code.At(e.Key, now)
	if err != nil {
		view.Warning = p.words.T("codes.badkey")
		return
	}
	view.Grouped = current.Grouped()
	view.Left, view.Period = current.SecondsLeft(now), e.Key.Period
	view.Late = enroll.TooLate(view.Left)
	view.Hint = p.words.T("codes.good", "Seconds", view.Left)
	if view.Late {
		view.Hint = p.words.T("codes.late")
	}
	if next, err := code.Next(e.Key, now); err == nil {
		view.Next = p.words.T("codes.next", "Code", next.Grouped())
	}
}

// copyCode puts the entry's code of this moment into the clipboard.
func (p *Program) copyCode(id string) {
	for _, e := range p.entries {
		if e.ID == id {
			p.copyCodeOf(e, func(tone widgets.Tone, title, body string) {
				if p.codes != nil {
					p.codes.Tell(tone, title, body, p.deps.Clock.Now().Add(newsFor))
				}
			})
		}
	}
}

func (p *Program) copyCodeOf(e vault.Entry, tell func(tone widgets.Tone, title, body string)) {
	p.session.Touch()
	now := p.codeTime(p.deps.Clock.Now())
	current, err := code.At(e.Key, now)
	if err != nil {
		title, body := p.sentence(err)
		tell(widgets.Trouble, title, body)
		return
	}
	left := current.SecondsLeft(now)
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		err := p.clip.Copy(current.Digits())
		return func() {
			switch {
			case err != nil:
				title, body := p.sentence(err)
				tell(widgets.Trouble, title, body)
			case enroll.TooLate(left):
				tell(widgets.Careful, p.words.T("codes.copied.late.title"), p.words.T("codes.copied.late.text", "Seconds", left))
			default:
				tell(widgets.Good, p.words.T("codes.copied.title"), p.words.T("codes.copied.text"))
			}
		}
	})
}
