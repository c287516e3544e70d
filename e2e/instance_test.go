package e2e_test

import (
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kapukod/e2e"
)

// TestSecondStartComesForward starts the program again while it runs, below another
// window and minimised: the second start ends at once and says nothing, and the first
// is in front and as it was.
func TestSecondStartComesForward(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := withEntry(stage)
	stage.Browse("")
	k.StartAgain()
	k.InFront()
	k.Minimise()
	k.StartAgain()
	k.InFront()
	k.SeesText(entryName)
	if code := k.CopyCode(); stage.Err() == nil && !sameCode(t, code, typedKey) {
		t.Error("the window copies a wrong code after it came forward")
	}
	done(t, stage)
	intact(t, stage)
}

// TestSecondStartWithoutAnAnswer takes away the socket through which the first would
// be asked: the second then says that it runs already.
func TestSecondStartWithoutAnAnswer(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := withEntry(stage)
	if err := os.Remove(filepath.Join(stage.Home.State(), "kapukod", "instance.sock")); err != nil {
		t.Fatal(err)
	}
	second := stage.Start("hu")
	seesProblem(second, "program.running")
	second.Press("common.quit")
	second.Exit()
	k.Front()
	k.SeesText(entryName)
	done(t, stage)
}

// TestWindowIsWhereItWas moves the window, starts the program anew, and then once more
// with a place that is on no screen.
func TestWindowIsWhereItWas(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.StartAlone("hu")
	k.Sees("welcome.start")
	want := image.Rect(420, 60, 420+720, 60+640)
	k.MoveTo(want)
	k.CloseWindow()
	done(t, stage)

	k = stage.StartAlone("hu")
	k.Sees("welcome.start")
	k.SeesPlace("where it was", func(got image.Rectangle, _ bool) bool { return got == want })
	k.CloseWindow()
	file := filepath.Join(stage.Home.State(), "kapukod", "window.json")
	far := `{"x":9000,"y":-4000,"known":true,"width":2000,"height":900}`
	if err := os.WriteFile(file, []byte(far), 0o600); err != nil {
		t.Fatal(err)
	}
	k = stage.StartAlone("hu")
	k.Sees("welcome.start")
	k.SeesPlace("on the screen", func(got image.Rectangle, _ bool) bool { return got.In(stage.Screen.Bounds()) })
	done(t, stage)
}
