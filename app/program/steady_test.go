package program_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/internal/settings"
)

// TestNothingMovesWhileTimePasses: through the life of a code, and of one that was
// copied, no button slips away from under the mouse.
func TestNothingMovesWhileTimePasses(t *testing.T) {
	for _, lang := range []string{"hu", "en"} {
		for _, percent := range []int{100, 150, 300} {
			t.Run(fmt.Sprintf("%s %d", lang, percent), func(t *testing.T) {
				d := office(t, settings.Settings{Language: lang, TextPercent: percent}, 1)
				for _, copies := range []bool{false, true} {
					if copies {
						d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
						d.queue.Drain()
					}
					d.mustStandStill(30)
				}
			})
		}
	}
}

// mustStandStill fails when a button moves in so many seconds.
func (d *desk) mustStandStill(seconds int) {
	d.t.Helper()
	before := d.places()
	for s := range seconds {
		d.pass(time.Second)
		for button, at := range d.places() {
			if from, known := before[button]; known && at.Y != from.Y {
				d.t.Errorf("after %d s %q stands at %v, before at %v", s+1, button.Text, at, from)
				return
			}
		}
	}
}

// places is where each button stands that can be seen.
func (d *desk) places() map[*widgets.Button]fyne.Position {
	d.t.Helper()
	d.window.LayOut(d.window.Windows()[0])
	places := map[*widgets.Button]fyne.Position{}
	d.window.Walk(func(o fyne.CanvasObject, at fyne.Position) {
		if b, ok := o.(*widgets.Button); ok && b.Visible() {
			places[b] = at
		}
	})
	return places
}

// TestTheDiskIsLeftAlone: a vault may lie on another computer of an office. The codes are shown,
// second by second and row by row, without asking its folder.
func TestTheDiskIsLeftAlone(t *testing.T) {
	d := office(t, inHungarian(), 6)
	d.touches.Store(0)
	d.pass(30 * time.Second)
	for range 4 {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if n := d.touches.Load(); n != 0 {
		t.Errorf("the folder was asked %d times", n)
	}
}
