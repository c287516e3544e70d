package program_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/program"
	"kapukod/internal/settings"
)

// pickTray picks the item with this label in the tray's menu.
func (d *desk) pickTray(label string) {
	d.t.Helper()
	for _, item := range d.desktop.tray {
		if item.Label == label {
			item.Do()
			d.queue.Drain()
			return
		}
	}
	d.t.Fatalf("no %q in the tray", label)
}

func labels(items []program.TrayItem) string {
	var all []string
	for _, item := range items {
		all = append(all, item.Label)
	}
	return strings.Join(all, "|")
}

// pinnedDesk has one code, which is pinned.
func pinnedDesk(t *testing.T) *desk {
	t.Helper()
	d := withCode(t)
	d.program.PinAll()
	d.queue.Drain()
	return d
}

const pinnedName = "Gyakorló Ügyfélkapu+ · gyakorlo"

func TestTrayCopiesWhatIsPinned(t *testing.T) {
	d := withCode(t)
	if got := labels(d.desktop.tray); got != "Kapukód megnyitása||Zárolás|Kilépés" {
		t.Fatalf("nothing is pinned, and the menu holds %s", got)
	}
	d = pinnedDesk(t)
	if got := labels(d.desktop.tray); got != "Kapukód megnyitása||"+pinnedName+"||Zárolás|Kilépés" {
		t.Fatalf("the menu holds %s", got)
	}
	d.pickTray(pinnedName)
	if len(d.clipboard) != 6 {
		t.Error("no code is in the clipboard")
	}
	told := strings.Join(d.desktop.notified, " ")
	if !strings.Contains(told, d.words.T("codes.copied.title")) || strings.Contains(told, d.clipboard) || strings.Contains(told, "gyakorlo") {
		t.Error("what is told beside the window is wrong, or a name or a code")
	}
}

func TestTrayForgetsAtALock(t *testing.T) {
	d := pinnedDesk(t)
	d.pickTray(d.words.T("codes.lock"))
	d.mustSee("unlock.title")
	if got := labels(d.desktop.tray); got != "Kapukód megnyitása|Kilépés" {
		t.Errorf("after a lock the menu holds %s", got)
	}
	d.unlock(phrase)
	if got := labels(d.desktop.tray); !strings.Contains(got, pinnedName) {
		t.Errorf("after unlocking the menu holds %s", got)
	}
	d.passBy(time.Hour, 10*time.Second)
	if got := labels(d.desktop.tray); strings.Contains(got, pinnedName) {
		t.Errorf("after it locked by itself the menu holds %s", got)
	}
}

func TestTrayQuits(t *testing.T) {
	d := withCode(t)
	d.pickTray(d.words.T("common.quit"))
	if !d.quit {
		t.Error("it did not quit")
	}
}

func TestTraySpeaksTheLanguage(t *testing.T) {
	d := withCode(t)
	d.press("common.settings")
	d.press("settings.section.look")
	d.window.Press("English")
	if got := labels(d.desktop.tray); !strings.HasPrefix(got, "Open Kapukód|") {
		t.Errorf("the menu holds %s", got)
	}
}

func TestNoTray(t *testing.T) {
	unwanted := settings.Default()
	unwanted.Language, unwanted.Tray = "en", false
	wanted := unwanted
	wanted.Tray = true
	for name, test := range map[string]struct {
		choices settings.Settings
		noTray  bool
		says    string
	}{"not wanted": {unwanted, false, "settings.tray.why"}, "not there": {wanted, true, "settings.tray.cannot"}} {
		d := newDesk(t, test.choices)
		d.desktop.noTray = test.noTray
		d.create()
		if d.desktop.tray != nil {
			t.Errorf("%s: there is an icon", name)
		}
		d.openWindowSettings()
		d.mustSee(test.says)
	}
}

// TestTraySwitchedOffNamesNothing: the icon goes with the next start, the names at once.
func TestTraySwitchedOffNamesNothing(t *testing.T) {
	d := pinnedDesk(t)
	d.openWindowSettings()
	d.answer("settings.tray", "common.no")
	if got := labels(d.desktop.tray); strings.Contains(got, pinnedName) {
		t.Errorf("the menu holds %s", got)
	}
}

// TestTrayCopiesNothingAfterASleep: what was picked in the menu of a computer that has
// just woken up locks, and copies nothing.
func TestTrayCopiesNothingAfterASleep(t *testing.T) {
	d := pinnedDesk(t)
	d.now = d.now.Add(time.Hour)
	d.pickTray(pinnedName)
	d.mustSee("unlock.title")
	if d.clipboard != "" || len(d.desktop.notified) != 0 {
		t.Errorf("%d characters in the clipboard, and told %q", len(d.clipboard), d.desktop.notified)
	}
}

// TestTrayKeepsTheOrderOfTheList also where one of the entries was never moved.
func TestTrayKeepsTheOrderOfTheList(t *testing.T) {
	choices := settings.Default()
	choices.Language = "hu"
	d := office(t, choices, 6)
	d.program.PinAll()
	d.queue.Drain()
	d.chord(fyne.KeyDown, fyne.KeyModifierAlt)
	d.press("common.help")
	d.press("common.back")
	rows := d.rows()
	menu := labels(d.desktop.tray)
	for i, row := range rows[:2] {
		if this, next := strings.Index(menu, row), strings.Index(menu, rows[i+1]); this < 0 || next < this {
			t.Errorf("the list begins with %q, the menu holds %s", rows[:3], menu)
		}
	}
}
