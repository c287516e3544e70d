package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/theme"

	"kapukod/app/widgets"
	"kapukod/internal/settings"
)

// addLock adds when the vault locks by itself.
func (s *Screen) addLock() {
	minutes := lockChoices(s.now.LockMinutes)
	var names []string
	for _, m := range minutes {
		names = append(names, s.words.T("settings.lock.minutes", "Minutes", strconv.Itoa(m)))
	}
	s.addChoice("settings.lock", names, slices.Index(minutes, s.now.LockMinutes),
		func(next *settings.Settings, i int) { next.LockMinutes = minutes[i] })
	s.addSwitch("settings.system", "settings.system.why", s.now.LockWithSystem,
		func(next *settings.Settings, on bool) { next.LockWithSystem = on })
	s.addMinimised()
	if s.actions.Remember != nil {
		s.body.Add(widgets.NewSubHeading(s.words.T("settings.remember")))
		s.addPage("remember.title", theme.LoginIcon(), s.actions.Remember)
	}
}

// addMinimised adds whether it locks with the window, where that can be known.
func (s *Screen) addMinimised() {
	if !s.actions.SeesMinimised {
		s.body.Add(widgets.NewSubHeading(s.words.T("settings.minimised")))
		s.body.Add(widgets.NewWords(s.words.T("settings.minimised.unknown")))
		return
	}
	s.addSwitch("settings.minimised", "settings.minimised.why", s.now.LockMinimised,
		func(next *settings.Settings, on bool) { next.LockMinimised = on })
}

// lockChoices are the idle times on offer, and the one in force.
func lockChoices(current int) []int {
	choices := []int{1, 2, 5, 10, 15, 30, 60}
	if !slices.Contains(choices, current) {
		choices = append(choices, current)
		slices.Sort(choices)
	}
	return choices
}
