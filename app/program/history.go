package program

import (
	"context"
	"time"

	"kapukod/app/problem"
	"kapukod/app/screens/history"
	"kapukod/app/widgets"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// showHistory shows the page of the vault's earlier states; back leaves it.
func (p *Program) showHistory(back func()) {
	p.again = func() { p.showHistory(back) }
	p.session.Touch()
	var screen *history.Screen
	earlier, err := p.vault.Earlier()
	screen = history.New(p.words, p.moments(earlier), history.Actions{
		Open:    func(i int) { p.compareWith(screen, i, earlier[i].Name) },
		Restore: func(i int) { p.goBackTo(screen, earlier[i]) },
		Back:    back,
	})
	if err != nil {
		screen.Failed(p.sentence(err))
	}
	p.shell.Show(screen)
}

// moments says when each generation was saved, with the seconds where minutes
// do not tell them apart.
func (p *Program) moments(earlier []vaultfile.Generation) []string {
	var times []string
	same := make(map[string]int)
	for _, g := range earlier {
		same[p.moment(g.Time, "15:04")]++
	}
	for _, g := range earlier {
		at := p.moment(g.Time, "15:04")
		if same[at] > 1 {
			at = p.moment(g.Time, "15:04:05")
		}
		times = append(times, at)
	}
	return times
}

// moment is a day and a time of it.
func (p *Program) moment(t time.Time, clock string) string {
	return p.date(t) + " " + t.Local().Format(clock)
}

// compareWith tells the page what going back to a generation would change.
func (p *Program) compareWith(screen *history.Screen, i int, name string) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		loss, err := open.CompareGeneration(ctx, name)
		return func() {
			switch {
			case p.vault != open || p.shell.Current() != screen:
			case err != nil:
				screen.Failed(p.sentence(err))
			default:
				screen.Compare(i, changesOf(loss.Entries))
			}
		}
	})
}

func changesOf(entries []vault.EntryChange) history.Changes {
	var c history.Changes
	for _, e := range entries {
		name := problem.EntryName(e)
		switch e.Change {
		case vault.Added:
			c.Gone = append(c.Gone, name)
		case vault.Changed:
			c.Changed = append(c.Changed, name)
		case vault.Removed:
			c.Returned = append(c.Returned, name)
		}
	}
	return c
}

// goBackTo goes back to a generation, and shows the codes as they are then.
func (p *Program) goBackTo(screen *history.Screen, g vaultfile.Generation) {
	p.session.Touch()
	open := p.vault
	p.deps.Runner.Run(p.ctx, func(ctx context.Context) func() {
		saved, err := open.RestoreGeneration(ctx, g.Name)
		if err == nil {
			saved.Wipe()
		}
		return func() {
			switch {
			case p.vault != open:
				// Locked meanwhile: it is done all the same.
			case err != nil:
				screen.Failed(p.sentence(err))
			case p.stillAt(screen):
				p.showCodes()
				if p.codes != nil {
					p.codes.Tell(widgets.Good, p.words.T("history.done.title", "When", p.moment(g.Time, "15:04")),
						p.words.T("history.done.text"), p.deps.Clock.Now().Add(2*newsFor))
				}
			}
		}
	})
}
