package program

import (
	"context"
	"maps"
	"time"

	"kapukod/app/widgets"
	"kapukod/internal/code"
	"kapukod/internal/enroll"
	"kapukod/internal/recent"
	"kapukod/internal/vault"
)

// clipboardAfter is how long a copied code stays in the clipboard, and
// newsFor how long the news about it stays in the page.
const (
	clipboardAfter = 30 * time.Second
	newsFor        = 12 * time.Second
)

// teller shows news on the page that asked for something.
type teller func(tone widgets.Tone, title, body string)

// copyCode puts an entry's code into the clipboard: that of this moment, or the
// next one where this one is about to end.
func (p *Program) copyCode(id string) {
	for i := range p.entries {
		if p.entries[i].ID != id {
			continue
		}
		p.copyEither(p.entries[i], true, func(tone widgets.Tone, title, body string) {
			switch {
			case p.codes == nil:
			case tone == widgets.Trouble:
				p.codes.Tell(tone, title, body, p.deps.Clock.Now().Add(newsFor))
			default:
				p.codes.Draw() // it is used now
				p.tellCopied(tone, title, body)
			}
		})
		return
	}
}

// copyCodeOf copies the code of this moment, and says so where it is about to end.
func (p *Program) copyCodeOf(e vault.Entry, tell teller) {
	p.copyEither(e, false, func(tone widgets.Tone, title, body string) {
		if tone != widgets.Trouble {
			body += " " + p.words.T("codes.clearing", "Seconds", int(clipboardAfter/time.Second))
		}
		tell(tone, title, body)
	})
}

func (p *Program) copyEither(e vault.Entry, ahead bool, tell teller) {
	p.session.Touch()
	if p.session.Opened() == nil {
		return // the time ran out in a sleep, and this locked
	}
	now := p.codeTime(p.deps.Clock.Now())
	taken, err := code.At(e.Key, now)
	left := taken.SecondsLeft(now)
	next := ahead && err == nil && enroll.TooLate(left)
	if next {
		taken, err = code.Next(e.Key, now)
	}
	if err != nil {
		title, body := p.sentence(err)
		tell(widgets.Trouble, title, body)
		return
	}
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		err := p.clip.Copy(taken.Digits())
		return func() {
			if err != nil {
				title, body := p.sentence(err)
				tell(widgets.Trouble, title, body)
				return
			}
			p.noteUse(e.ID, taken.Until())
			switch {
			case next:
				tell(widgets.Good, p.words.T("codes.copied.next.title"), p.words.T("codes.copied.next.text"))
			case enroll.TooLate(left):
				tell(widgets.Careful, p.words.T("codes.copied.late.title"), p.words.T("codes.copied.late.text", "Seconds", left))
			default:
				tell(widgets.Good, p.words.T("codes.copied.title"), p.words.T("codes.copied.text"))
			}
		}
	})
}

// noteUse marks a code as used until it changes, and keeps when that was.
func (p *Program) noteUse(id string, until time.Time) {
	if p.vault == nil {
		return
	}
	if p.list.copied == nil {
		p.list.copied = make(map[string]time.Time)
	}
	p.list.copied[id] = until
	if p.deps.Recent.Write == nil || p.list.uses == nil || !p.list.uses.Note(id, p.deps.Clock.Now()) {
		return
	}
	uses := maps.Clone(p.list.uses)
	p.deps.Runner.Run(p.ctx, func(context.Context) func() {
		_ = p.deps.Recent.Save(uses) // the order of a list is all that is lost
		return nil
	})
}

// readUses reads, once, what was last used, and forgets what is no more.
func (p *Program) readUses(document *vault.Document) {
	if p.list.uses != nil {
		return
	}
	p.list.uses = make(recent.Uses)
	if p.deps.Recent.Read == nil {
		return
	}
	p.list.uses = p.deps.Recent.Load()
	live := make(map[string]bool, len(document.Entries))
	for i := range document.Entries {
		live[document.Entries[i].ID] = true
	}
	p.list.uses.Keep(func(id string) bool { return live[id] })
}
