package program_test

import "testing"

// TestSetupGuideWhileLocked: there is a vault, and it only has to be opened: nobody is asked to choose another
// passphrase.
func TestSetupGuideWhileLocked(t *testing.T) {
	d := guidedLogin(t)
	d.press("codes.lock")
	d.press("common.help")
	d.press("guide.list")
	d.window.Press("Artificial setup")
	d.press("common.next")
	d.press("guide.opened")
	d.press("common.next")
	d.at("qr")
	d.mustNotSee(d.words.T("guide.novault.title"))
	d.mustSee("guide.locked.title")
	d.press("guide.unlock")
	d.unlock(phrase)
	d.at("qr")
	d.mustSee("enroll.source.scan")
}

// TestLoginGuideWhileLocked: nor is anybody told that there is no code.
func TestLoginGuideWhileLocked(t *testing.T) {
	d := guidedLogin(t)
	d.press("codes.lock")
	d.press("common.help")
	d.press("guide.list")
	d.window.Press("Artificial login")
	d.at("password")
	d.press("common.next")
	d.at("code")
	d.mustNotSee(d.words.T("guide.noentry.title"))
	d.mustSee("guide.locked.title")
	d.press("guide.unlock")
	d.unlock(phrase)
	d.at("code")
	d.mustSee("codes.copy")
}
