// Package settings owns the page of the user's few choices. Each takes effect
// at once; the page stores nothing itself.
package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/settings"
	"kapukod/internal/text"
)

// Actions are what the user can ask for here.
type Actions struct {
	// Change is called with the new choices; the caller shows the page again
	// in the new look.
	Change func(settings.Settings)
	Back   func()
	// Recovery shows the page of the recovery sheet, Members that of who uses
	// the vault; nil while it is locked.
	Recovery, Members func()
	// History shows the earlier states of the vault; nil while it is locked.
	History func()
}

// Screen is the page of choices.
type Screen struct {
	page    *widgets.Page
	actions Actions
}

// New returns the page with the choices as they are.
func New(words *text.Catalog, now settings.Settings, actions Actions) *Screen {
	change := func(apply func(*settings.Settings)) {
		next := now
		apply(&next)
		actions.Change(next)
	}
	langs := []string{"hu", "en"}
	language := widgets.NewChoice([]string{"Magyar", "English"}, max(slices.Index(langs, string(words.Lang())), 0),
		func(i int) { change(func(s *settings.Settings) { s.Language = langs[i] }) })

	sizes := settings.TextSizes()
	var sizeNames []string
	for _, percent := range sizes {
		sizeNames = append(sizeNames, words.T("settings.size.percent", "Percent", percent))
	}
	size := widgets.NewChoice(sizeNames, max(slices.Index(sizes, now.TextPercent), 0),
		func(i int) { change(func(s *settings.Settings) { s.TextPercent = sizes[i] }) })

	looks := []string{"system", "light", "dark"}
	look := widgets.NewChoice([]string{
		words.T("settings.look.system"), words.T("settings.look.light"), words.T("settings.look.dark"),
	}, max(slices.Index(looks, now.Look), 0), func(i int) { change(func(s *settings.Settings) { s.Look = looks[i] }) })

	minutes := lockChoices(now.LockMinutes)
	var minuteNames []string
	for _, m := range minutes {
		minuteNames = append(minuteNames, words.T("settings.lock.minutes", "Minutes", strconv.Itoa(m)))
	}
	lock := widgets.NewChoice(minuteNames, slices.Index(minutes, now.LockMinutes),
		func(i int) { change(func(s *settings.Settings) { s.LockMinutes = minutes[i] }) })

	body := widgets.NewColumn()
	addVaultPages(body, words, actions)
	for _, part := range []fyne.CanvasObject{
		widgets.NewSubHeading(words.T("settings.size")), size.Container,
		widgets.NewSubHeading(words.T("settings.language")), language.Container,
		widgets.NewSubHeading(words.T("settings.look")), look.Container,
		widgets.NewSubHeading(words.T("settings.lock")), lock.Container,
	} {
		body.Add(part)
	}
	s := &Screen{actions: actions}
	s.page = widgets.NewPage(widgets.PageParts{
		Title:   words.T("settings.title"),
		Body:    body,
		Actions: []fyne.CanvasObject{widgets.NewMainButton(words.T("common.done"), actions.Back)},
	})
	return s
}

// addVaultPages adds the buttons that lead to the pages about the open vault.
func addVaultPages(body *fyne.Container, words *text.Catalog, actions Actions) {
	for _, page := range []struct {
		why, name string
		icon      fyne.Resource
		open      func()
	}{
		{"settings.recovery", "recovery.title", theme.DocumentIcon(), actions.Recovery},
		{"settings.members", "members.title", theme.AccountIcon(), actions.Members},
		{"settings.history", "history.title", theme.HistoryIcon(), actions.History},
	} {
		if page.open == nil {
			continue
		}
		b := widgets.NewButton(words.T(page.name), page.open)
		b.Leading, b.Icon = true, page.icon
		body.Add(widgets.NewSubHeading(words.T(page.why)))
		body.Add(b)
	}
}

// lockChoices are the idle times on offer, and the one in force.
func lockChoices(current int) []int {
	choices := []int{1, 5, 15, 60}
	if !slices.Contains(choices, current) {
		choices = append(choices, current)
		slices.Sort(choices)
	}
	return choices
}

// Content is the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown does nothing.
func (s *Screen) Shown(func(fyne.Focusable)) {}

// Hidden does nothing: nothing here is secret.
func (s *Screen) Hidden() {}

// Escape leaves the page.
func (s *Screen) Escape() { s.actions.Back() }
