package settings

import "kapukod/internal/settings"

// addWindow adds what the window does.
func (s *Screen) addWindow() {
	s.addSwitch("settings.ontop", "settings.ontop.why", s.now.OnTop, func(next *settings.Settings, on bool) { next.OnTop = on })
}
