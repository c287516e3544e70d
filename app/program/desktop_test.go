package program_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kapukod/app/program"
	"kapukod/app/widgets"
	"kapukod/internal/settings"
)

// pretendedDesktop does with the window what a real one would.
type pretendedDesktop struct {
	above, noAbove bool
	// unseen tells that the window is in no picture of the screen; noUnseen, few
	// and refuses are what a system may be like.
	unseen, noUnseen, few, refuses bool
	login                          bool
	loginErr                       error
	// tray is the menu in the tray, notified what was told beside the window.
	noTray   bool
	tray     []program.TrayItem
	notified []string
}

func (p *pretendedDesktop) deps() program.Desktop {
	desktop := program.Desktop{
		KeepsAbove:  func() bool { return !p.noAbove },
		Above:       func(on bool) { p.above = on },
		UnseenByFew: p.few, NoReader: true,
		Tray: program.Tray{
			There:  func() bool { return !p.noTray },
			Set:    func(items []program.TrayItem) { p.tray = items },
			Notify: func(title, text string) { p.notified = append(p.notified, title, text) },
			Raise:  func() {},
		},
		AtLogin: func() bool { return p.login },
		SetAtLogin: func(on bool) error {
			if p.loginErr == nil {
				p.login = on
			}
			return p.loginErr
		},
	}
	if !p.noUnseen {
		desktop.Unseen = func(on bool) bool {
			p.unseen = on && !p.refuses
			return !p.refuses
		}
	}
	return desktop
}

// openWindowSettings goes to the choices about the window.
func (d *desk) openWindowSettings() {
	d.t.Helper()
	d.press("settings.title")
	d.press("settings.section.window")
}

// answer presses a button under a question.
func (d *desk) answer(question, answer string) {
	d.t.Helper()
	var button *widgets.Button
	asked := false
	d.window.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if label, ok := o.(*widget.Label); ok && label.Text == d.words.T(question) {
			asked = true
		}
		if b, ok := o.(*widgets.Button); ok && asked && button == nil && b.Text == d.words.T(answer) {
			button = b
		}
	})
	if button == nil {
		d.t.Fatalf("no answer %s to %s", answer, question)
	}
	test.Tap(button)
	d.queue.Drain()
}

// desktopTour looks at the choices about the window where the system can do all of
// it and where it can do little, and at the line about a helper on several pages. It
// begins and ends at the codes.
func (d *desk) desktopTour(look func(string)) {
	d.t.Helper()
	d.openWindowSettings()
	d.answer("settings.unseen", "common.yes")
	look("settings window unseen")
	d.desktop.loginErr = errArtificial
	d.answer("settings.login", "common.yes")
	look("settings window trouble")
	d.desktop.loginErr = nil
	d.press("common.done")
	d.press("common.done")
	d.press("common.help")
	look("help helper")
	d.press("helper.let")
	look("help helper sees")
	d.press("common.back")
	look("codes helper sees")
	d.press("common.settings")
	d.press("settings.section.window")
	look("settings window helper sees")
	d.press("common.done")
	d.press("common.done")
	d.openWindowSettings()
	d.answer("settings.unseen", "common.no")
	d.press("common.done")
	d.press("common.done")
}

func TestOnTopAtOnceAndAtTheNextStart(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.program.Opened()
	if d.desktop.above {
		t.Fatal("above the others without being asked")
	}
	d.openWindowSettings()
	d.answer("settings.ontop", "common.yes")
	if !d.desktop.above {
		t.Fatal("not above the others")
	}
	d.desktop.above = false
	d.start()
	d.program.Start()
	d.program.Opened()
	if !d.desktop.above {
		t.Fatal("forgotten at the next start")
	}
}

// TestOnTopOutlivesALookAtTheScreen: a window that was taken away for a moment may
// come back below others.
func TestOnTopOutlivesALookAtTheScreen(t *testing.T) {
	choices := inHungarian()
	choices.OnTop = true
	d := newDesk(t, choices)
	d.create()
	d.press("codes.add.first")
	d.press("enroll.source.scan") // there is no code to be seen: also behind the window
	if !d.desktop.above {
		t.Error("not above the others when it came back")
	}
}

