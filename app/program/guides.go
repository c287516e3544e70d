package program

import (
	"slices"
	"strings"

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
		Open:   func(id string) { p.openGuide(id, func() { p.showGuidesOver(before) }) },
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

// openGuide begins a guide; where it is for a login and several entries fit, it
// first asks which.
func (p *Program) openGuide(id string, back func()) {
	fitting := p.entriesFor(id)
	switch len(fitting) {
	case 0:
		p.startGuide(id, "", back)
	case 1:
		p.startGuide(id, fitting[0].ID, back)
	default:
		p.askWhose(id, fitting, back)
	}
}

func (p *Program) askWhose(id string, fitting []vault.Entry, back func()) {
	p.again = func() { p.askWhose(id, fitting, back) }
	var people []string
	for _, e := range fitting {
		people = append(people, strings.TrimSpace(e.Key.Issuer+" "+e.Key.Account))
	}
	p.shell.Show(guidepage.NewWhose(p.words, people, func(i int) { p.startGuide(id, fitting[i].ID, back) }, back))
}

// entriesFor are the entries that a login guide is for, without their keys.
func (p *Program) entriesFor(id string) []vault.Entry {
	var fitting []vault.Entry
	i := slices.IndexFunc(p.deps.Guides, func(g guide.Guide) bool { return g.ID == id })
	if i < 0 || p.vault == nil {
		return nil
	}
	for _, e := range p.entries {
		if e.Status == vault.StatusActive && walk.Fits(p.deps.Guides[i], e.Key.Issuer, e.Service) {
			e.Key.Secret = nil
			fitting = append(fitting, e)
		}
	}
	return fitting
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
