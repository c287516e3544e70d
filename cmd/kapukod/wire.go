package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app"
	"kapukod/app/program"
	"kapukod/app/uirun"
	"kapukod/assets"
	"kapukod/internal/async"
	"kapukod/internal/atomicfile"
	"kapukod/internal/capture"
	"kapukod/internal/clip"
	"kapukod/internal/clip/osclip"
	"kapukod/internal/crash"
	"kapukod/internal/frame"
	"kapukod/internal/guide"
	"kapukod/internal/places"
	"kapukod/internal/printout"
	"kapukod/internal/process"
	"kapukod/internal/qrscan"
	"kapukod/internal/recent"
	"kapukod/internal/settings"
	"kapukod/internal/speech"
	"kapukod/internal/text"
	"kapukod/internal/vaultfile"
	"kapukod/internal/walk"
)

// wire ties the program to this computer.
func wire(a fyne.App, shape *form, where folders, version string, guard *process.Guard) program.Deps {
	clock := app.Clock{Now: time.Now, AfterFunc: func(d time.Duration, f func()) func() bool {
		return time.AfterFunc(d, f).Stop
	}}
	texts, pictures := clipboard(a, shape.loop)
	// The embedded guides are tested; a program without them works all the same.
	guides, _ := guide.Load(assets.Files())
	screens := capture.System(capture.Desktop{
		Getenv: os.Getenv, Now: time.Now, AppID: a.UniqueID(), Open: guard.Open,
	})
	return program.Deps{
		Guides:    guides,
		Progress:  where.progress(),
		Recent:    where.recent(),
		OpenSite:  openSite(a.OpenURL),
		Practice:  practicePage(a.OpenURL),
		Computer:  program.Computer{Name: computerName(), SetClock: setClock, Built: built()},
		Beside:    shape.beside(),
		Desktop:   desktopOf(a, shape.window),
		Aloud:     speech.Say,
		Seat:      watchedSeat(shape),
		Door:      where.door(),
		Window:    shape.window,
		SetTheme:  a.Settings().SetTheme,
		Quit:      a.Quit,
		Do:        shape.loop.Do,
		DoAndWait: shape.loop.DoAndWait,
		Runner:    async.Guarded(shape.loop.Do, crashReporter(where, version).Guard),
		Clock:     clock,
		Rand:      rand.Reader,
		Vault: program.VaultFolder{
			Dir: where.Vault, Member: userName(),
			Options: vaultfile.Options{Now: time.Now, Forget: process.Scrub},
		},
		Screens: program.Screens{
			Capture: screens.All, Permission: screens.Permission, Look: qrscan.Look, Watch: qrscan.Watch,
		},
		Files:            folderAccess(),
		Paper:            program.Paper{Print: printout.Find(exec.LookPath)},
		Clipboard:        texts,
		ClipboardPicture: pictures,
		Settings:         where.settings(),
		Words:            func(lang text.Lang) (*text.Catalog, error) { return text.Load(assets.Files(), lang) },
		ToolkitWords:     toolkitWords,
		Locales:          locales(os.Getenv),
		Version:          version,
	}
}

// crashReporter keeps reports of crashes beside the settings.
func crashReporter(where folders, version string) crash.Reporter {
	return crash.Reporter{
		Version: version, Now: time.Now,
		Write: crash.Folder(filepath.Join(where.State, "crashes"), time.Now),
		Tell:  tellCrash,
	}
}

// clipboard is the system's, or the toolkit's where the system's own cannot
// be reached; that one gives no pictures.
func clipboard(a fyne.App, loop *uirun.Loop) (texts clip.Port, pictures func() ([]byte, error)) {
	if own, err := osclip.Open(); err == nil {
		return own, own.ReadPicture
	}
	return toolkitClipboard{a.Clipboard(), loop}, nil
}

// folderAccess reaches the folders that the user chooses.
func folderAccess() program.Files {
	return program.Files{
		Places: places.System().All,
		List:   places.List,
		Create: func(folder, name string, data []byte) (string, error) {
			return places.Create(atomicfile.OS(), folder, name, data)
		},
		Open: places.Open,
	}
}

// userName is the vault member's name until the user chooses another.
func userName() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return filepath.Base(u.Username)
	}
	return "–"
}

// instance is the lock of the running window, forward the socket by which a
// second start reaches it.
func (f folders) instance() string { return filepath.Join(f.State, "instance.lock") }
func (f folders) forward() string  { return filepath.Join(f.State, "instance.sock") }

// window reads and writes where the window was.
func (f folders) window() frame.Store {
	read, write := f.stateFile("window.json", frame.MaxFile)
	return frame.Store{Read: read, Write: write}
}

// settings reads and writes the settings file.
func (f folders) settings() settings.Store {
	read, write := f.stateFile("settings.json", settings.MaxFile)
	return settings.Store{Read: read, Write: write}
}

// progress reads and writes where a guide was left off.
func (f folders) progress() walk.Store {
	read, write := f.stateFile("guide.json", walk.MaxFile)
	return walk.Store{Read: read, Write: write}
}

// recent reads and writes when the codes of entries were last used.
func (f folders) recent() recent.Store {
	read, write := f.stateFile("recent.json", recent.MaxFile)
	return recent.Store{Read: read, Write: write}
}

// stateFile reads and writes a file of the program's own. A folder that is not
// there yet is made when there is something to keep.
func (f folders) stateFile(name string, most int64) (read func() ([]byte, error), write func([]byte) error) {
	file := filepath.Join(f.State, name)
	read = func() ([]byte, error) { return atomicfile.ReadFile(atomicfile.OS(), file, most) }
	write = func(data []byte) error {
		if err := os.MkdirAll(f.State, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		return atomicfile.Write(atomicfile.OS(), file, data, 0o600)
	}
	return read, write
}
