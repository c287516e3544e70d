package recovery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// SheetActions are what the user can ask for while a sheet is new.
type SheetActions struct {
	// Print prints the sheet; nil where nothing can be printed. Save asks for
	// a place. Both are answered with Tell.
	Print, Save func()
	// Prove checks the groups that were typed; the caller goes on, or answers
	// with WrongGroups or Failed.
	Prove func(groups map[int]string)
	// Later puts it off.
	Later func()
}

// Sheet brings a new recovery sheet to paper. It is the only screen that has
// the sheet's secret.
type Sheet struct {
	frame
	actions SheetActions
	groups  []string
	asked   []int
	byHand  *fyne.Container
}

// NewSheet returns the screen. groups are the sheet's, the first of which is
// the beginning that all sheets share; asked are the numbers of those to be
// proved, 1 being the one after it.
func NewSheet(words *text.Catalog, groups []string, asked []int, actions SheetActions) *Sheet {
	s := &Sheet{frame: newFrame(words), actions: actions, groups: groups, asked: asked}
	s.showWays()
	return s
}

// Hidden takes the secret out of the window.
func (s *Sheet) Hidden() {
	s.hideGroups()
	s.groups = nil
	s.Pages.Hidden()
}

func (s *Sheet) hideGroups() {
	if s.byHand != nil {
		s.byHand.RemoveAll()
		s.byHand = nil
	}
}

// showWays explains the sheet and offers the ways to paper.
func (s *Sheet) showWays() {
	s.hideGroups()
	s.Begin()
	way := func(key string, icon fyne.Resource, pressed func()) fyne.CanvasObject {
		b := widgets.NewButton(s.words.T(key), pressed)
		b.Leading, b.Icon = true, icon
		return b
	}
	ways := widgets.NewColumn()
	if s.actions.Print != nil {
		ways.Add(way("recovery.print", theme.DocumentPrintIcon(), s.actions.Print))
	}
	ways.Add(way("recovery.save", theme.DocumentSaveIcon(), s.actions.Save))
	ways.Add(way("recovery.byhand", theme.DocumentCreateIcon(), s.showByHand))
	s.Main = widgets.NewMainButton(s.words.T("recovery.have"), s.showProof)
	s.Show(s.words.T("recovery.title"), widgets.NewColumn(
		widgets.NewLed(widgets.NewWords(s.words.T("recovery.what")), widgets.NewSubHeading(s.words.T("recovery.topaper")), ways),
		widgets.NewWords(s.words.T("recovery.then")),
		widgets.NewWords(s.words.T("recovery.where")),
	), s.later(), s.Main)
}

// showByHand shows the groups, to be written down.
func (s *Sheet) showByHand() {
	s.Begin()
	rest := s.groups
	s.byHand = widgets.NewColumn()
	if len(s.groups) > 0 {
		s.byHand.Add(widgets.NewBig(s.groups[0]))
		rest = s.groups[1:]
	}
	s.byHand.Add(widgets.NewNumbered(rest))
	body := widgets.NewLed(widgets.NewWords(s.words.T("recovery.byhand.text")), widgets.NewCard(s.byHand))
	s.Main = widgets.NewMainButton(s.words.T("recovery.written"), s.showProof)
	s.Show(s.words.T("recovery.byhand.title"), body, s.Back(s.showWays), s.Main)
}

// showProof asks for groups from the paper.
func (s *Sheet) showProof() {
	s.hideGroups()
	s.proofPage(s.asked, s.actions.Prove, s.showWays, s.later())
}

func (s *Sheet) later() *widgets.Button {
	return widgets.NewButton(s.words.T("recovery.later"), s.actions.Later)
}
