package look_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kapukod/app/look"
)

// moving is an app in which things move.
type moving struct{ fyne.App }

func (m moving) Settings() fyne.Settings { return movingSettings{m.App.Settings()} }

type movingSettings struct{ fyne.Settings }

func (movingSettings) ShowAnimations() bool { return true }

// TestStill asks what the toolkit's own widgets ask before they move, such as the
// cursor of a field before it blinks.
func TestStill(t *testing.T) {
	still := false
	a := look.Still(moving{test.NewTempApp(t)}, func() bool { return still })
	if !a.Settings().ShowAnimations() {
		t.Error("nothing moves although nobody asked for that")
	}
	still = true
	if a.Settings().ShowAnimations() {
		t.Error("things move although nothing should")
	}
	if a.Settings().Theme() == nil || a.Driver() == nil {
		t.Error("the wrapped app lacks what the app has")
	}
}
