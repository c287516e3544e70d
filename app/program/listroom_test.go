package program_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kapukod/app/widgets"
	"kapukod/assets"
	"kapukod/internal/guide"
	"kapukod/internal/settings"
)

// TestFirstRowIsSeenWalk: whatever the size of the text and of the screen, all of the first row is in sight, and
// everything that can be done with it is within reach.
func TestFirstRowIsSeenWalk(t *testing.T) {
	guides, err := guide.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"hu", "en"} {
		for _, percent := range []int{100, 150, 200, 250, 300} {
			for _, hide := range []string{"never", "always"} {
				t.Run(fmt.Sprintf("%s %d %s", lang, percent, hide), func(t *testing.T) {
					d := newDesk(t, settings.Settings{Language: lang, TextPercent: percent, HideCodes: hide})
					d.guides = guides
					d.start()
					d.create()
					d.addClients(clients())
					for _, size := range d.window.Windows()[1:] {
						d.window.LayOut(size)
						row, top := d.firstRow()
						if end := d.listEnd(); top+row > end {
							t.Errorf("in a window of %v the first row ends at %v, the list at %v", size, top+row, end)
						}
					}
					d.openRest()
					d.mustSee("codes.entry", "codes.pin", "codes.deletion", "codes.guide")
				})
			}
		}
	}
}

// firstRow is the height of the first row of the list, and where it begins.
func (d *desk) firstRow() (height, top float32) {
	d.t.Helper()
	top = -1
	d.window.Walk(func(o fyne.CanvasObject, at fyne.Position) {
		if row, ok := o.(*widgets.CodeRow); ok && (top < 0 || at.Y < top) {
			height, top = row.MinSize().Height, at.Y
		}
	})
	if top < 0 {
		d.t.Fatal("there is no row")
	}
	return height, top
}

// listEnd is where the topmost of the buttons below the list begins.
func (d *desk) listEnd() float32 {
	d.t.Helper()
	_, top := d.firstRow()
	end := d.window.Canvas().Size().Height
	d.window.Walk(func(o fyne.CanvasObject, at fyne.Position) {
		if _, ok := o.(*widgets.Button); ok && o.Visible() && at.Y > top {
			end = min(end, at.Y)
		}
	})
	return end
}

// TestTheRestGivesTheRowsBack: the panel with what else can be done ends with Escape, with another row, and with
// what is pressed in it; the keyboard is on the rows again.
func TestTheRestGivesTheRowsBack(t *testing.T) {
	d := office(t, settings.Settings{Language: "hu", TextPercent: 200}, 6)
	rows := d.window.Canvas().Focused()
	for name, leave := range map[string]func(){
		"Escape": func() { d.key(fyne.KeyEscape) },
		"itself": func() { d.press("codes.rest.less") },
		"reads":  func() { d.press("codes.aloud") },
	} {
		d.openRest()
		d.mustSee("codes.rest.less", "codes.pin")
		leave()
		d.queue.Drain()
		d.mustSee("codes.rest")
		d.mustNotSee(d.words.T("codes.rest.less"))
		if name != "itself" && d.window.Canvas().Focused() != rows {
			t.Errorf("%s: the keyboard is elsewhere", name)
		}
	}
	d.openRest()
	d.key(fyne.KeyDown)
	d.mustSee("codes.rest")
}
