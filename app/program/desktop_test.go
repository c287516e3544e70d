package program_test

import (
	"testing"

	"kapukod/app/program"
	"kapukod/internal/settings"
)

// pretendedDesktop does with the window what a real one would.
type pretendedDesktop struct {
	above, noAbove bool
}

func (p *pretendedDesktop) deps() program.Desktop {
	return program.Desktop{
		KeepsAbove: func() bool { return !p.noAbove },
		Above:      func(on bool) { p.above = on },
	}
}

// openWindowSettings goes to the choices about the window.
func (d *desk) openWindowSettings() {
	d.t.Helper()
	d.press("settings.title")
	d.press("settings.section.window")
}

func TestOnTopAtOnceAndAtTheNextStart(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.program.Opened()
	if d.desktop.above {
		t.Fatal("above the others without being asked")
	}
	d.openWindowSettings()
	d.press("common.yes")
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
