package program

import (
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/screens/help"
	settingspage "kapukod/app/screens/settings"
	"kapukod/app/widgets"
	"kapukod/internal/unseen"
)

// Desktop is what the system can do with the window and for the program. Its
// functions are called on the user-interface goroutine.
type Desktop struct {
	// KeepsAbove tells whether Above does anything; Above keeps the window above
	// the others, or ends that.
	KeepsAbove func() bool
	Above      func(on bool)
	// Unseen leaves the window out of pictures of the screen, or ends that, and
	// reports whether it was done; nil where the system cannot. UnseenByFew tells
	// that many programs get the picture all the same.
	Unseen      func(on bool) bool
	UnseenByFew bool
	Tray        Tray
	// NoReader tells that screen readers do not read the window.
	NoReader bool
	// AtLogin tells whether the system starts the program when its user logs in;
	// SetAtLogin changes that.
	AtLogin    func() bool
	SetAtLogin func(on bool) error
}

// desktopState is what the program has asked of the desktop.
type desktopState struct {
	unseen unseen.Rule
	// refused tells that the system would not leave the window out of pictures.
	refused bool
	// stop ends the wait for the next change of the time that a helper has left.
	stop func() bool
	// loginErr is why the last change of AtLogin was not made; nil for none.
	loginErr error
}

// Opened applies to the window what the user has chosen for it. Call it when the
// system shows the window.
func (p *Program) Opened() { p.applyDesktop() }

// applyDesktop has the window as the user wants it. Doing it twice is harmless.
func (p *Program) applyDesktop() {
	if !p.slim { // which is above the others whatever was chosen
		p.deps.Desktop.Above(p.settings.OnTop)
	}
	p.applyUnseen()
}

// applyUnseen leaves the window out of pictures of the screen, or shows it in them
// and says for how long.
func (p *Program) applyUnseen() {
	if p.deps.Desktop.Unseen == nil {
		return
	}
	if p.desktop.stop != nil {
		p.desktop.stop()
		p.desktop.stop = nil
	}
	now := p.deps.Clock.Now()
	rule := &p.desktop.unseen
	rule.Wanted = p.settings.Unseen
	hidden := rule.Hidden(now)
	p.desktop.refused = !p.deps.Desktop.Unseen(hidden) && hidden
	left := rule.Left(now)
	p.setTitle()
	if left == 0 {
		p.shell.SetStrip(nil)
		return
	}
	p.shell.SetStrip(p.helperStrip(left))
	next := left % time.Minute
	if next == 0 {
		next = time.Minute
	}
	p.desktop.stop = p.deps.Clock.AfterFunc(next, func() { p.deps.Do(p.applyUnseen) })
}

// helperStrip says on every page that a helper sees the window, and hides it again.
func (p *Program) helperStrip(left time.Duration) fyne.CanvasObject {
	return widgets.NewStrip(p.words.T("helper.sees"),
		widgets.NewButton(p.words.T("helper.end", "Minutes", unseen.Minutes(left)), p.endHelp))
}

// setTitle names the window, and says there, too, that a helper sees it: a small
// window with large letters has no room for the line.
func (p *Program) setTitle() {
	title := p.words.T("app.name")
	if left := p.desktop.unseen.Left(p.deps.Clock.Now()); left > 0 {
		title += " – " + p.words.T("helper.window", "Minutes", unseen.Minutes(left))
	}
	p.deps.Window.SetTitle(title)
}

// endHelp leaves the window out of pictures of the screen again.
func (p *Program) endHelp() {
	p.session.Touch()
	p.desktop.unseen.EndHelp()
	p.applyUnseen()
	switch p.shell.Current().(type) {
	case *help.Screen, *settingspage.Screen: // they say whether a helper sees it
		p.again()
	}
}

// letHelperSee shows the window in pictures of the screen for a while.
func (p *Program) letHelperSee() {
	p.session.Touch()
	p.desktop.unseen.Help(p.deps.Clock.Now())
	p.applyUnseen()
	p.again()
}

// remoteHelp is the help page's part about a helper; none where the window is seen
// anyway.
func (p *Program) remoteHelp() help.RemoteHelp {
	now := p.deps.Clock.Now()
	switch {
	case p.deps.Desktop.Unseen == nil:
		return help.RemoteHelp{}
	case p.desktop.unseen.Hidden(now):
		return help.RemoteHelp{Let: p.letHelperSee}
	case p.desktop.unseen.Left(now) > 0:
		return help.RemoteHelp{End: p.endHelp}
	}
	return help.RemoteHelp{}
}

// system is what the page of choices about the window has to know.
func (p *Program) system() settingspage.System {
	desktop := p.deps.Desktop
	system := settingspage.System{
		KeepsAbove: desktop.KeepsAbove(),
		Unseen: settingspage.Unseen{
			Can: desktop.Unseen != nil, ByFew: desktop.UnseenByFew, Refused: p.desktop.refused,
			Help: p.remoteHelp().Let, EndHelp: p.remoteHelp().End,
		},
		Tray:    p.tray.there,
		AtLogin: desktop.AtLogin(), SetAtLogin: p.setAtLogin,
	}
	if p.desktop.loginErr != nil {
		system.Trouble.Title, system.Trouble.Text = p.sentence(p.desktop.loginErr)
		p.desktop.loginErr = nil // told once
	}
	return system
}

// setAtLogin has the system start the program when its user logs in, or not.
func (p *Program) setAtLogin(on bool) {
	p.session.Touch()
	p.desktop.loginErr = p.deps.Desktop.SetAtLogin(on)
	p.again()
}
