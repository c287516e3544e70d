// Package tray owns what the menu of the program's icon in the system's tray holds, and
// whether there is a tray at all. Names of entries are in the menu only while the vault is
// open: the system, and every program of the user's, can read it. It draws nothing.
package tray

import "strings"

// Kind is what an item of the menu does.
type Kind int

// The kinds of items.
const (
	Line Kind = iota // separates, and does nothing
	Open             // brings the window forward
	Copy             // copies the code of an entry
	Lock             // locks the vault
	Quit             // ends the program
)

// Entry is a pinned entry, of which the menu copies the code.
type Entry struct{ ID, Name string }

// Item is one line of the menu. Entry is that of a Copy.
type Item struct {
	Kind  Kind
	Entry Entry
}

// Most is how many entries the menu names.
const Most = 8

// longest is how many letters of a name are shown.
const longest = 40

// Menu is what the menu holds. While the vault is locked pinned is not looked at.
func Menu(unlocked bool, pinned []Entry) []Item {
	items := []Item{{Kind: Open}}
	if unlocked {
		if len(pinned) > 0 {
			items = append(items, Item{Kind: Line})
		}
		for _, e := range pinned[:min(len(pinned), Most)] {
			items = append(items, Item{Kind: Copy, Entry: Entry{e.ID, short(e.Name)}})
		}
		items = append(items, Item{Kind: Line}, Item{Kind: Lock})
	}
	return append(items, Item{Kind: Quit})
}

// short is a name of at most longest letters.
func short(name string) string {
	letters := []rune(name)
	if len(letters) <= longest {
		return name
	}
	return strings.TrimSpace(string(letters[:longest-1])) + "…"
}

// Label is a text as the menus of a system (a GOOS value) show it as it is: some take
// one sign for the mark of a key.
func Label(text, goos string) string {
	switch goos {
	case "windows":
		return strings.ReplaceAll(text, "&", "&&")
	case "darwin":
		return text
	}
	return strings.ReplaceAll(text, "_", "__")
}
