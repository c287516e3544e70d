package settings

import (
	"kapukod/app/widgets"
	"kapukod/internal/settings"
)

// System is what this computer can do with the window and for the program.
type System struct {
	// KeepsAbove: it can keep a window above the others.
	KeepsAbove bool
	Unseen     Unseen
	// Tray: it has a place for icons of programs.
	Tray bool
	// AtLogin: it starts the program when its user logs in; SetAtLogin changes that.
	AtLogin    bool
	SetAtLogin func(on bool)
	// Trouble is what went wrong with the last change, to be told.
	Trouble struct{ Title, Text string }
}

// Unseen is how the window is left out of pictures of the screen.
type Unseen struct {
	// Can: the system knows how; ByFew: many programs get the picture all the
	// same; Refused: it was asked to, and would not.
	Can, ByFew, Refused bool
	// Help shows the window to a helper for a while, and EndHelp hides it again;
	// nil where that is not to be done.
	Help, EndHelp func()
}

// addWindow adds what the window does.
func (s *Screen) addWindow() {
	system := s.actions.System()
	if system.KeepsAbove {
		s.addSwitch("settings.ontop", "settings.ontop.why", s.now.OnTop, func(next *settings.Settings, on bool) { next.OnTop = on })
	} else {
		s.addCannot("settings.ontop", "settings.ontop.cannot")
	}
	s.addUnseen(system.Unseen)
	if system.Tray {
		s.addSwitch("settings.tray", "settings.tray.why", s.now.Tray, func(next *settings.Settings, on bool) { next.Tray = on })
	} else {
		s.addCannot("settings.tray", "settings.tray.cannot")
	}
	s.addYesNo("settings.login", "settings.login.why", system.AtLogin, system.SetAtLogin)
	if system.Trouble.Title != "" {
		s.Failed(system.Trouble.Title, system.Trouble.Text)
		s.answered = nil // the news is to be read first
	}
}

// addUnseen adds whether the window is left out of pictures of the screen.
func (s *Screen) addUnseen(unseen Unseen) {
	if !unseen.Can {
		s.addCannot("settings.unseen", "settings.unseen.cannot")
		return
	}
	s.addSwitch("settings.unseen", "settings.unseen.why", s.now.Unseen, func(next *settings.Settings, on bool) { next.Unseen = on })
	if unseen.ByFew {
		s.body.Add(widgets.NewWords(s.words.T("settings.unseen.few")))
	}
	if unseen.Refused {
		s.body.Add(widgets.NewNotice(widgets.Careful, s.words.T("settings.unseen.refused.title"), s.words.T("settings.unseen.refused.text")))
	}
	if unseen.Help != nil {
		s.body.Add(widgets.NewButtonRow(widgets.NewButton(s.words.T("helper.let"), unseen.Help)))
	}
	if unseen.EndHelp != nil {
		s.body.Add(widgets.NewWords(s.words.T("helper.sees")))
		s.body.Add(widgets.NewButtonRow(widgets.NewButton(s.words.T("helper.hide"), unseen.EndHelp)))
	}
}
