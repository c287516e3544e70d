// Package welcome owns the first page of the first start: what the program
// is, and in which language it speaks.
package welcome

import (
	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Language is called with the chosen language; the caller shows the
	// screen again in it.
	Language func(text.Lang)
	// Start goes on to the passphrase.
	Start func()
	// Guides lists the guides.
	Guides func()
}

// Screen is the welcome.
type Screen struct{ page *widgets.Page }

// New returns the welcome.
func New(words *text.Catalog, actions Actions) *Screen {
	hungarian := widgets.NewButton("Magyar", func() { actions.Language("hu") })
	english := widgets.NewButton("English", func() { actions.Language("en") })
	chosen := map[text.Lang]*widgets.Button{"hu": hungarian, "en": english}[words.Lang()]
	if chosen != nil {
		chosen.SetText("✓ " + chosen.Text)
	}
	return &Screen{page: widgets.NewPage(widgets.PageParts{
		Top:   widgets.NewButtonRow(hungarian, english),
		Title: words.T("welcome.title"),
		Body: widgets.NewColumn(
			widgets.NewWords(words.T("welcome.what")),
			widgets.NewWords(words.T("welcome.local")),
			widgets.NewNotice(widgets.Info, words.T("about.unofficial.title"), words.T("about.unofficial.text")),
			widgets.NewNotice(widgets.Careful, words.T("welcome.password.title"), words.T("welcome.password.text")),
		),
		Actions: []fyne.CanvasObject{
			widgets.NewButton(words.T("guide.list"), actions.Guides),
			widgets.NewMainButton(words.T("welcome.start"), actions.Start),
		},
	})}
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown does nothing: the first Tab reaches the first button.
func (s *Screen) Shown(func(fyne.Focusable)) {}

// Hidden does nothing: nothing here is secret.
func (s *Screen) Hidden() {}
