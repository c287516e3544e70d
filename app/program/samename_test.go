package program_test

import (
	"testing"

	"kapukod/internal/enroll"
	"kapukod/internal/vaultfile"
)

// TestSameNameIsAskedAbout: two people of one name set up their logins on one computer, from QR codes that name
// nobody. The second one must not take the place of the first without a question.
func TestSameNameIsAskedAbout(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	setUp := func(uri string) {
		d.screen = enrolment(uri)
		d.press("enroll.source.scan")
		d.window.Type(1, "Kovács")
		d.press("enroll.confirm.save")
	}
	finish := func() {
		d.press("enroll.code.accepted")
		d.press("enroll.deletion.skip")
		d.press("enroll.paper.finish")
	}
	d.press("codes.add.first")
	setUp("otpauth://totp/?secret=GEZDGNBVGY3TQOJQ")
	finish()
	d.press("codes.add")
	setUp("otpauth://totp/?secret=MFRGGZDFMZTWQ2LK")
	d.mustSee("enroll.confirm.replacing", "enroll.confirm.keepboth")
	d.window.Press(d.words.T("enroll.confirm.keepboth"))
	d.press("enroll.confirm.save")
	finish()
	usable := 0
	d.inVault(func(v *vaultfile.Vault) {
		document := v.Document()
		defer document.Wipe()
		for _, e := range document.Entries {
			if enroll.Usable(e) {
				usable++
			}
		}
	})
	if usable != 2 {
		t.Errorf("%d of two logins are left", usable)
	}
}
