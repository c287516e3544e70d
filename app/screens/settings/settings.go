// Package settings owns the pages of the user's choices: one with the names of the
// others, and one for each group of choices. Each choice takes effect at once; the
// pages store nothing themselves.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/settings"
	"kapukod/internal/text"
)

// Section is a page of choices that belong together.
type Section string

// The sections; Index is the page that leads to the others.
const (
	Index  Section = ""
	Look   Section = "look"
	Codes  Section = "codes"
	Lock   Section = "lock"
	Window Section = "window"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Change is called with the new choices; the caller shows the page again
	// in the new look.
	Change func(settings.Settings)
	// Open leads to a section, Back to where the page was opened.
	Open func(Section)
	Back func()
	// Answered is the heading of the choice that was made last: the keyboard stays
	// there when the page is shown again.
	Answered *string
	// Recovery shows the page of the recovery sheet, Members that of who uses
	// the vault, History the earlier states of it, Bin what was deleted; nil while
	// it is locked.
	Recovery, Members, History, Bin func()
	// Remember shows the page about opening the vault without the passphrase; nil
	// while it is locked, and where nothing can be remembered.
	Remember func()
	// SeesMinimised: it can be known that the window is minimised.
	SeesMinimised bool
	// System tells what the computer can do with the window.
	System func() System
}

// Screen is a page of choices.
type Screen struct {
	page    *widgets.Page
	words   *text.Catalog
	now     settings.Settings
	body    *fyne.Container
	actions Actions
	// answered is the button that was pressed last; nil for none.
	answered *widgets.Button
	news     *widgets.Notice
}

// New returns the page of a section with the choices as they are.
func New(words *text.Catalog, now settings.Settings, section Section, actions Actions) *Screen {
	s := &Screen{words: words, now: now, actions: actions, body: widgets.NewColumn(), news: widgets.NewNotice(widgets.Trouble, "", "")}
	title, leave := words.T("settings.title"), words.T("common.done")
	switch section {
	case Look:
		s.addLook()
	case Codes:
		s.addCodes()
	case Lock:
		s.addLock()
	case Window:
		s.addWindow()
	default:
		s.addIndex()
	}
	if section != Index {
		title = words.T("settings.section." + string(section))
	}
	s.page = widgets.NewPage(widgets.PageParts{
		Title:   title,
		News:    s.news,
		Body:    s.body,
		Actions: []fyne.CanvasObject{widgets.NewMainButton(leave, actions.Back)},
	})
	return s
}

// addIndex adds the buttons that lead to the other pages.
func (s *Screen) addIndex() {
	for _, section := range []struct {
		Section
		icon fyne.Resource
	}{{Look, theme.ColorPaletteIcon()}, {Codes, theme.VisibilityIcon()}, {Lock, theme.LoginIcon()}, {Window, theme.DesktopIcon()}} {
		s.addPage("settings.section."+string(section.Section), section.icon, func() { s.actions.Open(section.Section) })
	}
	for _, page := range []struct {
		why, name string
		icon      fyne.Resource
		open      func()
	}{
		{"settings.recovery", "recovery.title", theme.DocumentIcon(), s.actions.Recovery},
		{"settings.members", "members.title", theme.AccountIcon(), s.actions.Members},
		{"settings.history", "history.title", theme.HistoryIcon(), s.actions.History},
		{"settings.bin", "bin.title", theme.DeleteIcon(), s.actions.Bin},
	} {
		if page.open != nil {
			s.body.Add(widgets.NewSubHeading(s.words.T(page.why)))
			s.addPage(page.name, page.icon, page.open)
		}
	}
}

func (s *Screen) addPage(name string, icon fyne.Resource, open func()) {
	b := widgets.NewButton(s.words.T(name), open)
	b.Leading, b.Icon = true, icon
	s.body.Add(b)
}

// change applies a change to the choices.
func (s *Screen) change(apply func(*settings.Settings)) {
	next := s.now
	apply(&next)
	s.actions.Change(next)
}

// addChoice adds a heading and one choice of several; the names are ready to read.
func (s *Screen) addChoice(heading string, names []string, selected int, apply func(*settings.Settings, int)) {
	s.body.Add(widgets.NewSubHeading(s.words.T(heading)))
	s.add(heading, names, max(selected, 0), func(i int) {
		s.change(func(next *settings.Settings) { apply(next, i) })
	})
}

// add adds the buttons of a choice.
func (s *Screen) add(heading string, names []string, selected int, answer func(int)) {
	at := s.actions.Answered
	choice := widgets.NewChoice(names, selected, func(i int) {
		if at != nil {
			*at = heading
		}
		answer(i)
	})
	if at != nil && *at == heading {
		s.answered = choice.Chosen()
	}
	s.body.Add(choice.Container)
}

// addSwitch adds a question with yes and no, and why one may want it.
func (s *Screen) addSwitch(heading, why string, on bool, apply func(*settings.Settings, bool)) {
	s.addYesNo(heading, why, on, func(yes bool) {
		s.change(func(next *settings.Settings) { apply(next, yes) })
	})
}

// addYesNo is addSwitch for what is no setting of the program's.
func (s *Screen) addYesNo(heading, why string, on bool, answer func(yes bool)) {
	selected := 1
	if on {
		selected = 0
	}
	s.body.Add(widgets.NewSubHeading(s.words.T(heading)))
	s.body.Add(widgets.NewWords(s.words.T(why)))
	s.add(heading, []string{s.words.T("common.yes"), s.words.T("common.no")}, selected, func(i int) { answer(i == 0) })
}

// addCannot says under the heading of a choice why it cannot be made here.
func (s *Screen) addCannot(heading, why string) {
	s.body.Add(widgets.NewSubHeading(s.words.T(heading)))
	s.body.Add(widgets.NewWords(s.words.T(why)))
}

// names gives the sentence of each value.
func names(values []string, sentence func(value string) string) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = sentence(v)
	}
	return all
}

// Failed says what went wrong.
func (s *Screen) Failed(title, body string) { s.news.Set(widgets.Trouble, title, body) }

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown puts the keyboard where it was when a choice was made.
func (s *Screen) Shown(focus func(fyne.Focusable)) {
	if s.answered != nil {
		focus(s.answered)
	}
}

// Hidden does nothing: nothing here is secret.
func (s *Screen) Hidden() {}

// Escape leaves the page.
func (s *Screen) Escape() { s.actions.Back() }
