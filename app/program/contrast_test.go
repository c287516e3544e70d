package program_test

import (
	"testing"

	"kapukod/internal/settings"
)

// TestContrastWalk shows every screen in every look and finds words that stand out
// from what is behind them by less than 7:1, edges and shapes by less than 3:1.
func TestContrastWalk(t *testing.T) {
	for _, look := range []string{"light", "dark", "contrast"} {
		t.Run(look, func(t *testing.T) {
			d := newDesk(t, settings.Settings{Language: "hu", Look: look, TextPercent: 100})
			d.tour(func(screen string) {
				t.Helper()
				d.window.LayOut(d.pictureWindow())
				for _, fault := range d.window.ContrastFaults() {
					t.Errorf("%s: %s", screen, fault)
				}
			})
		})
	}
}

// TestFocusWalk gives the keyboard focus to everything on every screen, and finds
// what does not show it.
func TestFocusWalk(t *testing.T) {
	d := newDesk(t, settings.Settings{Language: "hu", TextPercent: 100})
	d.tour(func(screen string) {
		t.Helper()
		d.window.LayOut(d.pictureWindow())
		for _, fault := range d.window.FocusFaults() {
			t.Errorf("%s: %s", screen, fault)
		}
	})
}
