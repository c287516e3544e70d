package tray_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kapukod/internal/tray"
)

func kinds(items []tray.Item) []tray.Kind {
	var all []tray.Kind
	for _, i := range items {
		all = append(all, i.Kind)
	}
	return all
}

func TestLockedMenuNamesNothing(t *testing.T) {
	items := tray.Menu(false, []tray.Entry{{ID: "1", Name: "artificial"}})
	if !slices.Equal(kinds(items), []tray.Kind{tray.Open, tray.Quit}) {
		t.Errorf("%v", kinds(items))
	}
	if strings.Contains(fmt.Sprint(items), "artificial") {
		t.Error("the name is in the menu of a locked vault")
	}
}

func TestOpenMenuCopiesWhatIsPinned(t *testing.T) {
	if got := kinds(tray.Menu(true, nil)); !slices.Equal(got, []tray.Kind{tray.Open, tray.Line, tray.Lock, tray.Quit}) {
		t.Errorf("without anything pinned: %v", got)
	}
	var pinned []tray.Entry
	for i := range 20 {
		pinned = append(pinned, tray.Entry{ID: fmt.Sprint(i), Name: "é" + strings.Repeat("ű", 30+i)})
	}
	items := tray.Menu(true, pinned)
	var copies []tray.Entry
	for _, i := range items {
		if i.Kind == tray.Copy {
			copies = append(copies, i.Entry)
		}
		if n := len([]rune(i.Entry.Name)); n > 40 {
			t.Errorf("a name of %d letters", n)
		}
	}
	if len(copies) != tray.Most || copies[0].ID != "0" || copies[7].ID != "7" {
		t.Errorf("%d entries", len(copies))
	}
	if last := items[len(items)-1].Kind; last != tray.Quit {
		t.Errorf("the last is %v", last)
	}
}

func TestLabel(t *testing.T) {
	const text = "a_b & c"
	for goos, want := range map[string]string{"linux": "a__b & c", "freebsd": "a__b & c", "windows": "a_b && c", "darwin": text} {
		if got := tray.Label(text, goos); got != want {
			t.Errorf("%s: %q, want %q", goos, got, want)
		}
	}
}
