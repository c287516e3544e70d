package program_test

import (
	"testing"

	"kapukod/internal/settings"
)

// TestReasonsOfASite: the page that says why a code may have been refused tells what
// that kind of site does, and nothing of another kind's.
func TestReasonsOfASite(t *testing.T) {
	for _, c := range []struct{ service, tells, not string }{
		{"service.keycloak", "enroll.refused.device", "enroll.refused.password.title"},
		{"service.ugyfelkapu", "enroll.refused.password.title", "enroll.refused.device"},
		{"service.generic", "enroll.refused.renewed", "enroll.refused.device"},
	} {
		t.Run(c.service, func(t *testing.T) {
			d := newDesk(t, settings.Settings{Language: "hu"})
			d.create()
			d.press("codes.add.first")
			d.press("enroll.source.type")
			d.window.Type(0, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
			d.press("common.next")
			d.window.Type(1, "teszt")
			d.press(c.service)
			d.press("enroll.confirm.save")
			d.press("enroll.code.refused")
			d.mustSee("enroll.refused.renewed", c.tells)
			d.mustNotSee(d.words.T(c.not))
		})
	}
}
