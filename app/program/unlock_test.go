package program_test

import "testing"

// TestFailedUnlockIsTold also to who looked at another page while the vault was being
// opened.
func TestFailedUnlockIsTold(t *testing.T) {
	d := withCode(t)
	d.press("codes.lock")
	for _, returned := range []bool{true, false} {
		d.window.Type(0, "not the passphrase")
		d.window.Press(d.words.T("unlock.open"))
		d.window.Press(d.words.T("common.help"))
		if returned {
			d.window.Press(d.words.T("common.back"))
		}
		d.queue.Drain()
		if !returned {
			d.mustSee("help.keys.title")
			d.press("common.back")
		}
		d.mustSee("problem.vault.wrong_passphrase.title")
	}
	d.press("common.help")
	d.press("common.back")
	d.mustNotSee(d.words.T("problem.vault.wrong_passphrase.title"))
}