// TestOnTopOutlivesTheSlimForm: a guide's slim form is above the others whatever was
// chosen, and ends that when it ends.
func TestOnTopOutlivesTheSlimForm(t *testing.T) {
	d := guided(t)
	d.toScan()
	d.press("guide.slim")
	d.desktop.above = true // as the slim form has it
	d.press("guide.wide")
	if d.desktop.above {
		t.Error("still above the others, which nobody wants")
	}
}

func TestWhatTheDesktopCannotIsSaid(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "en"})
	d.desktop.noAbove = true
	d.create()
	d.openWindowSettings()
	d.mustSee("settings.ontop.cannot")
	d.mustNotSee(d.words.T("settings.ontop.why"))
}

// unseenDesk is a desk whose window is left out of pictures of the screen.
func unseenDesk(t *testing.T) *desk {
	t.Helper()
	choices := settings.Settings{Language: "en", Unseen: true}
	d := newDesk(t, choices)
	d.create()
	d.program.Opened()
	return d
}

func TestHelperSeesTheWindowForTenMinutes(t *testing.T) {
	d := unseenDesk(t)
	if !d.desktop.unseen {
		t.Fatal("the window is in pictures of the screen")
	}
	d.press("common.help")
	d.press("helper.let")
	left := func(minutes int) string { return d.words.T("helper.end", "Minutes", minutes) }
	if d.desktop.unseen {
		t.Fatal("the helper does not see the window")
	}
	d.mustSee("helper.sees")
	d.window.MustSee(left(10))
	d.mustNotSee(d.words.T("helper.let"))
	d.press("common.back")
	d.mustSee("helper.sees") // on every page
	for minute := 9; minute > 0; minute-- {
		d.pass(time.Minute)
		d.window.MustSee(left(minute))
	}
	d.pass(time.Minute)
	if !d.desktop.unseen {
		t.Error("the window is in pictures of the screen after the ten minutes")
	}
	d.mustNotSee(d.words.T("helper.sees"))
}

func TestHelperIsSentAwayAtOnce(t *testing.T) {
	d := unseenDesk(t)
	d.openWindowSettings()
	d.press("helper.let")
	d.pass(90 * time.Second)
	d.window.Press(d.words.T("helper.end", "Minutes", 9))
	if !d.desktop.unseen {
		t.Error("the window is in pictures of the screen")
	}
	d.mustNotSee(d.words.T("helper.sees"))
	d.mustSee("helper.let")
}

func TestUnseenThatIsRefusedIsTold(t *testing.T) {
	d := unseenDesk(t)
	d.desktop.refuses = true
	d.program.Opened()
	d.openWindowSettings()
	d.mustSee("settings.unseen.refused.title")
}

func TestNoHelperWhereTheWindowIsSeen(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "en", Unseen: true})
	d.desktop.noUnseen = true
	d.start()
	d.create()
	d.program.Opened()
	d.press("common.help")
	d.mustNotSee(d.words.T("helper.let"))
	d.press("common.back")
	d.openWindowSettings()
	d.mustSee("settings.unseen.cannot")
}

func TestStartAtLogin(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "en"})
	d.create()
	d.openWindowSettings()
	d.answer("settings.login", "common.yes")
	if !d.desktop.login {
		t.Fatal("the system was not asked")
	}
	if b, ok := d.window.Canvas().Focused().(*widgets.Button); !ok || b.Text != d.words.T("common.yes") {
		t.Error("the keyboard is no longer at the answer")
	}
	d.desktop.loginErr = errArtificial
	d.answer("settings.login", "common.no")
	d.mustSee("problem.unknown.title")
	if !d.desktop.login {
		t.Fatal("changed all the same")
	}
}

// TestEndOfHelpLeavesWhatIsTyped: hiding the window again from a helper takes nobody's
// half-typed words.
func TestEndOfHelpLeavesWhatIsTyped(t *testing.T) {
	d := withCode(t)
	d.openWindowSettings()
	d.answer("settings.unseen", "common.yes")
	d.press("common.done")
	d.press("common.done")
	d.press("common.help")
	d.press("helper.let")
	d.press("common.back")
	d.press("codes.entry")
	d.press("entry.note.change")
	d.window.Type(0, "artificial note, half typed")
	d.window.Press(d.words.T("helper.end", "Minutes", 10))
	d.window.MustSee(d.words.T("entry.note.title"))
	if typed := d.window.Entry(0).Text; typed != "artificial note, half typed" {
		t.Errorf("of what was typed is left %q", typed)
	}
	d.mustNotSee(d.words.T("helper.sees"))
}
