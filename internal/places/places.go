// Package places knows where a person keeps things on this computer, lists a
// folder, and puts a new file into one. It is what a page needs that asks
// "where to?" or "which one?".
//
// It never replaces or removes a file, and never looks into one.
package places

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Kind says what a place is to the person.
type Kind string

// The kinds of places, in the order in which they are offered.
const (
	Documents Kind = "documents"
	Desktop   Kind = "desktop"
	Downloads Kind = "downloads"
	Pictures  Kind = "pictures"
	Drive     Kind = "drive" // a memory stick or another disk that was put in
	Home      Kind = "home"
)

// Place is a folder that a person knows by what it is for.
type Place struct {
	Kind Kind
	Path string
}

// Name is the last part of the folder's path, which names a Drive.
func (p Place) Name() string { return filepath.Base(p.Path) }

// Finder finds the places of one user.
type Finder struct {
	Getenv func(string) string
	// Home is the user's home folder.
	Home string
	// Drives lists the folders of disks that were put in; nil for none.
	Drives func() []string
	// Known names a folder that the system itself keeps account of; nil, or ""
	// from it, where it does not.
	Known func(Kind) string
}

// System is the Finder of the running system.
func System() Finder {
	home, _ := os.UserHomeDir() // without one there are fewer places
	return Finder{Getenv: os.Getenv, Home: home, Drives: drives, Known: known}
}

// All lists the places that are there now.
func (f Finder) All() []Place {
	var found []Place
	add := func(kind Kind, path string) {
		if info, err := os.Stat(path); path != "" && err == nil && info.IsDir() {
			found = append(found, Place{kind, path})
		}
	}
	add(Documents, f.folder(Documents, "XDG_DOCUMENTS_DIR", "Documents"))
	add(Desktop, f.folder(Desktop, "XDG_DESKTOP_DIR", "Desktop"))
	add(Downloads, f.folder(Downloads, "XDG_DOWNLOAD_DIR", "Downloads"))
	add(Pictures, f.folder(Pictures, "XDG_PICTURES_DIR", "Pictures"))
	if f.Drives != nil {
		for _, drive := range f.Drives() {
			add(Drive, drive)
		}
	}
	add(Home, f.Home)
	return found
}

// folder is one of the user's folders: as the system knows it, or as the
// desktop's own list names it (user-dirs.dirs of xdg-user-dirs, where a
// Hungarian desktop says Dokumentumok), else by its English name, which macOS
// uses on the disk in every language.
func (f Finder) folder(kind Kind, key, english string) string {
	if f.Known != nil {
		if known := f.Known(kind); known != "" {
			return known
		}
	}
	if f.Home == "" {
		return ""
	}
	config := f.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(config) {
		config = filepath.Join(f.Home, ".config")
	}
	if list, err := os.ReadFile(filepath.Join(config, "user-dirs.dirs")); err == nil {
		if named := userFolder(string(list), key, f.Home); named != "" {
			return named
		}
	}
	return filepath.Join(f.Home, english)
}

// userFolder reads one line of user-dirs.dirs: KEY="$HOME/name" or
// KEY="/absolute". The home folder itself means that there is no such folder.
func userFolder(list, key, home string) string {
	for line := range strings.Lines(list) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), key+"=")
		if !ok {
			continue
		}
		value = strings.Trim(value, `"`)
		if rest, relative := strings.CutPrefix(value, "$HOME/"); relative {
			value = filepath.Join(home, rest)
		}
		if filepath.IsAbs(value) && filepath.Clean(value) != filepath.Clean(home) {
			return value
		}
	}
	return ""
}

// foldersIn lists the folders right inside others; what cannot be read is
// left out.
func foldersIn(parents ...string) []string {
	var found []string
	for _, parent := range parents {
		items, err := os.ReadDir(parent)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		for _, item := range items {
			if item.IsDir() {
				found = append(found, filepath.Join(parent, item.Name()))
			}
		}
	}
	return found
}

// Parent is the folder around a folder; "" at the top.
func Parent(folder string) string {
	parent := filepath.Dir(folder)
	if parent == folder || runtime.GOOS == "windows" && parent == filepath.VolumeName(folder) {
		return ""
	}
	return parent
}
