package e2e_test

import (
	"fmt"
	"testing"
	"time"

	"kapukod/e2e"
)

// TestScanTime says how long it takes from the click on the button until the page with the entry is there, on
// screens of two sizes. It fails only where the entry does not come.
func TestScanTime(t *testing.T) {
	for _, screen := range []struct{ width, height int }{{1920, 1080}, {3840, 2160}} {
		t.Run(fmt.Sprintf("%dx%d", screen.width, screen.height), func(t *testing.T) {
			stage := newStage(t, e2e.Setting{Now: time.Now, Width: screen.width, Height: screen.height})
			k := stage.StartAlone("hu")
			k.Aside()
			k.CreateVault(passphrase)
			stage.Browse(stage.Exhibit(firstURI))
			k.Front()
			k.Add()
			took := k.Timed("enroll.source.scan")
			k.Sees("enroll.confirm.title")
			done(t, stage)
			t.Logf("%d×%d: %v from the click to the entry", screen.width, screen.height, took.Round(time.Millisecond))
		})
	}
}
