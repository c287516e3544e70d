// Package program puts the screens and the flows together into the desktop
// program: which screen comes when, and what each of its buttons sets in
// motion. It reaches the world only through Deps, so that all of it runs in a
// test without a display. Rules of the domain live in internal packages.
package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app"
	"kapukod/app/look"
	"kapukod/app/problem"
	"kapukod/app/screens/codes"
	"kapukod/app/screens/help"
	"kapukod/internal/async"
	"kapukod/internal/clip"
	"kapukod/internal/guide"
	"kapukod/internal/recent"
	"kapukod/internal/session"
	"kapukod/internal/settings"
	"kapukod/internal/text"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
	"kapukod/internal/walk"
)

// Deps is what the program needs of the world.
type Deps struct {
	Window   fyne.Window
	SetTheme func(fyne.Theme)
	Quit     func()
	// Do runs a function on the user-interface goroutine, soon; DoAndWait
	// waits for it and is called from other goroutines only.
	Do, DoAndWait func(func())
	Runner        async.Runner
	Clock         app.Clock
	Rand          io.Reader

	Vault     VaultFolder
	Screens   Screens
	Files     Files
	Paper     Paper
	Clipboard clip.Port
	// ClipboardPicture gives the clipboard's picture as a file, nothing where
	// it holds none; nil where pictures cannot be read from it.
	ClipboardPicture func() ([]byte, error)
	Settings         settings.Store
	Words            func(text.Lang) (*text.Catalog, error)
	// ToolkitWords sets the language of the toolkit's own words.
	ToolkitWords func(text.Lang)
	// Guides are all guides; Progress keeps where one was left off.
	Guides   []guide.Guide
	Progress walk.Store
	// Recent keeps when the codes of entries were last used.
	Recent recent.Store
	// OpenSite opens an address in the user's browser.
	OpenSite func(address string) error
	Practice Practice
	Beside   Beside
	Seat     Seat
	Door     Door
	Desktop  Desktop
	Aloud    Aloud
	Computer Computer
	// Locales are the desktop's languages, best first.
	Locales []string
	Version string
}

// VaultFolder is where the vault is and who uses it.
type VaultFolder struct {
	Dir     string
	Member  string
	Options vaultfile.Options
}

// exitPatience is how long the end of the program waits for a clipboard that
// does not answer.
const exitPatience = 2 * time.Second

// Program is the desktop program. Its methods are called on the
// user-interface goroutine.
type Program struct {
	deps     Deps
	ctx      context.Context
	stop     context.CancelFunc
	settings settings.Settings
	words    *text.Catalog
	shell    *app.Shell
	session  *session.Session
	clip     *clip.Clipboard

	vault   *vaultfile.Vault
	entries []vault.Entry
	// offered is the earlier state that may be put back; empty for none.
	offered string
	codes   *codes.Screen
	list    listed
	sight   sight
	// guide is the guide under way, nil for none; kept is what is stored of it.
	guide    *guiding
	kept     walk.Place
	practice practising
	seat     seated
	desktop  desktopState
	reading  reading
	// uncleared tells that the clipboard could not be cleared in time.
	uncleared bool
	tray      trayState
	// failures is how many wrong passphrases are stored.
	failures int
	// started is when the program was.
	started time.Time
	// slim tells that the window is in its slim form.
	slim bool
	// sheet is a new recovery sheet on its way to paper, nil for none; input
	// is one that the user gives to get in again.
	sheet *vaultfile.RecoveryKey
	input sheetInput
	// chosen is a new passphrase that waits for being used; nil for none.
	chosen []byte
	// reminded tells that the sheet is not to be mentioned in this run again.
	reminded bool
	// whenOpen is what to show, once, when the vault opens; nil for the codes.
	whenOpen func()
	caring   caring
	welfare  welfare
	// untold is why the vault did not open, until that is told.
	untold error
	// unkept is why the choice made last was not stored, until that is told.
	unkept error
	// again shows the current screen anew, after the language or look changed.
	again func()
}

