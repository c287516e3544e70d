package program

import (
	"slices"

	guidepage "kapukod/app/screens/guide"
	"kapukod/internal/guide"
	"kapukod/internal/vault"
	"kapukod/internal/walk"
)

// showGuides lists all guides; leaving shows what was there before.
func (p *Program) showGuides() {
	before := p.again
	p.showGuidesOver(before)
}

func (p *Program) showGuidesOver(before func()) {
	p.again = func() { p.showGuidesOver(before) }
	p.session.Touch()
	p.shell.Show(guidepage.NewList(p.words, guidepage.Listing{
		Title: p.words.T("guide.list.title"), Guides: p.deps.Guides, Resume: p.unfinishedGuide(),
	}, guidepage.ListActions{
		Open:   func(id string) { p.startGuide(id, p.onlyEntryOf(id), func() { p.showGuidesOver(before) }) },
		Resume: p.resumeGuide,
		Forget: func() {
			p.forgetGuide()
			p.showGuidesOver(before)
		},
		Back: before,
	}))
}

// showAdd asks which site the new entry is for: its guide leads there.
func (p *Program) showAdd() {
	setups := slices.DeleteFunc(slices.Clone(p.deps.Guides), func(g guide.Guide) bool { return g.Kind != guide.KindSetup })
	if len(setups) == 0 {
		p.beginEnrolment()
		return
	}
	p.again = p.showAdd
	p.session.Touch()
	p.shell.Show(guidepage.NewList(p.words, guidepage.Listing{
		Title: p.words.T("guide.add.title"), Why: p.words.T("guide.add.text"), Guides: setups,
		Resume: p.unfinishedGuide(), Plain: p.words.T("guide.plain"),
	}, guidepage.ListActions{
		Open:   func(id string) { p.startGuide(id, "", p.showAdd) },
		Resume: p.resumeGuide,
		Forget: func() {
			p.forgetGuide()
			p.showAdd()
		},
		Plain: p.beginEnrolment,
		Back:  p.showCodes,
	}))
}

// loginGuide is the guide to log in with an entry; empty for none.
func (p *Program) loginGuide(e vault.Entry) string {
	return walk.LoginFor(p.deps.Guides, e.Key.Issuer, e.Service)
}

// onlyEntryOf is the one entry that a login guide is about; empty where there
// is none, or where there are several to choose from.
func (p *Program) onlyEntryOf(id string) string {
	only := ""
	for _, e := range p.entries {
		switch {
		case e.Status != vault.StatusActive || p.loginGuide(e) != id:
		case only != "":
			return ""
		default:
			only = e.ID
		}
	}
	return only
}

// showLoginGuide shows how to log in with an entry.
func (p *Program) showLoginGuide(id string) {
	for _, e := range p.entries {
		if e.ID == id {
			p.startGuide(p.loginGuide(e), id, p.showCodes)
			return
		}
	}
}
