package program

import (
	settingspage "kapukod/app/screens/settings"
)

// Desktop is what the system can do with the window. Its functions are called on
// the user-interface goroutine.
type Desktop struct {
	// KeepsAbove tells whether Above does anything; Above keeps the window above
	// the others, or ends that.
	KeepsAbove func() bool
	Above      func(on bool)
}

// Opened applies to the window what the user has chosen for it. Call it when the
// system shows the window.
func (p *Program) Opened() { p.applyDesktop() }

// applyDesktop has the window as the user wants it. Doing it twice is harmless.
func (p *Program) applyDesktop() {
	if !p.slim { // which is above the others whatever was chosen
		p.deps.Desktop.Above(p.settings.OnTop)
	}
}

// system is what the page of choices about the window has to know.
func (p *Program) system() settingspage.System {
	return settingspage.System{KeepsAbove: p.deps.Desktop.KeepsAbove()}
}