// New returns the program; Start shows its first screen. The error tells that
// the program's own sentences could not be loaded.
func New(deps Deps) (*Program, error) {
	p := &Program{deps: deps, started: deps.Clock.Now()}
	p.ctx, p.stop = context.WithCancel(context.Background())
	// An unreadable settings file is no reason not to start.
	p.settings, _ = deps.Settings.Load()
	if err := p.loadWords(); err != nil {
		return nil, err
	}
	var tries session.Tries
	if deps.Door.Tries.Read != nil {
		tries = deps.Door.Tries.Load()
	}
	p.session = session.New(session.Ports{
		Open:      p.openVault,
		Now:       deps.Clock.Now,
		AfterFunc: deps.Clock.AfterFunc,
		Wrong:     func(err error) bool { return errors.Is(err, vault.ErrWrongPassphrase) },
	}, session.Config{IdleLock: p.settings.LockAfter(), Tries: tries})
	p.failures = p.session.State().Failures
	p.clip = clip.New(deps.Clipboard, clip.Ports{Now: deps.Clock.Now, AfterFunc: deps.Clock.AfterFunc}, clipboardAfter)
	p.clip.Subscribe(func(s clip.State) { deps.Do(func() { p.clipboardChanged(s.Refused) }) })
	p.shell = app.NewShell(deps.Window, deps.Clock, deps.Do, p.session.Touch)
	p.shell.SetShortcut(p.shortcut)
	deps.Window.SetOnDropped(p.dropped)
	deps.Window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { p.paste() })
	p.addShortcuts()
	p.session.Subscribe(func(s session.State) { deps.Do(func() { p.sessionChanged(s) }) })
	return p, nil
}

// Start shows the first screen: the welcome, or the question for the
// passphrase.
func (p *Program) Start() {
	p.applyLook()
	p.startTray()
	exists, err := vaultfile.Exists(p.deps.Vault.Dir, p.deps.Vault.Options)
	switch {
	case err != nil:
		p.Problem(err)
	case exists:
		p.showUnlock("")
	default:
		p.showWelcome()
	}
}

// Problem shows what is wrong and what to do, with nothing but a button that
// quits: for what keeps the program from working at all.
func (p *Program) Problem(err error) {
	p.applyLook()
	p.again = func() { p.Problem(err) }
	title, body := p.sentence(err)
	p.shell.Show(help.NewProblem(p.words, title, body, p.deps.Quit))
}

// Close locks the vault, clears the clipboard and stops all work. Call it
// when the window goes.
func (p *Program) Close() {
	p.stop()
	p.input.wipe()
	p.session.Lock(session.ReasonExit)
	over := make(chan struct{})
	end := sync.OnceFunc(func() { close(over) })
	go func() {
		// There is nobody left to tell if the clipboard cannot be cleared.
		_ = p.clip.Clear()
		end()
	}()
	defer p.deps.Clock.AfterFunc(exitPatience, end)()
	<-over
}

func (p *Program) loadWords() error {
	lang := text.Lang(p.settings.Language)
	if lang == "" {
		lang = text.Preferred(p.deps.Locales)
	}
	words, err := p.deps.Words(lang)
	if err != nil {
		return fmt.Errorf("load sentences: %w", err)
	}
	p.words = words
	p.deps.ToolkitWords(lang)
	return nil
}

// Still tells whether the user wants nothing on the screen to move by itself.
func (p *Program) Still() bool { return p.settings.Still }

func (p *Program) applyLook() {
	looks := look.New(look.Variant(p.settings.Look), p.settings.TextPercent)
	if p.slim {
		looks = looks.Slim()
	}
	p.deps.SetTheme(looks)
	p.setTitle()
}

// sentence turns an error into what happened and what to do now.
func (p *Program) sentence(err error) (title, body string) {
	problem := problem.Of(err)
	return p.words.T(problem.Key+".title", problem.Args...), p.words.T(problem.Key+".text", problem.Args...)
}
