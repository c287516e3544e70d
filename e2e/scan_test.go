package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
)

// Two enrolment codes with made-up keys.
const (
	firstURI  = "otpauth://totp/gyakorlo.ilona?secret=MNXWIZLTMNXWIZLT&issuer=Els%C5%91%20oldal"
	secondURI = "otpauth://totp/gyakorlo.bela?secret=ORSXG5BAMJQXGZJT&issuer=M%C3%A1sodik%20oldal"
)

// TestScan looks at screens that do not hold the one code that is wanted.
func TestScan(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	k.Add()

	// Nothing but our own window: once that is hidden, the screen is black.
	k.Scan("problem.screen.black.title")
	seesProblem(k, "screen.black")

	browser := stage.Browse(stage.Exhibit())
	k.Scan("problem.screen.nothing_found.title")
	seesProblem(k, "screen.nothing_found")

	stage.Visit(browser, stage.Exhibit("https://www.example.hu/egy-oldal"))
	k.Front()
	k.Scan("problem.kind.link.title")
	seesProblem(k, "kind.link")

	stage.Visit(browser, stage.Exhibit(firstURI, secondURI))
	k.Front()
	k.Scan("enroll.pick.title")
	k.SeesText("1. Első oldal – gyakorlo.ilona")
	k.PressText("2. Második oldal – gyakorlo.bela")
	k.Sees("enroll.confirm.title")
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
	code := k.CopyCode()
	done(t, stage)
	if !sameCode(t, code, "ORSXG5BAMJQXGZJT") {
		t.Error("the code is not of the key that was picked")
	}
	intact(t, stage)
}

// TestScanRefused says that the desktop is Wayland, where pictures of the screen
// come from a service that this machine does not run: the capture fails as it
// does when the user or the desktop refuses.
func TestScanRefused(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("en", "LANG=en_GB.UTF-8", "XDG_SESSION_TYPE=wayland", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent")
	k.CreateVault(passphrase)
	k.Add()
	k.Scan("problem.screen.refused.title")
	seesProblem(k, "screen.refused")
	// The other way to take the key is still there.
	k.Press("enroll.source.type")
	k.Write("enroll.type.label", typedKey)
	k.Press("common.next")
	k.Sees("enroll.confirm.title")
	done(t, stage)
	intact(t, stage)
}
