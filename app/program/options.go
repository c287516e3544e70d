package program

import (
	"kapukod/app/screens/help"
	settingspage "kapukod/app/screens/settings"
	"kapukod/internal/settings"
)

// showSettings shows the user's choices; leaving shows what was there before.
func (p *Program) showSettings() {
	before := p.again
	p.showSettingsOver(before)
}

func (p *Program) showSettingsOver(before func()) {
	actions := settingspage.Actions{Change: p.change, Back: before, Open: func(section settingspage.Section) {
		p.showSection(section, func() { p.showSettingsOver(before) })
	}}
	if p.vault != nil {
		actions.Recovery = func() { p.showRecovery(func() { p.showSettingsOver(before) }) }
		actions.History = func() { p.showHistory(func() { p.showSettingsOver(before) }) }
		actions.Bin = func() { p.showBin(func() { p.showSettingsOver(before) }) }
		actions.Members = func() { p.showMembers(func() { p.showSettingsOver(before) }) }
	}
	p.showSettingsPage(settingspage.Index, actions)
}

// showSection shows the choices of one section.
func (p *Program) showSection(section settingspage.Section, back func()) {
	actions := settingspage.Actions{Change: p.change, Back: back, SeesMinimised: p.seesMinimised(), System: p.system, Answered: new(string)}
	if p.vault != nil && p.canRemember() {
		actions.Remember = func() { p.showRemember(func() { p.showSection(section, back) }) }
	}
	p.showSettingsPage(section, actions)
}

func (p *Program) showSettingsPage(section settingspage.Section, actions settingspage.Actions) {
	p.again = func() { p.showSettingsPage(section, actions) }
	p.session.Touch()
	screen := settingspage.New(p.words, p.settings, section, actions)
	p.shell.Show(screen)
	p.tellUnkept(screen.Failed)
}

// tellUnkept says once that the choice made last is not kept beyond this run.
func (p *Program) tellUnkept(tell func(title, body string)) {
	if p.unkept != nil {
		tell(p.sentence(p.unkept))
		p.unkept = nil
	}
}

// change applies and stores the choices, and shows the screen anew.
func (p *Program) change(next settings.Settings) {
	p.settings = next
	p.session.SetIdleLock(next.LockAfter())
	p.watchSeat()
	p.applyDesktop()
	// The choice holds for this run even when it cannot be stored.
	p.unkept = p.deps.Settings.Save(next)
	// The words of a language that was offered are always there.
	_ = p.loadWords()
	p.applyLook()
	p.tray.shown = nil // its words may be others now
	p.drawTray()
	p.again()
}

func (p *Program) showHelp() {
	before := p.again
	p.showHelpOver(before)
}

func (p *Program) showHelpOver(before func()) { p.helpOver(before) }

func (p *Program) helpOver(before func()) *help.Screen {
	p.again = func() { p.showHelpOver(before) }
	p.session.Touch()
	screen := help.New(p.words, p.deps.Version, help.Actions{
		Guides: p.showGuides, Clock: p.showClock, Well: p.wellFromHelp(before), Back: before, RemoteHelp: p.remoteHelp(), NoReader: p.deps.Desktop.NoReader,
		Practice: p.practiceActions(func() *help.Screen { return p.helpOver(before) }),
	})
	p.shell.Show(screen)
	return screen
}
