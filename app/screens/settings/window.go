package settings

import "kapukod/internal/settings"

// System is what this computer can do with the window.
type System struct {
	// KeepsAbove: it can keep a window above the others.
	KeepsAbove bool
}

// addWindow adds what the window does.
func (s *Screen) addWindow() {
	if s.actions.System.KeepsAbove {
		s.addSwitch("settings.ontop", "settings.ontop.why", s.now.OnTop, func(next *settings.Settings, on bool) { next.OnTop = on })
	} else {
		s.addCannot("settings.ontop", "settings.ontop.cannot")
	}
}
