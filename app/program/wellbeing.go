package program

import (
	"slices"

	"kapukod/app/screens/codes"
	settingspage "kapukod/app/screens/settings"
	wellpage "kapukod/app/screens/wellbeing"
	"kapukod/app/widgets"
	"kapukod/internal/clockcheck"
	"kapukod/internal/passphrase"
	"kapukod/internal/vault"
	"kapukod/internal/wellbeing"
)

// welfare is what the program keeps of how well the vault is.
type welfare struct {
	// phrase is how strong the passphrase was that was typed last; it is known
	// until the vault is locked.
	phrase wellbeing.Strength
	// reminded tells that nothing of it is to be mentioned in this run again.
	reminded bool
}

// strengthOf judges a passphrase at the moment of typing. It runs on a background
// goroutine.
func (p *Program) strengthOf(phrase []byte) wellbeing.Strength {
	if passphrase.Judge(string(phrase), []string{p.deps.Vault.Member}).OK {
		return wellbeing.Strong
	}
	return wellbeing.Weak
}

// showWellbeing shows the page that tells whether all is well; back leaves it.
func (p *Program) showWellbeing(back func()) {
	if p.vault == nil {
		return
	}
	again := func() { p.showWellbeing(back) }
	p.again = again
	p.session.Touch()
	document := p.vault.Document()
	defer document.Wipe()
	found := wellbeing.Check(p.welfareFacts(document))
	lines := make([]wellpage.Line, len(found))
	for i, f := range found {
		lines[i] = p.wellLine(f, again)
	}
	p.shell.Show(wellpage.New(p.words, p.summaryOf(found), lines, back))
}

// welfareFacts are what is known of the vault as a whole.
func (p *Program) welfareFacts(document *vault.Document) wellbeing.Facts {
	facts := wellbeing.Facts{
		Phrase: p.welfare.phrase, LockAfter: p.settings.LockAfter(), ClockShifted: p.settings.ClockSeconds != 0,
	}
	switch {
	case document.Recovery == nil:
	case document.Recovery.Proven == nil:
		facts.Sheet = wellbeing.UnprovenSheet
	default:
		facts.Sheet = wellbeing.ProvenSheet
	}
	for _, f := range clockcheck.Check(p.clockFacts()) {
		switch f {
		case clockcheck.BeforeBuild:
			facts.ClockWrong = true
		case clockcheck.OtherZone: // somebody may be on a journey: codes do not go by the time zone
		default:
			facts.ClockDoubted = true
		}
	}
	slots := p.vault.DeletionCodes()
	for i := range document.Entries {
		e := &document.Entries[i]
		if e.Deleted == nil && e.Service == vault.ServiceUgyfelkapu && e.Status == vault.StatusActive {
			facts.Entries = append(facts.Entries, wellbeing.Entry{ID: e.ID, Name: p.nameOf(e),
				Has: slots[e.ID], OnPaper: e.DeletionPaper != nil})
		}
	}
	return facts
}

func (p *Program) summaryOf(found []wellbeing.Finding) string {
	switch n := wellbeing.ToDos(found); n {
	case 0:
		return p.words.T("well.nothing")
	default:
		return p.words.T("well.something", "Count", n)
	}
}

// wellLine is a finding with the button that mends it.
func (p *Program) wellLine(f wellbeing.Finding, again func()) wellpage.Line {
	key := "well." + string(f.Topic) + "." + string(f.State)
	if f.Why != "" {
		key += "." + string(f.Why)
	}
	line := wellpage.Line{Tone: wellTone(f.State), Text: p.words.T(key + ".text")}
	if f.Name == "" {
		line.Title = p.words.T(key + ".title")
	} else {
		line.Title = p.words.T(key+".title", "Name", f.Name)
	}
	if f.State == wellbeing.Good {
		return line
	}
	line.Mend = p.words.T("well." + string(f.Topic) + ".mend")
	line.OnMend = map[wellbeing.Topic]func(){
		wellbeing.Sheet:    func() { p.showRecovery(again) },
		wellbeing.Deletion: func() { p.showDeletionOver(f.ID, f.Name, again) },
		wellbeing.Copy:     func() { p.showCopying(again) },
		wellbeing.Phrase:   func() { p.showMembers(again) },
		wellbeing.Lock:     func() { p.showSection(settingspage.Lock, again) },
		wellbeing.Clock:    func() { p.showClockOver(again) },
	}[f.Topic]
	if f.Topic == wellbeing.Phrase && f.State == wellbeing.Unknown {
		line.OnMend = nil
	}
	return line
}

func wellTone(s wellbeing.State) widgets.Tone {
	switch s {
	case wellbeing.Good:
		return widgets.Good
	case wellbeing.ToDo:
		return widgets.Careful
	}
	return widgets.Info
}

// showCopying shows how to copy the vault.
func (p *Program) showCopying(back func()) {
	p.again = func() { p.showCopying(back) }
	p.session.Touch()
	var screen *wellpage.Screen
	screen = wellpage.NewCopying(p.words, p.deps.Vault.Dir, func() { p.copyText(p.deps.Vault.Dir, screen.Tell) }, back)
	p.shell.Show(screen)
}

// careReminder is the quiet line about something to do: the recovery sheet, or
// what no card of the list tells.
func (p *Program) careReminder(document *vault.Document) *codes.Reminder {
	if r := p.sheetReminder(document); r != nil {
		return r
	}
	found := wellbeing.Check(p.welfareFacts(document))
	untold := slices.ContainsFunc(found, func(f wellbeing.Finding) bool {
		return f.State == wellbeing.ToDo && f.Topic != wellbeing.Sheet && f.Topic != wellbeing.Deletion
	})
	if p.welfare.reminded || !untold {
		return nil
	}
	return &codes.Reminder{
		Text: p.words.T("well.reminder"),
		Open: p.words.T("well.title"), Dismiss: p.words.T("codes.reminder.dismiss"),
		OnOpen: func() { p.showWellbeing(p.showCodes) },
		OnDismiss: func() {
			p.welfare.reminded = true
			p.showCodes()
		},
	}
}

// wellFromHelp is the way from the help page; nil while the vault is locked.
func (p *Program) wellFromHelp(before func()) func() {
	if p.vault == nil {
		return nil
	}
	return func() { p.showWellbeing(func() { p.showHelpOver(before) }) }
}
