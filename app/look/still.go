package look

import "fyne.io/fyne/v2"

// Still wraps a toolkit's app so that nothing in it moves by itself while still
// says so: the toolkit asks its settings before each movement, and has no way to
// set that but a file that all its programs share.
func Still(a fyne.App, still func() bool) fyne.App { return calmApp{a, still} }

type calmApp struct {
	fyne.App
	still func() bool
}

// Settings are the app's, but for what moves.
func (a calmApp) Settings() fyne.Settings { return calmSettings{a.App.Settings(), a.still} }

type calmSettings struct {
	fyne.Settings
	still func() bool
}

// ShowAnimations reports whether things may move.
func (s calmSettings) ShowAnimations() bool { return !s.still() && s.Settings.ShowAnimations() }
