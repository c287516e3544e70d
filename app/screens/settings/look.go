package settings

import (
	"slices"

	"kapukod/internal/settings"
)

// addLook adds text size, colours and language.
func (s *Screen) addLook() {
	sizes := settings.TextSizes()
	var percents []string
	for _, percent := range sizes {
		percents = append(percents, s.words.T("settings.size.percent", "Percent", percent))
	}
	s.addChoice("settings.size", percents, slices.Index(sizes, s.now.TextPercent),
		func(next *settings.Settings, i int) { next.TextPercent = sizes[i] })

	looks := settings.Looks()
	s.addChoice("settings.look", names(looks, func(v string) string { return s.words.T("settings.look." + v) }), slices.Index(looks, s.now.Look),
		func(next *settings.Settings, i int) { next.Look = looks[i] })

	s.addSwitch("settings.still", "settings.still.why", s.now.Still, func(next *settings.Settings, on bool) { next.Still = on })

	langs := []string{"hu", "en"}
	s.addChoice("settings.language", []string{"Magyar", "English"}, slices.Index(langs, string(s.words.Lang())),
		func(next *settings.Settings, i int) { next.Language = langs[i] })
}
