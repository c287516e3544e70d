package settings

import (
	"slices"

	"kapukod/internal/settings"
)

// addCodes adds how codes are shown.
func (s *Screen) addCodes() {
	faces := settings.Faces()
	s.addChoice("settings.face", names(faces, func(v string) string { return s.words.T("settings.face." + v) }), slices.Index(faces, s.now.Face),
		func(next *settings.Settings, i int) { next.Face = faces[i] })
	orders := settings.Orders()
	s.addChoice("settings.order", names(orders, func(v string) string { return s.words.T("settings.order." + v) }), slices.Index(orders, s.now.Order),
		func(next *settings.Settings, i int) { next.Order = orders[i] })
	hide := settings.HideChoices()
	s.addChoice("settings.hide", names(hide, func(v string) string { return s.words.T("settings.hide." + v) }), slices.Index(hide, s.now.HideCodes),
		func(next *settings.Settings, i int) { next.HideCodes = hide[i] })
}
