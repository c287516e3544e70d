package main

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kapukod/app/problem"
	"kapukod/app/uirun"
	"kapukod/assets"
	"kapukod/internal/text"
)

// checkDisplay tells whether a window can be opened at all. Without it the
// toolkit would stop the program with a message for programmers.
func checkDisplay(getenv func(string) string) error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil
	}
	if getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" {
		return fmt.Errorf("look for a display: %w", problem.ErrNoWindow)
	}
	return nil
}

// locales are the desktop's languages, best first, as the environment names
// them. Where it names none the list is empty and Hungarian is taken.
func locales(getenv func(string) string) []string {
	var found []string
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"} {
		for _, one := range strings.Split(getenv(name), ":") {
			if one != "" && one != "C" && one != "POSIX" && !strings.HasPrefix(one, "C.") {
				found = append(found, one)
			}
		}
	}
	return found
}

// toolkitWords gives the window toolkit its few words in a language. The
// toolkit knows only the system's language, so they go in under its name.
func toolkitWords(language text.Lang) {
	data, err := fs.ReadFile(assets.Files(), "toolkit/"+string(language)+".json")
	if err != nil {
		return // its words then stay in the system's language
	}
	_ = lang.AddTranslationsForLocale(data, lang.SystemLocale())
}

// tellCrash says on the terminal where the report of a crash is.
func tellCrash(place string, err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "kapukod: something went wrong, and the report could not be kept")
		return
	}
	fmt.Fprintln(os.Stderr, "kapukod: something went wrong; the report is in", place)
}

// toolkitClipboard is the window toolkit's clipboard as a clip.Port. It cannot
// mark a text as sensitive.
type toolkitClipboard struct {
	fyne.Clipboard
	loop *uirun.Loop
}

// Write replaces what the clipboard holds.
func (c toolkitClipboard) Write(text string) error {
	c.loop.DoAndWait(func() { c.SetContent(text) })
	return nil
}

// Read gives the text on the clipboard.
func (c toolkitClipboard) Read() (text string, err error) {
	c.loop.DoAndWait(func() { text = c.Content() })
	return text, nil
}

// Clear empties the clipboard.
func (c toolkitClipboard) Clear() error { return c.Write("") }
